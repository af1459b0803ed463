import { describe, expect, it } from 'vitest';
import { faultKinds, type Fault } from '@trunkline/simulator';
import { useUptivitySimulator } from '@trunkline/simulator/vitest';
import type { CallEvent, Result, UptivityClient, UptivityError, UptivityOptions } from '../src/index.ts';
import { ways, type Way } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';

const simulator = useUptivitySimulator({ time: 'manual', schedule: ({ fields }) => fields.gate !== 'private' });
const hasty = useUptivitySimulator({ time: 'manual', closeAfterReply: true, requestType: 'second', errorStatus: 500 });
const terse = useUptivitySimulator({ time: 'manual', requestType: 'absent', idleCloseMs: 30 });

function clientFor(way: Way, options: Partial<UptivityOptions> = {}, of = simulator()): UptivityClient {
  return clientOf({ baseUrl: way === 'http' ? of.baseUrl : of.socketUrl, ...options });
}

describe.for(ways)('against the simulator over %s', (way) => {
  it('a call is told of from its beginning to its end, and recorded', async () => {
    const uptivity = clientFor(way);
    const call = { deviceId: '200', callInstance: 'a' };
    const started = await uptivity.calls.start({
      ...call,
      ani: '74955404444',
      callDirection: 'inbound',
      user1: '<VIP> & Söhne',
    });
    const updated = await uptivity.calls.update({ ...call, user2: 'Привет', keepDays: 3650 });
    const again = await uptivity.calls.start(call);
    const stopped = await uptivity.calls.stop(call);
    expect([started, updated, stopped].map((result) => valueOf(result).outcome.name)).toEqual([
      'RecordingStarted',
      'RecordingUpdated',
      'RecordingStopped',
    ]);
    expect(errorOf(again, 'api')).toMatchObject({ code: 1, codeName: 'AlreadyRecording', category: 'conflict' });
    expect(simulator().calls).toMatchObject([
      {
        deviceId: '200',
        live: false,
        recorded: true,
        fields: { ani: '74955404444', callDirection: 'I', user1: '<VIP> & Söhne', user2: 'Привет', keepDays: '3650' },
      },
    ]);
    expect(simulator().protocolErrors).toEqual([]);
    expect(valueOf(await uptivity.calls.list({ callCount: 1 })).data).toMatchObject({
      CALLS: { COUNT: '1', CALL: { user2: 'Привет' } },
    });
  });

  it('a device can be named in each of the five ways', async () => {
    const uptivity = clientFor(way);
    for (const device of [
      { deviceId: '200' },
      { deviceAlias: '5200' },
      { stationName: 'DESK-200' },
      { sysUser: 'abaker' },
      { crmUser: 'alice.baker' },
    ]) {
      expect(valueOf(await uptivity.calls.start(device)).outcome.code).toBe(0);
      expect(valueOf(await uptivity.calls.stop(device)).outcome.code).toBe(13);
    }
    expect(errorOf(await uptivity.calls.start({ deviceId: '999' }), 'api')).toMatchObject({
      code: 8,
      category: 'invalid_request',
    });
    expect(errorOf(await uptivity.calls.stop({ deviceId: '203' }), 'api')).toMatchObject({
      code: 7,
      category: 'invalid_state',
    });
  });

  it('a call that no schedule wants is an error, or a success for who accepts it', async () => {
    const uptivity = clientFor(way);
    const call = { deviceId: '200', gate: 'private' };
    expect(errorOf(await uptivity.calls.start(call), 'api')).toMatchObject({ code: 9, category: 'policy' });
    simulator().reset();
    const accepted = await uptivity.calls.start(call, { acceptCodes: [9, 35] });
    expect([valueOf(accepted).outcome.code, accepted.notice?.code]).toEqual([9, 9]);
  });

  it('what only some cores took comes with a notice', async () => {
    simulator().script.cores({ answered: 1, of: 2 });
    const result = await clientFor(way).calls.start({ deviceId: '200' });
    expect([valueOf(result).outcome.effect, result.notice?.code]).toEqual(['partial', 46]);
  });

  it('the users are listed', async () => {
    const { count, users } = valueOf(await clientFor(way).users.list());
    expect(count).toBe(3);
    expect(
      users.map(({ userId, firstName, lastName, employeeId, agent, siteId }) => [
        userId,
        firstName,
        lastName,
        employeeId,
        agent,
        siteId,
      ]),
    ).toEqual([
      ['11', 'Alice', 'Baker', '00417', true, undefined],
      ['12', 'Привет', 'Миров', '1002', true, undefined],
      ['13', 'Carol', "O'Neill & Davis", '1003', false, '4'],
    ]);
    expect(users.map(({ addedAt }) => new Date(addedAt ?? '').toISOString())).toEqual([
      '2025-11-03T14:05:09.000Z',
      '2025-06-30T17:00:00.000Z',
      '2024-02-29T04:59:59.000Z',
    ]);
    expect(users.map(({ modifiedAt }) => modifiedAt && new Date(modifiedAt).getTime())).toEqual([
      Date.UTC(2026, 0, 12, 5, 30),
      undefined,
      Date.UTC(2024, 2, 1, 17, 0, 1),
    ]);
  });

  it('a server that hangs up after each reply, tells the type second and answers 500 to what it refuses is understood', async () => {
    const uptivity = clientFor(way, {}, hasty());
    for (let n = 0; n < 20; n += 1) valueOf(await uptivity.system.test());
    expect(errorOf(await uptivity.calls.stop({ deviceId: '200' }), 'api').code).toBe(7);
    expect(hasty().requests).toHaveLength(21);
    expect(hasty().protocolErrors).toEqual([]);
  });

  it('a server that repeats no type and hangs up on who is silent is understood', async () => {
    const uptivity = clientFor(way, {}, terse());
    valueOf(await uptivity.system.test());
    await new Promise((resolve) => setTimeout(resolve, 120));
    valueOf(await uptivity.calls.start({ deviceId: '200' }));
    expect(terse().requests).toHaveLength(2);
  });
});

