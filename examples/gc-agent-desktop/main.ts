/** Serves the desktop. Without GC's address in the environment, a contact centre of its own takes part. */
import { serve } from '@hono/node-server';
import { createGcClient, gcOptionsFromEnv } from '@trunkline/gc';
import { desktopApp } from './app.ts';
import { startRehearsal } from './rehearsal.ts';

const { GC_COMMAND_URL, HOST = '127.0.0.1', PORT = '4022' } = process.env;

const rehearsal = GC_COMMAND_URL ? undefined : await startRehearsal((request) => gc.receive(request));
const gc = createGcClient(
  rehearsal ? { baseUrl: rehearsal.baseUrl, callbackUrl: 'http://127.0.0.1/gc-events' } : gcOptionsFromEnv(),
);
if (rehearsal) {
  console.log('There is no GC_COMMAND_URL: the contact centre is made up, and you are the caller.');
  await rehearsal.bringColleague(gc);
}

const server = serve({ fetch: desktopApp(gc, rehearsal).fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`The desktop stands at http://${HOST}:${port}/`);
});
server.on('error', ({ message }: Error) => {
  console.error(`${message}. Give PORT another one in .env.`);
  process.exit(1);
});
