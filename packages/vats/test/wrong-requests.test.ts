import { describe, expect, it } from 'vitest';
import { createVatsSimulator } from '@trunkline/simulator';
import type { CallEvent, Coordination, VatsClient, VatsOptions } from '../src/index.ts';
import { clientFor, clientOf } from './support/client.ts';
import { manualClock, type ManualClock } from './support/clock.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Answering, type Reply } from './support/serve.ts';

const wrongRequest: Reply = { body: { result: 3104 } };
const blocked: Reply = { status: 401, body: { name: 'Unauthorized', message: 'Blocked.', code: 0, status: 401 } };
const fine: Reply = { body: { result: 1000, lines: [] } };
const page: Reply = { status: 401, body: '<h1>401', headers: { 'content-type': 'text/html' } };

interface Scene extends Answering {
  readonly vats: VatsClient;
  readonly clock: ManualClock;
}

async function scene(replies: readonly [Reply, ...Reply[]], options: Partial<VatsOptions> = {}): Promise<Scene> {
  const clock = manualClock();
  const server = await serve(...replies);
  return { ...server, clock, vats: clientOf({ baseUrl: server.baseUrl, clock, ...options }) };
}

/** After a wrong request the PBX answers 401 to the next one, and blocks access until two minutes after the first. Source: manual 2026 §1.4.1. */
describe('after a wrong request and a 401', () => {
  it.each([
    ['JSON', blocked],
    ['a page', page],
  ])('nothing is sent until two minutes after the wrong request (401 with %s)', async (_form, refusal) => {
    const { vats, clock, hits } = await scene([wrongRequest, refusal, fine]);
    expect(errorOf(await vats.lines.list(), 'api').code).toBe(3104);
    clock.advance(30_000);
    const told = errorOf(await vats.lines.list(), 'http');
    expect(told).toMatchObject({ status: 401, category: 'rate_limited', retryAfterMs: 90_000, attempts: 1 });
    clock.advance(10_000);
    const held = errorOf(await vats.lines.list(), 'refused');
    expect(held).toMatchObject({
      reason: 'window',
      category: 'rate_limited',
      outcome: 'not_sent',
      retry: 'later',
      retryAfterMs: 80_000,
      attempts: 0,
    });
    clock.advance(79_999);
    errorOf(await vats.lines.list(), 'refused');
    expect(hits).toHaveLength(2);
    clock.advance(1);
    valueOf(await vats.lines.list());
    expect(hits).toHaveLength(3);
  });

  it('commands are held too', async () => {
    const { vats, hits } = await scene([wrongRequest, blocked, fine]);
    await vats.lines.list();
    await vats.lines.list();
    errorOf(await vats.calls.hangup({ callId: 'c1' }), 'refused');
    expect(hits).toHaveLength(2);
  });

  it('the two minutes begin with the first of several wrong requests', async () => {
    const { vats, clock } = await scene([wrongRequest, { status: 420, body: { code: 3300 } }, blocked]);
    await vats.lines.list();
    clock.advance(60_000);
    await vats.lines.list();
    clock.advance(30_000);
    expect(errorOf(await vats.lines.list(), 'http').retryAfterMs).toBe(30_000);
  });

  it('a wrong request of long ago does not count', async () => {
    const { vats, clock } = await scene([wrongRequest, wrongRequest, blocked]);
    await vats.lines.list();
    clock.advance(200_000);
    await vats.lines.list();
    clock.advance(20_000);
    expect(errorOf(await vats.lines.list(), 'http').retryAfterMs).toBe(100_000);
  });

  it('the hold can be made shorter', async () => {
    const { vats, clock } = await scene([wrongRequest, blocked, fine], { wrongRequestHoldMs: 5_000 });
    await vats.lines.list();
    clock.advance(2_000);
    expect(errorOf(await vats.lines.list(), 'http').retryAfterMs).toBe(3_000);
    clock.advance(3_000);
    valueOf(await vats.lines.list());
  });

  it('the hold can be switched off', async () => {
    const { vats, hits } = await scene([wrongRequest, blocked, fine], { wrongRequestHoldMs: 0 });
    await vats.lines.list();
    expect(errorOf(await vats.lines.list(), 'http')).toMatchObject({ status: 401, category: 'authentication' });
    valueOf(await vats.lines.list());
    expect(hits).toHaveLength(3);
  });

  it('clients that share their holds are held together', async () => {
    const held = new Map<string, number>();
    const coordination: Coordination = {
      holds: { until: async (key) => held.get(key), hold: async (key, until) => void held.set(key, until) },
    };
    const { vats, clock, baseUrl, hits } = await scene([wrongRequest, blocked, fine], { coordination });
    await vats.lines.list();
    await vats.lines.list();
    const error = errorOf(await clientOf({ baseUrl, clock, coordination }).lines.list(), 'refused');
    expect(error).toMatchObject({ reason: 'window', retryAfterMs: 120_000 });
    expect(hits).toHaveLength(2);
  });
});

