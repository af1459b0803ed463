import { describe, expect, it } from 'vitest';
import {
  createGcClient,
  isDeliveryError,
  type CallEvent,
  type DeliveryError,
  type GcOptions,
  type GcSession,
} from '../src/index.ts';
import { callbackUrl, desk, postTo, type Desk } from './support/desk.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

const ready = wire.state('READY');

interface Told extends Desk {
  readonly events: CallEvent[];
  /** What the warnings say of what came. */
  readonly warnings: () => string[];
}
/** A session whose client's events are noted. */
async function told(options: Partial<GcOptions> = {}, begin: 'new' | 'connected' = 'connected'): Promise<Told> {
  const events: CallEvent[] = [];
  const warnings = (): string[] =>
    events.flatMap((event) => (event.type === 'warning' && event.operation === 'receive' ? [event.warning] : []));
  return {
    ...(await desk({ begin, options: { onEvent: (event) => events.push(event), ...options } })),
    events,
    warnings,
  };
}

/** What some libraries answer: no promise, and yet it may reject. */
const query = {
  // oxlint-disable-next-line unicorn/no-thenable -- that is the case
  then: (_done: unknown, failed: (why: Error) => void) => failed(new Error('canary-5512')),
};

describe('a listener that fails', () => {
  const failing: [string, () => unknown][] = [
    ['throws', () => { throw new Error('canary-5512'); }], // prettier-ignore
    ['rejects', async () => { throw new Error('canary-5512'); }], // prettier-ignore
    ['answers a query that rejects', () => query],
  ];
  it.each(failing)('and %s: it is a warning, is counted, and onListenerError has its error', async (_what, fail) => {
    const errors: unknown[] = [];
    const onListenerError: GcOptions['onListenerError'] = (error, at) => errors.push([String(error), at]);
    const { agent, post, events, warnings } = await told({ onListenerError });
    const heard: unknown[] = [];
    agent.on('state', fail);
    agent.on('state', (event) => heard.push(event));
    await post(ready);
    await until('it is told', () => errors.length > 0);
    expect(errors).toEqual([['Error: canary-5512', heard[0]]]);
    expect(warnings()).toEqual(['a listener threw at an event: state (see onListenerError)']);
    expect(agent.listenerFailures).toBe(1);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  it.each(failing)('to a status and %s is told with the status', async (_what, fail) => {
    const errors: unknown[] = [];
    const { agent, warnings } = await told({ onListenerError: (error, at) => errors.push([String(error), at]) });
    agent.onStatus(fail);
    await agent.close();
    await until('it is told', () => errors.length > 0);
    expect(errors).toEqual([['Error: canary-5512', 'closed']]);
    expect(warnings()).toEqual(['a listener threw at a status: closed (see onListenerError)']);
    expect(agent.listenerFailures).toBe(1);
  });

  it('changes nothing if everyone who is told of it fails too', async () => {
    const fail = (): never => {
      throw new Error('logger');
    };
    const { agent, gc } = await desk({ options: { onEvent: fail, onListenerError: fail, onTurnedAway: fail } });
    agent.on('state', fail);
    expect((await postTo(gc, agent.callbackUrl, ready)).status).toBe(200);
    expect((await postTo(gc, `${callbackUrl}/1-0`, ready)).status).toBe(403);
    expect(agent.agentState?.state).toBe('READY');
  });
});

describe('a post that is turned away', () => {
  const gate = { callbackHeaders: { 'x-gate': 'open-5512' }, callbackAddresses: ['10.0.0.7'] };
  const send = (agent: GcSession, gateWord: string, url = agent.callbackUrl, body = '{}'): Request =>
    new Request(url, { method: 'POST', body, headers: { 'x-gate': gateWord } });

  it('is told to onTurnedAway with what is at fault, and is a warning', async () => {
    const errors: DeliveryError[] = [];
    const { agent, gc, events, warnings } = await told({ ...gate, onTurnedAway: (error) => errors.push(error) }, 'new');
    const from = { address: '10.0.0.7' };
    const statuses = [
      await gc.receive(send(agent, 'open-5512'), { address: '10.0.0.8' }),
      await gc.receive(send(agent, 'open-5512')),
      await gc.receive(send(agent, 'canary'), from),
      await gc.receive(send(agent, 'open-5512', `${callbackUrl}/1-${'0'.repeat(32)}`), from),
      await gc.receive(send(agent, 'open-5512', agent.callbackUrl, '{"canary'), from),
      await gc.receive(new Request(agent.callbackUrl, { headers: { 'x-gate': 'open-5512' } }), from),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 400, 405]);
    expect(errors.map(({ kind, issues = [] }) => [kind, ...issues.map(({ path }) => path)])).toEqual([
      ['key', 'address'],
      ['key', 'address'],
      ['key', 'headers'],
      ['key', 'path'],
      ['syntax'],
      ['method'],
    ]);
    expect(errors.every(isDeliveryError)).toBe(true);
    expect(warnings()).toEqual([
      'a delivery was turned away: key, 403; address must be one of callbackAddresses',
      'a delivery was turned away: syntax, 400',
      'a delivery was turned away: method, 405',
    ]);
    expect(JSON.stringify([errors, events])).not.toMatch(/canary|5512|10\.0\.0/);
  });

  it('because its session is closed is told as well', async () => {
    const errors: string[] = [];
    const { agent, gc } = await told({ onTurnedAway: ({ message }) => errors.push(message) });
    await agent.close();
    expect((await postTo(gc, agent.callbackUrl, ready)).status).toBe(403);
    expect(errors).toEqual(['gc delivery: the key is not ours; path must be that of an open session [key, 403]']);
  });
});

it.each(['onListenerError', 'onTurnedAway'])('%s that is no function is refused at construction', (name) => {
  const wrong = { baseUrl: 'https://gc.example/command', callbackUrl, [name]: 'canary' } as unknown as GcOptions;
  expect(() => createGcClient(wrong)).toThrow(new TypeError(`${name} must be a function`));
});
