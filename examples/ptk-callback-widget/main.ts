/** Serves the widget. Without an address in the environment, a simulated Callback server takes the bookings. */
import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { createPtkCallbackClient, profileFromWsdl, ptkCallbackOptionsFromEnv } from '@trunkline/ptk-callback';
import { createPtkCallbackSimulator } from '@trunkline/simulator';
import { widgetApp } from './app.ts';

const { SEGMENT: segment = '7001', HOST = '127.0.0.1', PORT = '4030' } = process.env;
if (!process.env['PTK_CALLBACK_BASE_URL']) {
  const { baseUrl, wsdlUrl } = await createPtkCallbackSimulator();
  Object.assign(process.env, {
    PTK_CALLBACK_BASE_URL: baseUrl,
    PTK_CALLBACK_WSDL: wsdlUrl,
    PTK_CALLBACK_TENANT: 'Main',
  });
  console.log('There is no PTK_CALLBACK_BASE_URL: bookings are made with a simulator.');
}

const { PTK_CALLBACK_WSDL = '', PTK_CALLBACK_BASE_URL } = process.env;
const wsdl = new URL(PTK_CALLBACK_WSDL, PTK_CALLBACK_BASE_URL);
const reading = profileFromWsdl(
  wsdl.protocol === 'file:' ? await readFile(wsdl, 'utf8') : await (await fetch(wsdl)).text(),
);
if (!reading.ok) throw new Error(`No profile can be read: ${JSON.stringify(reading.issues)}`);

const ptk = createPtkCallbackClient({ ...ptkCallbackOptionsFromEnv(), profile: reading.profile });

serve({ fetch: widgetApp(ptk, segment).fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`The widget stands at http://${HOST}:${port}/`);
});