describe('a 401 that no wrong request explains', () => {
  it.each([
    ['the first answer', [blocked, fine]],
    ['after another refusal', [{ body: { result: 4101 } }, blocked, fine]],
    ['after a success', [fine, blocked, fine]],
  ] as const)('holds nothing back: %s', async (_when, replies) => {
    const { vats, hits } = await scene(replies);
    const results = [await vats.lines.list(), await vats.lines.list(), await vats.lines.list()];
    expect(hits).toHaveLength(3);
    const refusal = results[replies.indexOf(blocked)];
    expect(refusal?.error).toMatchObject({ kind: 'http', status: 401, category: 'authentication' });
  });

  it('nor does one that comes after the two minutes', async () => {
    const { vats, clock, hits } = await scene([wrongRequest, blocked, fine]);
    await vats.lines.list();
    clock.advance(120_000);
    expect(errorOf(await vats.lines.list(), 'http').category).toBe('authentication');
    valueOf(await vats.lines.list());
    expect(hits).toHaveLength(3);
  });
});

describe('a wrong request', () => {
  it.each([3100, 3104, 3300, 3400])('is never repeated (%i)', async (result) => {
    const { vats, hits } = await scene([{ body: { result } }, fine]);
    expect(errorOf(await vats.lines.list(), 'api')).toMatchObject({ code: result, attempts: 1 });
    expect(hits).toHaveLength(1);
  });
});

describe('the rule as the PBX plays it', () => {
  it('is kept: two wrong calls, then silence, then calls again', async () => {
    await using simulator = await createVatsSimulator({ time: 'manual', wrongRequestRule: true, refusals: 'answer' });
    const vats = clientFor(simulator, { clock: simulator.clock });
    const nobody = { from: { extension: '999' }, toNumber: '79161234567' };
    expect(errorOf(await vats.calls.callback(nobody), 'api').code).toBe(3100);
    await simulator.advance(50_000);
    expect(errorOf(await vats.calls.callback(nobody), 'http').retryAfterMs).toBe(70_000);
    errorOf(await vats.account.balance(), 'refused');
    await simulator.advance(70_000);
    valueOf(await vats.account.balance());
    expect(simulator.requests.map(({ answeredStatus }) => answeredStatus)).toEqual([200, 401, 200]);
  });
});

/** The PBX blocks a key, whichever process sends with it. */
describe('clients that share a store', () => {
  const shared = (): Required<Pick<Coordination, 'holds'>> => {
    const held = new Map<string, number>();
    const hold = (key: string, untilMs: number): void => void held.set(key, untilMs);
    return { holds: { until: (key) => held.get(key), hold } };
  };

  it('with one key stop together, and remember the wrong request of either', async () => {
    const clock = manualClock();
    const server = await serve(wrongRequest, blocked, fine);
    const coordination = shared();
    const [one, other] = [1, 2].map(() => clientOf({ baseUrl: server.baseUrl, clock, coordination }));
    errorOf(await (one as VatsClient).lines.list(), 'api');
    clock.advance(30_000);
    expect(errorOf(await (other as VatsClient).lines.list(), 'http').retryAfterMs).toBe(90_000);
    errorOf(await (one as VatsClient).lines.list(), 'refused');
    expect(server.hits).toHaveLength(2);
  });

  it('with another key go on', async () => {
    const clock = manualClock();
    const server = await serve(wrongRequest, blocked, fine);
    const coordination = shared();
    const one = clientOf({ baseUrl: server.baseUrl, clock, coordination });
    const stranger = clientOf({ baseUrl: server.baseUrl, clock, coordination, apiKey: 'key of another PBX' });
    await one.lines.list();
    await one.lines.list();
    valueOf(await stranger.lines.list());
    expect(server.hits).toHaveLength(3);
  });

  it('leave no key in the store', async () => {
    const kept: string[] = [];
    const holds = { until: () => undefined, hold: (key: string) => void kept.push(key) };
    const { vats } = await scene([wrongRequest], { apiKey: 'canary-key', coordination: { holds } });
    await vats.lines.list();
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain('canary');
  });

  it('read a code that comes with a 401 when nobody was wrong before', async () => {
    const { vats } = await scene([{ status: 401, body: { result: 3105 } }]);
    expect(errorOf(await vats.lines.list(), 'api')).toMatchObject({ code: 3105, status: 401 });
  });
});

describe('with holdAfterWrongRequest', () => {
  it('nothing is sent after the first wrong request, until the PBX has forgotten it; an event says so', async () => {
    const events: CallEvent[] = [];
    const { vats, clock, hits } = await scene([wrongRequest, fine], {
      holdAfterWrongRequest: true,
      onEvent: (event) => events.push(event),
    });
    expect(errorOf(await vats.lines.list(), 'api').code).toBe(3104);
    clock.advance(20_000);
    expect(errorOf(await vats.lines.list(), 'refused')).toMatchObject({ reason: 'window', retryAfterMs: 100_000 });
    expect(events.filter(({ type }) => type === 'hold')).toMatchObject([{ type: 'hold', waitMs: 120_000 }]);
    expect(hits).toHaveLength(1);
    clock.advance(100_000);
    valueOf(await vats.lines.list());
  });

  it('a second wrong request that was on its way does not prolong the pause', async () => {
    const { vats, clock } = await scene([wrongRequest], { holdAfterWrongRequest: true });
    await Promise.all([vats.lines.list(), vats.lines.list()]);
    clock.advance(50_000);
    expect(errorOf(await vats.lines.list(), 'refused').retryAfterMs).toBe(70_000);
  });
});

it('a block by the PBX is told as an event', async () => {
  const events: CallEvent[] = [];
  const { vats, clock } = await scene([wrongRequest, blocked], { onEvent: (event) => events.push(event) });
  await vats.lines.list();
  clock.advance(30_000);
  await vats.lines.list();
  expect(events.filter(({ type }) => type === 'hold')).toMatchObject([{ type: 'hold', waitMs: 90_000 }]);
});
