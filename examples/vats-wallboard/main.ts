/** Hangs up the wallboard. Without a key in the environment, a simulated PBX fills it. */
import { serve } from '@hono/node-server';
import { createVatsWebhooks } from '@trunkline/vats';
import { wallboardApp } from './app.ts';
import { openBoard } from './board.ts';
import { startPractice } from './practice.ts';

const { VATS_API_KEY = '', VATS_API_SALT = '', HOST = '127.0.0.1', PORT = '4011' } = process.env;
const practising = VATS_API_KEY === '';
const credentials = practising
  ? { apiKey: 'demo-key', apiSalt: 'demo-salt' }
  : { apiKey: VATS_API_KEY, apiSalt: VATS_API_SALT };

const board = openBoard();
const webhooks = createVatsWebhooks({ credentials });

// A repeat, or an event that others have overtaken, changes nothing.
webhooks.on('call', (event, { freshness }) => {
  if (freshness === 'fresh') board.leg(event);
});
webhooks.on('summary', (event, { freshness }) => {
  if (freshness === 'fresh') board.end(event);
});

const server = serve({ fetch: wallboardApp(board, webhooks).fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`The wallboard hangs at http://${HOST}:${port}/`);
  if (practising) void startPractice({ ...credentials, callbackUrl: `http://127.0.0.1:${port}/mango` });
});
server.on('error', ({ message }: Error) => {
  console.error(`${message}. Give PORT another one in .env.`);
  process.exit(1);
});
