import { describe, expect, it } from 'vitest';
import type { Fault } from '@trunkline/simulator';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import type { CallEvent, ErrorKind } from '../src/index.ts';
import { clientFor, clientOf, pathsOf } from './support/client.ts';
import { manualClock } from './support/clock.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answering, close, closedPort, listen, serve, type Hit } from './support/serve.ts';

const simulator = useVatsSimulator({ time: 'manual' });
const call = { from: { extension: '101' }, toNumber: '79161234567' };

/** What leaves open whether the PBX did it. */
const doubts: readonly (readonly [string, Fault, ErrorKind])[] = [
  ['a reset before the headers', { kind: 'resetBeforeHeaders' }, 'network'],
  ['a reset in the body', { kind: 'resetInBody' }, 'network'],
  ['a cut body', { kind: 'cutBody' }, 'network'],
  ['headers that never come', { kind: 'stallHeaders' }, 'timeout'],
  ['a body that stops', { kind: 'stallBody' }, 'timeout'],
  ['a 500', { kind: 'status', status: 500 }, 'http'],
  ['a 502', { kind: 'status', status: 502 }, 'http'],
  ['a 503', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }, 'http'],
];

describe.each(doubts)('after %s', (_what, fault, kind) => {
  // Short where it must run out.
  const attemptTimeoutMs = kind === 'timeout' ? 250 : 5_000;

  it('a command is not repeated: the telephone would ring twice', async () => {
    simulator().faults.next(fault);
    const result = await clientFor(simulator(), { attemptTimeoutMs }).calls.callback(call);
    const error = errorOf(result, kind);
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(pathsOf(simulator())).toEqual(['commands/callback']);
  });

  it('a question is asked again', async () => {
    simulator().faults.next(fault, { count: 2 });
    const result = await clientFor(simulator(), { attemptTimeoutMs }).lines.list();
    expect(valueOf(result)).toHaveLength(2);
    expect(result.meta.attempts).toBe(3);
    expect(simulator().requests).toHaveLength(3);
  });

  it('a question is asked no more often than allowed', async () => {
    simulator().faults.always(fault);
    const vats = clientFor(simulator(), { attemptTimeoutMs });
    errorOf(await vats.lines.list({}, { retry: { limit: 1 } }), kind);
    expect(simulator().requests).toHaveLength(2);
    errorOf(await vats.lines.list({}, { retry: { limit: 0 } }), kind);
    expect(simulator().requests).toHaveLength(3);
  });
});

describe('a server error that the PBX tells by its code', () => {
  it.each([5000, 5001, 5002, 5003, 5004, 5011, 5099])('%i: a command is not repeated', async (code) => {
    simulator().faults.next({ kind: 'code', code });
    const error = errorOf(await clientFor(simulator()).calls.callback(call), 'api');
    expect(error).toMatchObject({ code, attempts: 1 });
    expect(simulator().requests).toHaveLength(1);
  });

  it.each([
    [5000, 'unknown'],
    [5003, 'unknown'],
    [4101, 'rejected'],
    [2240, 'rejected'],
  ])('%i leaves the outcome %s', async (code, outcome) => {
    simulator().faults.next({ kind: 'code', code });
    expect(errorOf(await clientFor(simulator()).calls.callback(call), 'api').outcome).toBe(outcome);
  });
});

describe('an answer that came and cannot be read', () => {
  it.each([{ kind: 'html' }, { kind: 'emptyBody' }, { kind: 'truncatedBody' }, { kind: 'badSyntax' }] as const)(
    'is not asked for again, not even by a question: $kind',
    async (fault) => {
      simulator().faults.next(fault);
      errorOf(await clientFor(simulator()).lines.list(), 'decode');
      expect(simulator().requests).toHaveLength(1);
    },
  );
});

describe('a connection that is refused', () => {
  it('is tried again by a command too, since nothing was sent', async () => {
    const hits: Hit[] = [];
    const server = answering(hits, [{ body: { result: 1000 } }]);
    const port = await closedPort();
    const clock = manualClock();
    const vats = clientOf({
      baseUrl: `http://127.0.0.1:${port}/vpbx/`,
      random: () => 0.5,
      // The PBX comes back while the client waits.
      clock: { ...clock, sleep: async (ms) => void (await clock.sleep(ms), await listen(server, port)) },
    });
    const result = await vats.calls.callback({ ...call, commandId: 'cmd-1' });
    await close(server);
    expect(valueOf(result)).toEqual({ commandId: 'cmd-1' });
    expect(result.meta.attempts).toBe(2);
    expect(clock.slept).toHaveLength(1);
    expect(hits).toHaveLength(1);
  });

  it.each([
    [undefined, 3],
    [{ limit: 0 }, 1],
    [{ limit: 4 }, 5],
  ])('is given up after the limit: retry %j', async (retry, attempts) => {
    const events: CallEvent[] = [];
    const vats = clientOf({
      baseUrl: `http://127.0.0.1:${await closedPort()}/`,
      onEvent: (event) => void events.push(event),
      ...(retry === undefined ? {} : { retry }),
    });
    const error = errorOf(await vats.calls.callback(call), 'network');
    expect(error).toMatchObject({ reason: 'refused', outcome: 'not_sent', category: 'network', attempts });
    expect(events.filter(({ type }) => type === 'request')).toHaveLength(attempts);
  });

  it('leads to the next server at once, without a wait', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    const clock = manualClock();
    const endpoints = [`http://127.0.0.1:${await closedPort()}/vpbx/`, baseUrl];
    const vats = clientOf({ endpoints, clock, retry: { limit: 0 } });
    valueOf(await vats.calls.callback(call));
    valueOf(await vats.calls.callback(call));
    expect([hits.length, clock.slept]).toEqual([2, []]);
  });

  it('leads nowhere after a doubt: the other server is not asked', async () => {
    const other = await serve({ body: { result: 1000 } });
    simulator().faults.next({ kind: 'resetBeforeHeaders' });
    const { apiKey, apiSalt, baseUrl } = simulator();
    const vats = clientOf({ endpoints: [baseUrl, other.baseUrl], apiKey, apiSalt });
    errorOf(await vats.calls.callback(call), 'network');
    expect(other.hits).toEqual([]);
  });
});
