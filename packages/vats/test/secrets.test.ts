import { describe, expect, it } from 'vitest';
import { faultKinds, type Fault, type SocketFault } from '@trunkline/simulator';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { toPlain, type CallEvent, type VatsOptions } from '../src/index.ts';
import { calls, canary, leaks } from './support/secrets.ts';
import { clientFor, clientOf } from './support/client.ts';
import { closedPort, serve } from './support/serve.ts';

const { apiKey, apiSalt } = canary;
const simulator = useVatsSimulator({ time: 'manual', apiKey, apiSalt });
const echo = `${apiKey} ${apiSalt} ${canary.wireNumber} ${canary.text}`;

/** Everything the switchboard can do to a vendor without a socket; what strikes events only leaves the calls as they are. */
const faults: { readonly [Kind in Exclude<Fault, SocketFault>['kind']]: Fault } = {
  code: { kind: 'code', code: 3100 },
  status: { kind: 'status', status: 500, body: echo, headers: { 'content-type': 'text/plain' } },
  rateLimit: { kind: 'rateLimit', retryAfter: '0' },
  html: { kind: 'html', page: `<h1>${echo}` },
  redirect: { kind: 'redirect', location: `http://127.0.0.1:9/${canary.wireNumber}?key=${apiKey}&salt=${apiSalt}` },
  emptyBody: { kind: 'emptyBody' },
  truncatedBody: { kind: 'truncatedBody' },
  badSyntax: { kind: 'badSyntax' },
  wrongCharset: { kind: 'wrongCharset' },
  slowHeaders: { kind: 'slowHeaders', ms: 10 },
  stallHeaders: { kind: 'stallHeaders' },
  slowBody: { kind: 'slowBody', ms: 1 },
  stallBody: { kind: 'stallBody' },
  cutBody: { kind: 'cutBody' },
  resetBeforeHeaders: { kind: 'resetBeforeHeaders' },
  resetInBody: { kind: 'resetInBody' },
  duplicateEvent: { kind: 'duplicateEvent' },
  lateEvent: { kind: 'lateEvent', ms: 10 },
  outOfOrderEvents: { kind: 'outOfOrderEvents' },
  dropEvent: { kind: 'dropEvent' },
  badSignatureEvent: { kind: 'badSignatureEvent' },
};

/** Does a call go well all the same? A long list that drips, byte by byte, takes longer than these calls may. */
const spared = ({ kind }: Fault, name: string): boolean =>
  faultKinds[kind].strikes === 'event' || kind === 'slowHeaders' || (kind === 'slowBody' && name !== 'users');

/** Short where the answer can't come in time, long where a busy machine must not make a difference. */
const patience = (fault: Fault, name: string): Partial<VatsOptions> => ({
  attemptTimeoutMs: !spared(fault, name) && /^(stall|slow)/.test(fault.kind) ? 200 : 5_000,
  retry: { limit: 1 },
});

const signsOf = (): string[] => simulator().requests.map(({ form }) => form?.['sign'] ?? 'no signature at all');

describe.each(Object.keys(calls))('no secret can be read anywhere: %s', (name) => {
  const call = calls[name] ?? (() => Promise.reject(new Error('no such call')));

  it('when all goes well', async () => {
    const events: CallEvent[] = [];
    const result = await call(clientFor(simulator(), { keepRaw: true, onEvent: (event) => void events.push(event) }));
    expect(result.ok).toBe(true);
    expect(events.map(({ type }) => type)).toEqual(['start', 'request', 'response', 'settled']);
    expect(simulator().requests[0]?.body).toContain(apiKey);
    expect(leaks(result, events, signsOf())).toEqual([]);
    expect(leaks(toPlain(result), events, signsOf())).toEqual([]);
  });

  it.each(Object.entries(faults))('after %s', async (_kind, fault) => {
    simulator().faults.always(fault);
    const events: CallEvent[] = [];
    const result = await call(
      clientFor(simulator(), { ...patience(fault, name), keepRaw: true, onEvent: (event) => void events.push(event) }),
    );
    expect(spared(fault, name)).toBe(result.ok);
    expect(signsOf().every((sign) => /^[\da-f]{64}$/.test(sign))).toBe(true);
    expect(leaks(result, events, signsOf())).toEqual([]);
    expect(leaks(toPlain(result), [], signsOf())).toEqual([]);
  });
});

