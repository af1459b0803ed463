/** Serves the widget. Without an address in the environment, a simulated Callback server takes the bookings. */
import { serve } from '@hono/node-server';
import { createPtkCallbackClient, ptkCallbackOptionsFromEnv } from '@trunkline/ptk-callback';
import { createPtkCallbackSimulator } from '@trunkline/simulator';
import { widgetApp } from './app.ts';
import { readProfile } from './profile.ts';

const { SEGMENT: segment = '7001', HOST = '127.0.0.1', PORT = '4041' } = process.env;
if (!process.env['PTK_CALLBACK_BASE_URL']) {
  const { baseUrl, wsdlUrl } = await createPtkCallbackSimulator();
  Object.assign(process.env, {
    PTK_CALLBACK_BASE_URL: baseUrl,
    PTK_CALLBACK_WSDL: wsdlUrl,
    PTK_CALLBACK_TENANT: 'Main',
  });
  console.log('There is no PTK_CALLBACK_BASE_URL: bookings are made with a simulator.');
}

const options = ptkCallbackOptionsFromEnv();
const { profile } = await readProfile(process.env['PTK_CALLBACK_WSDL'] ?? '', String(options.baseUrl));
const ptk = createPtkCallbackClient({ ...options, profile });

const server = serve({ fetch: widgetApp(ptk, segment).fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`The widget stands at http://${HOST}:${port}/`);
});
server.on('error', ({ message }: Error) => {
  console.error(`${message}. Give PORT another one in .env.`);
  process.exit(1);
});
