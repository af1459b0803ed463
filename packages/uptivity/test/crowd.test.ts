import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUptivityClient, type Result, type UptivityError, type UptivityReply } from '../src/index.ts';
import type { Asked } from './support/asked.ts';
import { chanceOf } from './support/chance.ts';
import { fine, no } from './support/result-xml.ts';
import { serveSocket, type SocketServer } from './support/socket-server.ts';
import { until } from './support/until.ts';

/** What the server may do with a request. */
const acts = [
  'answer',
  'late',
  'pieces',
  'padding',
  'close',
  'closeLater',
  'closeAtOnce',
  'resetAtOnce',
  'cut',
  'resetWithin',
  'silence',
  'foreign',
  'glued',
  'stray',
  'refuse',
  'busy',
] as const;
type Act = (typeof acts)[number];

interface Script {
  readonly act: Act;
  /** A delay in milliseconds, or a place to cut at. */
  readonly number: number;
}

/** Every reply holds the number of the caller it is meant for, so that one in the wrong hands is seen. */
const replyTo = ({ id, fields }: Asked): string => fine(id, `<N>${fields['N']}</N><A>я🎧</A>`);

async function perform(asked: Asked, socket: Socket, { act, number }: Script): Promise<void> {
  const bytes = Buffer.from(replyTo(asked));
  const at = 1 + (number % (bytes.length - 2));
  switch (act) {
    case 'answer':
      socket.write(bytes);
      return;
    case 'late':
      await sleep(number % 30);
      socket.write(bytes);
      return;
    case 'pieces':
      socket.write(bytes.subarray(0, at));
      await sleep(number % 4);
      socket.write(bytes.subarray(at));
      return;
    case 'padding':
      socket.write(Buffer.concat([bytes, Buffer.from('\r\n\0 ')]));
      return;
    case 'close':
      socket.end(bytes);
      return;
    case 'closeLater':
      socket.write(bytes);
      setTimeout(() => socket.end(), number % 40);
      return;
    case 'closeAtOnce':
      socket.end();
      return;
    case 'resetAtOnce':
      socket.resetAndDestroy();
      return;
    case 'cut':
      socket.end(bytes.subarray(0, at));
      return;
    case 'resetWithin':
      socket.write(bytes.subarray(0, at));
      await sleep(number % 4);
      socket.resetAndDestroy();
      return;
    case 'silence':
      return;
    case 'foreign':
      socket.write(fine('2147483646', '<N>foreign</N>'));
      return;
    case 'glued':
      socket.write(Buffer.concat([bytes, Buffer.from(fine('2147483646', '<N>foreign</N>'))]));
      return;
    case 'stray':
      socket.write(bytes);
      setTimeout(() => socket.destroyed || socket.write(fine('2147483646', '<N>foreign</N>')), number % 60);
      return;
    case 'refuse':
      socket.write(no(asked.id, 24));
      return;
    case 'busy':
      socket.write(no(asked.id, 47));
      return;
  }
}

const own = new Set<Act>(['answer', 'late', 'pieces', 'padding', 'close', 'closeLater', 'glued', 'stray']);

type Answered = Result<UptivityReply, UptivityError>;

interface Played {
  readonly server: SocketServer;
  readonly results: readonly Answered[];
}

/** Makes all calls at once; what the server does depends on the caller's number. */
async function play(scripts: readonly Script[], connections: number): Promise<Played> {
  const server = await serveSocket(async (asked, socket) => {
    const script = scripts[Number(asked.fields['N'])];
    if (script !== undefined) await perform(asked, socket, script);
  });
  const uptivity = createUptivityClient({
    baseUrl: server.baseUrl,
    socket: { connections },
    attemptTimeoutMs: 2_000,
    retry: { limit: 0 },
    random: () => 0,
  });
  // A call that waits for a place behind the silent ones may wait for several of them.
  const options = (script: Script): object => (script.act === 'silence' ? { attemptTimeoutMs: 60 } : {});
  const results = await Promise.all(scripts.map((script, n) => uptivity.request('X', { N: n }, options(script))));
  await uptivity.close({ drainMs: 0 });
  await until('all connections are closed', () => server.open === 0);
  return { server, results };
}

