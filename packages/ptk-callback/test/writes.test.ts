import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createPtkCallbackSimulator,
  ptkCallbackWires,
  type PtkCallbackSimulator,
  type PtkCallbackSimulatorOptions,
} from '@trunkline/simulator';
import type { PtkCallbackClient, PtkCallbackOptions, Result } from '../src/index.ts';
import { answer, clientOf, serve } from './support/serve.ts';
import { errorOf, valueOf } from './support/say.ts';

type Fault = Parameters<PtkCallbackSimulator['faults']['next']>[0];

/** Everything that can go wrong with an answer, whether the request was carried out or not. */
const faults: Readonly<Record<string, Fault>> = {
  'a code that passes': { kind: 'code', code: 109002 },
  'a code that refuses': { kind: 'code', code: 107005 },
  'a server fault': { kind: 'status', status: 500 },
  'a busy server': { kind: 'status', status: 503 },
  'a rate limit': { kind: 'rateLimit' },
  'a page': { kind: 'html' },
  'a redirect': { kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
  'an empty body': { kind: 'emptyBody' },
  'half a body': { kind: 'truncatedBody' },
  'broken XML': { kind: 'badSyntax' },
  'another charset': { kind: 'wrongCharset' },
  'headers that never come': { kind: 'stallHeaders' },
  'headers that never come, of what was not done': { kind: 'stallHeaders', carriedOut: false },
  'a body that stalls': { kind: 'stallBody' },
  'a body that is cut': { kind: 'cutBody' },
  'a connection that is reset': { kind: 'resetBeforeHeaders' },
  'a connection that is reset before anything was done': { kind: 'resetBeforeHeaders', carriedOut: false },
};

async function scene(options: PtkCallbackSimulatorOptions = {}, client: Partial<PtkCallbackOptions> = {}) {
  const simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires.provisional, ...options });
  onTestFinished(() => simulator.close());
  const ptk = clientOf({ baseUrl: simulator.baseUrl, attemptTimeoutMs: 300, totalTimeoutMs: 2_000, ...client });
  return { simulator, ptk };
}

const segment = '7001';
const contact = '5551234567';

/** Interactions that are still going to call somebody. */
const waiting = ({ interactions }: PtkCallbackSimulator): number =>
  interactions.filter((one) => one.contact === contact).length;

type Write = (ptk: PtkCallbackClient, id: string) => Promise<Result<unknown>>;

/** Every operation that writes. */
const writes: Readonly<Record<string, Write>> = {
  'interactions.add': (ptk) => ptk.interactions.add({ segment, contact }),
  'interactions.create': (ptk) => ptk.interactions.create({ segment, contact }),
  'interactions.reschedule': (ptk, interactionId) =>
    ptk.interactions.reschedule({ interactionId, appointmentTime: '2030-01-02T15:00:00Z' }),
  'interactions.setResult': (ptk, interactionId) => ptk.interactions.setResult({ interactionId, result: 'Answered' }),
  'interactions.remove': (ptk, interactionId) => ptk.interactions.remove({ interactionId, reason: 'Web Canceled' }),
  'interactions.cancel': (ptk, interactionId) => ptk.interactions.cancel({ interactionId, cancelledBy: 'web' }),
  'interactions.dequeue': (ptk, interactionId) => ptk.interactions.dequeue({ interactionId, reason: 'Abandoned' }),
  'interactions.disconnect': (ptk, interactionId) => ptk.interactions.disconnect({ interactionId }),
  'interactions.updateData': (ptk, interactionId) =>
    ptk.interactions.updateData({ interactionId, userData: { a: 'b' } }),
  'queues.setVariable': (ptk) => ptk.queues.setVariable({ queueId: 'Sales', name: 'SpeakMaxEwt', value: 'false' }),
};

describe.each(Object.entries(faults))('after %s', (_fault, fault) => {
  it.each(Object.entries(writes))(
    '%s was sent once, and left no more than one interaction or a doubt',
    async (_name, write) => {
      const { simulator, ptk } = await scene();
      const id = valueOf(await ptk.interactions.add({ segment, contact: '5550009999' })).interactionId ?? '';
      const before = simulator.requests.length;
      simulator.faults.next(fault);
      const told = await write(ptk, id);
      const limited = fault.kind === 'rateLimit' ? 3 : 1;
      expect(simulator.requests.length - before).toBeLessThanOrEqual(limited);
      expect(waiting(simulator)).toBeLessThanOrEqual(1);
      expect(told.ok || waiting(simulator) === 0 || told.error.outcome === 'unknown').toBe(true);
    },
  );

  it('a callback with an id of its own is booked once, though it was asked for again', async () => {
    const { simulator, ptk } = await scene();
    simulator.faults.next(fault);
    const told = await ptk.interactions.add({ segment, contact, externalTrackingId: 'order-1' });
    expect(waiting(simulator)).toBeLessThanOrEqual(1);
    const isThere = waiting(simulator) === 1;
    expect(told.ok ? isThere : !isThere || told.error.outcome === 'unknown').toBe(true);
  });
});

describe('an external tracking id', () => {
  const asked = { segment, contact, externalTrackingId: 'order-1' };

  it('lets a lost answer be asked for again: it is there already', async () => {
    const { simulator, ptk } = await scene();
    simulator.faults.next({ kind: 'cutBody' });
    const told = await ptk.interactions.add(asked);
    expect(valueOf(told)).toMatchObject({ alreadyThere: true, interactionId: undefined, status: { code: 108042 } });
    expect(told.ok && told.notice?.code).toBe(108042);
    expect([told.meta.attempts, waiting(simulator)]).toEqual([2, 1]);
  });

  it('that was used before is an error on the first try', async () => {
    const { ptk } = await scene();
    valueOf(await ptk.interactions.add(asked));
    const again = await ptk.interactions.add({ ...asked, contact: '5550001234' });
    expect(errorOf(again, 'api')).toMatchObject({
      code: 108042,
      category: 'conflict',
      outcome: 'rejected',
      attempts: 1,
    });
  });

  it('that somebody else has used is an error after a try that was never sent', async () => {
    const { simulator, ptk } = await scene({}, {});
    valueOf(await ptk.interactions.add(asked));
    const gone = await createPtkCallbackSimulator();
    await gone.close();
    const both = clientOf({ endpoints: [gone.baseUrl, simulator.baseUrl] });
    expect(errorOf(await both.interactions.add({ ...asked, contact: '5550001234' }), 'api').code).toBe(108042);
  });
});

describe('two nodes', () => {
  it('the second one is asked at once where the first was not there', async () => {
    const { simulator } = await scene();
    const gone = await createPtkCallbackSimulator();
    await gone.close();
    const told = await clientOf({ endpoints: [gone.baseUrl, simulator.baseUrl], retry: { limit: 0 } }).interactions.add(
      {
        segment,
        contact,
      },
    );
    expect(valueOf(told).interactionId).toBeDefined();
    expect(waiting(simulator)).toBe(1);
  });

  it('the second one is not asked after a doubt', async () => {
    const first = await serve({ status: 500, body: 'broken' });
    const second = await serve(answer(107100, '<InteractionId>i1</InteractionId>'));
    const told = await clientOf({ endpoints: [first.baseUrl, second.baseUrl] }).interactions.add({ segment, contact });
    expect(errorOf(told, 'http').outcome).toBe('unknown');
    expect([first.hits.length, second.hits.length]).toEqual([1, 0]);
  });
});
