/** One of several equal processes: takes webhooks, shows the board, places callbacks. It keeps nothing that others need. */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { createClient } from 'redis';
import { createRedisCoordination } from '@trunkline/redis';
import { allowDialTo, createVatsClient, operations, vatsLimits, vatsOptionsFromEnv } from '@trunkline/vats';
import { openBoard, type Row } from './board.ts';

process.on('disconnect', () => process.exit()); // also while Redis is still waited for

const name = process.argv[2] ?? 'worker';
const { REDIS_URL = 'redis://127.0.0.1:6379', ALLOW_DIAL_TO = '' } = process.env;

// Limits, blocks, seen webhooks and outcomes are those of all workers.
const coordination = createRedisCoordination(createClient({ url: REDIS_URL }), {
  namespace: 'wallboard',
  limits: vatsLimits,
  onState: (state) => console.log(`${name}: Redis is ${state}`),
});
const vats = createVatsClient({
  ...vatsOptionsFromEnv(),
  coordination,
  guard: allowDialTo(ALLOW_DIAL_TO.split(',').filter((number) => number !== '')),
  // A webhook whose row is not on the board counts as unseen, and comes again.
  webhooks: { acknowledge: 'after-handler' },
});
const board = await openBoard(REDIS_URL);

const party = ({ extension, number }: { readonly extension?: string; readonly number?: string }): string =>
  extension ?? number ?? '?';

vats.webhooks.on('call', ({ callId, seq, callState: state, from, to }) =>
  board.put({ callId, seq, state, from: party(from), to: party(to), toldBy: name }),
);

const page = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const app = new Hono();
app.get('/', (context) => context.html(page));
app.post('/mango/*', (context) => vats.webhooks.receive(context.req.raw));

app.get('/events', (context) =>
  streamSSE(context, async (stream) => {
    const show = (row: Row): Promise<void> => stream.writeSSE({ data: JSON.stringify(row) });
    const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
    const stop = board.listen((row) => void show(row));
    await stream.writeSSE({ event: 'worker', data: name });
    for (const row of await board.rows()) await show(row);
    await ended;
    stop();
  }),
);

// The answer comes when the PBX has told how the command ended, whichever worker it told.
app.post('/callback', async (context) => {
  const { extension, toNumber } = await context.req.json<{ extension: string; toNumber: string }>();
  const done = await vats.commands.run(operations.calls.callback, { from: { extension }, toNumber });
  if (done.ok) return context.json({ commandId: done.value.commandId, result: done.value.result.name, by: name });
  const { kind, message, outcome } = done.error;
  return context.json({ kind, message, outcome, by: name }, kind === 'input' || kind === 'refused' ? 422 : 502);
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.(port));