/** What may still strike the next request on the same connection, and nobody can tell before. */
const leavesTraces = new Set<Act>(['stray', 'close', 'closeLater']);

/**
 * The callers whose connection had been left in disorder by a caller before them; those whom the server never heard
 * wrote into one that it was closing.
 */
function struck({ asked }: SocketServer, scripts: readonly Script[]): ReadonlySet<number> {
  const disorder = new Set<number>();
  const heard = new Set(asked.map(({ fields }) => Number(fields['N'])));
  const found = new Set<number>([...scripts.keys()].filter((n) => !heard.has(n)));
  for (const { connection, fields } of asked) {
    const n = Number(fields['N']);
    if (disorder.has(connection)) found.add(n);
    if (leavesTraces.has(scripts[n]?.act ?? 'answer')) disorder.add(connection);
  }
  return disorder.size === 0 ? new Set() : found;
}

/** What a failure must be, by what the server did. */
function failure(act: Act): readonly string[] {
  if (own.has(act)) return [];
  if (act === 'refuse' || act === 'busy') return ['api'];
  if (act === 'foreign') return ['decode'];
  return act === 'silence' ? ['timeout'] : ['network'];
}

/** What is out of order: a reply in the wrong hands, two requests at once, a failure without a cause. */
function outOfOrder({ server, results }: Played, scripts: readonly Script[]): string[] {
  const unlucky = struck(server, scripts);
  const found = results.flatMap((result, n) => {
    const act = scripts[n]?.act ?? 'answer';
    if (result.ok) {
      if (!own.has(act)) return [`call ${n}: a success, though the server did "${act}"`];
      const given = JSON.stringify(result.value.data);
      return given === JSON.stringify({ N: String(n), A: 'я🎧' }) ? [] : [`call ${n} got ${given}`];
    }
    const { error } = result;
    const allowed = unlucky.has(n) ? [...failure(act), 'network', 'decode', 'timeout'] : failure(act);
    return allowed.includes(error.kind) ? [] : [`call ${n} (${act}): ${error.message}`];
  });
  const numbers = server.asked.map(({ fields }) => fields['N']);
  return [
    ...found,
    ...(new Set(numbers).size === numbers.length ? [] : ['a request was sent twice']),
    ...(server.pipelined === 0 ? [] : [`${server.pipelined} requests before the reply`]),
    ...server.faults.map((fault) => `the server read no request: ${String(fault)}`),
  ];
}

const seeds = [1, 2, 3, 5, 8, 13, 21, 34];

describe('64 calls at once over four connections that are slow and break', () => {
  it.for(seeds)('each get their own answer or an error, seed %i', { timeout: 15_000 }, async (seed) => {
    const chance = chanceOf(seed);
    const scripts = Array.from({ length: 64 }, (): Script => ({
      act: acts[chance.below(acts.length)] ?? 'answer',
      number: chance.below(10_000),
    }));
    const played = await play(scripts, 4);
    expect(outOfOrder(played, scripts)).toEqual([]);
    expect(played.results.filter(({ ok }) => ok).length).toBeGreaterThan(10);
  });

  it('all get their own answer where nothing breaks', async () => {
    const chance = chanceOf(55);
    const scripts = Array.from({ length: 64 }, (): Script => ({
      act: (['answer', 'late', 'pieces', 'padding'] as const)[chance.below(4)] ?? 'answer',
      number: chance.below(10_000),
    }));
    const played = await play(scripts, 4);
    expect(outOfOrder(played, scripts)).toEqual([]);
    expect(played.results.filter(({ ok }) => !ok)).toEqual([]);
    expect(played.server.mostOpen).toBe(4);
  });
});

describe('any server whatever', () => {
  it('gives no reply to the wrong caller', { timeout: 30_000 }, async () => {
    // Silence takes its time each time; the seeds above have it.
    const act = fc.constantFrom(...acts.filter((one) => one !== 'silence'));
    const script = fc.record({ act, number: fc.nat(10_000) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(script, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        async (scripts, connections) => {
          const played = await play(scripts, connections);
          expect(outOfOrder(played, scripts)).toEqual([]);
        },
      ),
      { seed: 20_261_122, numRuns: 25 },
    );
  });
});
