import { describe, expect, it } from 'vitest';
import { memorySeenEvents, type ReceiverOptions, type SeenEvents } from '../../src/index.ts';
import { tick, watchProcess } from '../support/script.ts';
import { desk, post, type CallEnded, type Ended } from './desk.ts';

const event = { id: 'e-1', call: 'c-1', seq: 1 };
const never = (): Promise<never> => new Promise(() => undefined);
type Handler = NonNullable<ReceiverOptions<CallEnded>['onEvent']>;

interface Heard {
  readonly seen: Ended[];
  readonly errors: unknown[];
  readonly receive: (body: unknown) => Promise<number>;
}
/** A receiver that notes what its handler gets, and what becomes of it. */
function listen(handler: Handler = () => undefined, options: ReceiverOptions<CallEnded> = {}): Heard {
  const seen: Ended[] = [];
  const errors: unknown[] = [];
  const receiver = desk({
    onEvent: (delivery) => (seen.push(delivery), handler(delivery)),
    onHandlerError: (error) => errors.push(error),
    ...options,
  });
  return { seen, errors, receive: async (body) => (await receiver.receive(post(body))).status };
}
const freshness = ({ seen }: Heard): string[] => seen.map((delivery) => `${delivery.event.id} ${delivery.freshness}`);

describe('the handler gets', () => {
  it('a new event once, however often it is delivered; every delivery is told 200', async () => {
    const heard = listen();
    expect([await heard.receive(event), await heard.receive(event), await heard.receive(event)]).toEqual([
      200, 200, 200,
    ]);
    expect(freshness(heard)).toEqual(['e-1 fresh']);
  });

  it('duplicates as well when it asks for them', async () => {
    const heard = listen(undefined, { duplicates: true });
    await heard.receive(event);
    await heard.receive(event);
    expect(freshness(heard)).toEqual(['e-1 fresh', 'e-1 duplicate']);
  });

  it('an event that was overtaken, marked as stale', async () => {
    const heard = listen();
    await heard.receive({ id: 'e-1', call: 'c-1', seq: 1 });
    await heard.receive({ id: 'e-3', call: 'c-1', seq: 3 });
    await heard.receive({ id: 'e-2', call: 'c-1', seq: 2 });
    await heard.receive({ id: 'e-9', call: 'c-2', seq: 1 });
    expect(freshness(heard)).toEqual(['e-1 fresh', 'e-3 fresh', 'e-2 stale', 'e-9 fresh']);
  });

  it('what the memory that it shares with others has not seen', async () => {
    const seen: SeenEvents = memorySeenEvents();
    const [one, other] = [listen(undefined, { seen }), listen(undefined, { seen })];
    await one.receive(event);
    await other.receive(event);
    expect([freshness(one), freshness(other)]).toEqual([['e-1 fresh'], []]);
  });
});

const failures: [string, Handler, unknown][] = [
  ['throws', () => { throw new RangeError('mine'); }, new RangeError('mine')], // prettier-ignore
  ['rejects', async () => Promise.reject(new RangeError('mine')), new RangeError('mine')],
  ['throws a text', () => { throw 'text'; }, 'text'], // prettier-ignore
  ['rejects with nothing', () => Promise.reject(undefined), undefined],
];

describe('by default the sender is told 200 once the event is recorded', () => {
  it.each(failures)(
    'also if the handler %s; the failure is told, and the next event is served',
    async (_what, handler, thrown) => {
      const unhandled = watchProcess();
      const heard = listen(handler);
      expect(await heard.receive(event)).toBe(200);
      expect(await heard.receive({ id: 'e-2' })).toBe(200);
      await tick(5);
      expect(heard.errors).toEqual([thrown, thrown]);
      expect(freshness(heard)).toEqual(['e-1 fresh', 'e-2 fresh']);
      // It was acknowledged: it counts as seen.
      await heard.receive(event);
      expect(heard.seen).toHaveLength(2);
      expect(unhandled).toEqual([]);
    },
  );

  it('also if the handler never settles', async () => {
    const heard = listen(never);
    const from = performance.now();
    expect([await heard.receive(event), await heard.receive({ id: 'e-2' })]).toEqual([200, 200]);
    expect(performance.now() - from).toBeLessThan(200);
    expect(heard.seen).toHaveLength(2);
  });

  it.each<[string, () => void]>([
    ['throws', () => { throw new Error('observer'); }], // prettier-ignore
    ['rejects', (() => Promise.reject(new Error('observer'))) as () => void],
  ])('also if whoever is told of failures %s', async (_what, onHandlerError) => {
    const unhandled = watchProcess();
    const heard = listen(() => Promise.reject(new Error('handler')), { onHandlerError });
    expect([await heard.receive(event), await heard.receive({ id: 'e-2' })]).toEqual([200, 200]);
    await tick(20);
    expect(unhandled).toEqual([]);
  });

  it('also if nobody listens', async () => {
    const receiver = desk();
    expect([(await receiver.receive(post(event))).status, (await receiver.receive(post(event))).status]).toEqual([
      200, 200,
    ]);
  });
});

describe('acknowledge: after-handler', () => {
  const later = { acknowledge: 'after-handler' } as const;

  it('tells 200 only when the handler is done', async () => {
    let done: () => void = () => undefined;
    const heard = listen(() => new Promise<void>((resolve) => (done = resolve)), later);
    let status = 0;
    const receiving = heard.receive(event).then((told) => (status = told));
    await tick(20);
    expect([heard.seen.length, status]).toEqual([1, 0]);
    done();
    expect(await receiving).toBe(200);
    await heard.receive(event);
    expect(heard.seen).toHaveLength(1);
  });

  it.each(failures)('tells 500 if the handler %s, and the event counts as unseen', async (_what, handler, thrown) => {
    const unhandled = watchProcess();
    let failing = true;
    const heard = listen((delivery) => (failing ? handler(delivery) : undefined), later);
    expect(await heard.receive(event)).toBe(500);
    expect(heard.errors).toEqual([thrown]);
    failing = false;
    expect(await heard.receive(event)).toBe(200);
    expect(await heard.receive(event)).toBe(200);
    expect(freshness(heard)).toEqual(['e-1 fresh', 'e-1 fresh']);
    expect(unhandled).toEqual([]);
  });

  it('tells 500 if the handler takes longer than it may, and the event counts as unseen', async () => {
    const heard = listen(({ event: { id } }) => (id === 'e-1' ? never() : undefined), {
      ...later,
      handlerTimeoutMs: 60,
    });
    const from = performance.now();
    expect(await heard.receive(event)).toBe(500);
    expect(performance.now() - from).toBeGreaterThan(50);
    expect(performance.now() - from).toBeLessThan(60 + 250);
    expect(heard.errors).toMatchObject([{ name: 'TimeoutError', message: 'the handler took longer than 60 ms' }]);
    expect(await heard.receive({ id: 'e-2' })).toBe(200);
    await heard.receive(event);
    expect(freshness(heard)).toEqual(['e-1 fresh', 'e-2 fresh', 'e-1 fresh']);
  });

  it('tells a sender who asks again not 200 before the handler is done: it would never send it again', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const heard = listen(() => new Promise<void>((_resolve, reject) => (fail = reject)), later);
    const first = heard.receive(event);
    await tick(10);
    const again = heard.receive(event);
    await tick(10);
    fail(new Error('the database is gone'));
    expect(await first).toBe(500);
    expect(await again).not.toBe(200);
  });
});