describe('no secret can be read anywhere', () => {
  const shout = (): never => {
    throw Object.assign(new Error(echo, { cause: new Error(echo) }), { body: echo, config: { headers: { echo } } });
  };

  it.each<readonly [string, Partial<VatsOptions>]>([
    ['nobody listens', {}],
    ['fetch throws', { fetch: shout }],
    ['fetch rejects', { fetch: async () => shout() }],
    ['the sender throws', { sender: shout }],
    ['the sender throws a text', { sender: () => Promise.reject(echo) }], // oxlint-disable-line prefer-promise-reject-errors
    ['the guard throws', { guard: shout }],
    ['the guard refuses', { guard: () => false }],
    ['the salt cannot be had', { apiSalt: shout }],
    ['the store of limits throws', { coordination: { limits: { take: shout } } }],
    ['the store of holds throws', { coordination: { holds: { until: shout, hold: shout } } }],
    ['the clock throws', { clock: { now: () => 0, monotonic: () => 0, sleep: shout } }],
  ])('when %s', async (_what, options) => {
    const events: CallEvent[] = [];
    const baseUrl = `http://127.0.0.1:${await closedPort()}/`;
    const vats = clientOf({ baseUrl, apiKey, apiSalt, ...options, onEvent: (event) => void events.push(event) });
    for (const call of Object.values(calls)) {
      const result = await call(vats);
      expect(result.ok).toBe(false);
      expect(leaks(result, events, [])).toEqual([]);
    }
    expect(events.filter(({ type }) => type === 'settled')).toHaveLength(3);
  });

  it.each([
    ['in words', { result: 3100, message: echo, error: [echo], fields: { [canary.wireNumber]: 3104, text: 3104 } }],
    ['as a code', { result: echo }],
    ['in fields that nobody knows', { result: 1000, users: [{ general: { canary: echo }, telephony: {} }], echo }],
    ['where a list is due', { result: 1000, users: echo }],
    ['where an object is due', { result: 1000, users: [echo] }],
    ['as the name of a field', { result: 3100, fields: { [echo]: echo } }],
  ])('when the PBX repeats what it was told: %s', async (_where, body) => {
    const events: CallEvent[] = [];
    const { baseUrl, hits } = await serve({ body, headers: { 'x-uuid': `${echo.slice(0, 30)} x`, 'x-echo': apiKey } });
    const vats = clientOf({ baseUrl, apiKey, apiSalt, keepRaw: true, onEvent: (event) => void events.push(event) });
    for (const call of Object.values(calls)) {
      const result = await call(vats);
      expect(
        leaks(
          result,
          events,
          hits.map(({ form }) => form.sign),
        ),
      ).toEqual([]);
    }
    expect(hits.length).toBe(3);
  });

  it('when the input is wrong', async () => {
    const { baseUrl } = await serve({ body: { result: 1000 } });
    const vats = clientOf({ baseUrl, apiKey, apiSalt });
    const wrong = {
      text: canary.text.repeat(30),
      fromExtension: canary.sip,
      toNumber: canary.text,
      [canary.wireNumber]: 1,
    };
    const result = await vats.sms.send(wrong as never);
    expect(result.error?.kind).toBe('input');
    expect(leaks(result, [], [])).toEqual([]);
  });

  it('and this test would see one', () => {
    const planted = [apiSalt, canary.wireNumber, encodeURIComponent(canary.text), 'f'.repeat(64)];
    for (const secret of planted) {
      expect(leaks({ error: new Error('x', { cause: new Error(secret) }) }, [], ['f'.repeat(64)])).not.toEqual([]);
      expect(leaks({ hidden: Object.defineProperty({}, 'a', { value: secret }) }, [], ['f'.repeat(64)])).not.toEqual(
        [],
      );
    }
  });

  it('of a fault that the switchboard knows and this test does not', () => {
    const known = Object.entries(faultKinds).filter(([, { needs }]) => needs !== 'socket');
    expect(Object.keys(faults).toSorted()).toEqual(known.map(([kind]) => kind).toSorted());
  });
});