/** What the switchboard can do to an answer, and what a command and a question make of it: kinds, and how often each is sent. */
interface Row {
  readonly fault: Fault;
  readonly command: string;
  /** Default: the same. */
  readonly answer?: string;
  readonly asked?: number;
}

const rows: { readonly [Kind in Fault['kind']]?: Row } = {
  code: { fault: { kind: 'code', code: 24 }, command: 'api' },
  status: { fault: { kind: 'status', status: 502 }, command: 'http', asked: 2 },
  rateLimit: { fault: { kind: 'rateLimit', retryAfter: '0' }, command: 'ok', asked: 2 },
  html: { fault: { kind: 'html' }, command: 'decode' },
  redirect: { fault: { kind: 'redirect', location: 'http://127.0.0.1:9/' }, command: 'http' },
  emptyBody: { fault: { kind: 'emptyBody' }, command: 'decode' },
  truncatedBody: { fault: { kind: 'truncatedBody' }, command: 'decode' },
  badSyntax: { fault: { kind: 'badSyntax' }, command: 'decode' },
  wrongCharset: { fault: { kind: 'wrongCharset' }, command: 'decode' },
  slowHeaders: { fault: { kind: 'slowHeaders', ms: 20 }, command: 'ok' },
  stallHeaders: { fault: { kind: 'stallHeaders' }, command: 'timeout', asked: 2 },
  slowBody: { fault: { kind: 'slowBody', ms: 0 }, command: 'ok' },
  stallBody: { fault: { kind: 'stallBody' }, command: 'timeout', asked: 2 },
  cutBody: { fault: { kind: 'cutBody' }, command: 'network', asked: 2 },
  resetBeforeHeaders: { fault: { kind: 'resetBeforeHeaders' }, command: 'network', asked: 2 },
  resetInBody: { fault: { kind: 'resetInBody' }, command: 'network', asked: 2 },
  gluedReplies: { fault: { kind: 'gluedReplies' }, command: 'ok' },
  foreignReply: { fault: { kind: 'foreignReply' }, command: 'decode' },
  malformedUsers: { fault: { kind: 'malformedUsers' }, command: 'ok', answer: 'decode' },
  trailingJunk: { fault: { kind: 'trailingJunk' }, command: 'ok' },
  splitReply: { fault: { kind: 'splitReply', at: 'insideCharacter' }, command: 'ok' },
};

/** A reply on the socket that ends without its last tag is one that was cut. */
const onSocket: { readonly [Kind in Fault['kind']]?: Partial<Row> } = {
  html: { command: 'network', asked: 2 },
  emptyBody: { command: 'network', asked: 2 },
  truncatedBody: { command: 'network', asked: 2 },
};

/** One that drips takes its time for each byte, so the list is not asked for. */
const question = (uptivity: UptivityClient, kind: Fault['kind']): Promise<Result<unknown, UptivityError>> =>
  kind === 'slowBody' ? uptivity.system.test() : uptivity.users.list();

const cases = ways.flatMap((way) =>
  Object.entries(faultKinds)
    .filter(([, { strikes, over }]) => strikes !== 'event' && over.includes(way))
    .map(([kind]) => [way, kind as Fault['kind']] as const),
);

describe('whatever the simulator does to a reply', () => {
  it.for(cases)('over %s, the caller gets what is known of it: %s', async ([way, kind]) => {
    const found = rows[kind];
    if (found === undefined) throw new Error('a fault that this test does not know');
    const { fault, command, answer = command, asked = 1 } = { ...found, ...(way === 'socket' ? onSocket[kind] : {}) };
    const stalls = [command, answer].includes('timeout');
    const uptivity = clientFor(way, { attemptTimeoutMs: stalls ? 200 : 5_000 });

    simulator().faults.next(fault);
    const started = await uptivity.calls.start({ deviceId: '200' });
    expect(started.error?.kind ?? 'ok').toBe(command);
    const isDoubt = ['network', 'timeout', 'decode'].includes(command);
    expect(started.error?.outcome === 'unknown' || !isDoubt).toBe(true);
    expect(simulator().requests).toHaveLength(kind === 'rateLimit' ? 2 : 1);

    simulator().faults.clear();
    simulator().faults.next(fault);
    const listed = await question(uptivity, kind);
    // A question is asked again after a doubt, and then all is well.
    expect(listed.error?.kind ?? 'ok').toBe(asked === 2 ? 'ok' : answer);
    expect(listed.meta.attempts).toBe(asked);
    expect(JSON.stringify(listed.value ?? 'Привет')).toContain(kind === 'slowBody' ? 'Succeeded' : 'Привет');
    expect(simulator().protocolErrors).toEqual([]);
  });

  it('two replies in one packet on the socket are told of, and the second is given to nobody', async () => {
    const events: CallEvent[] = [];
    const uptivity = clientFor('socket', { socket: { connections: 1 }, onEvent: (event) => void events.push(event) });
    simulator().faults.next({ kind: 'gluedReplies' });
    valueOf(await uptivity.system.test());
    expect(valueOf(await uptivity.users.list()).users).toHaveLength(3);
    expect(events.filter(({ type }) => type === 'warning')).toHaveLength(1);
  });
});
