import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import {
  isDeliveryError,
  warnTurnedAway,
  type CallEvent,
  type DeliveryError,
  type DeliveryErrorKind,
  type ReceiverOptions,
} from '../../src/index.ts';
import { fakeClock, tick, watchProcess } from '../support/script.ts';
import { tiny } from '../support/tiny.ts';
import { desk, hostDesk, post, postSlowly, type CallEnded } from './desk.ts';

const event = { id: 'e-1', call: 'c-1', seq: 1 };
const wrongKey = (): Request => post(event, {}, '/hooks/k-2');
const wrongSignature = (): Request => post(event, { 'x-signature': 'length 1' });

/** A receiver that notes what it turned away. */
function noting(options: ReceiverOptions<CallEnded> = {}): [DeliveryError[], ReturnType<typeof desk>] {
  const told: DeliveryError[] = [];
  return [told, desk({ maxBodyBytes: 200, ...options, onTurnedAway: (error) => told.push(error) })];
}

describe('who wants to know what was turned away', () => {
  const cases: [DeliveryErrorKind, number, () => Request][] = [
    ['method', 405, () => new Request('http://desk.test/hooks/k-1')],
    ['content_type', 415, () => post(event, { 'content-type': 'text/plain' })],
    ['too_large', 413, () => post({ id: 'x'.repeat(300) })],
    ['key', 403, wrongKey],
    ['signature', 403, wrongSignature],
    ['syntax', 400, () => post('{"id":')],
    ['shape', 400, () => post({ call: 'c-1' })],
  ];
  it.each(cases)('is told of its %s and %i, once', async (kind, status, request) => {
    const [told, receiver] = noting();
    expect((await receiver.receive(request())).status).toBe(status);
    expect(told).toMatchObject([{ kind, status, vendor: 'desk' }]);
    expect(isDeliveryError(told[0])).toBe(true);
  });

  it('is told of a store that fails, and of a body that does not come', async () => {
    const seen = { note: () => Promise.reject(new Error('redis')), forget: () => undefined };
    const [told, receiver] = noting({ seen, bodyTimeoutMs: 40 });
    expect((await receiver.receive(post(event))).status).toBe(503);
    expect(await postSlowly(await hostDesk(receiver), ['{'], { end: false })).toBe(408);
    expect(told.map(({ kind, status }) => [kind, status])).toEqual([['store', 503], ['timeout', 408]]); // prettier-ignore
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    [
      'what node:http hands over',
      { method: 'POST', url: '/hooks/k-1', headers: { 'content-type': 'application/json' } },
    ],
    ['what a body parser left', event],
  ])('is told how to make a request of %s', async (_what, request) => {
    const [told, receiver] = noting();
    expect((await receiver.receive(request as Request)).status).toBe(500);
    expect(told[0]?.message).toMatch(
      /no Request; request must be a Request of the Fetch standard; .* \[request, 500\]$/,
    );
  });

  it('learns which field is at fault, and no value of the body', async () => {
    const [told, receiver] = noting();
    await receiver.receive(post({ id: { canary: 'canary' }, call: 'canary', seq: 'canary' }));
    expect(told[0]?.issues).toEqual([
      { path: 'id', expected: 'a text' },
      { path: 'seq', expected: 'a whole number' },
    ]);
    expect(`${told[0]?.message} ${JSON.stringify(told[0])} ${inspect(told[0])}`).not.toContain('canary');
  });

  it('is not told of what was taken, of a handler that fails, nor of what `verify` answers', async () => {
    const [told, receiver] = noting({ onEvent: () => Promise.reject(new Error('mine')), acknowledge: 'after-handler' });
    expect((await receiver.receive(post(event))).status).toBe(500);
    const body = new TextEncoder().encode('{');
    expect((await receiver.verify({ path: '/hooks/k-2', headers: {}, body })).error?.kind).toBe('key');
    expect(told).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('logger'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('logger'))],
    ['never ends', () => new Promise(() => undefined)],
  ])('changes no answer if it %s', async (_what, onTurnedAway) => {
    const complaints = watchProcess();
    const receiver = desk({ onTurnedAway });
    expect([(await receiver.receive(wrongKey())).status, (await receiver.receive(post(event))).status]).toEqual([
      403, 200,
    ]);
    await tick(5);
    expect(complaints).toEqual([]);
  });

  it('must be a function', () => {
    expect(() => desk({ onTurnedAway: 'log' as never })).toThrow('onTurnedAway must be a function');
  });
});

describe('a client’s own receiver', () => {
  function warned(onTurnedAway?: (error: DeliveryError) => void): {
    readonly events: CallEvent[];
    readonly clock: ReturnType<typeof fakeClock>;
    readonly connection: ReturnType<typeof tiny>;
    readonly receiver: ReturnType<typeof desk>;
  } {
    const events: CallEvent[] = [];
    const clock = fakeClock(1_000);
    const connection = tiny({ onEvent: (told) => events.push(told), clock });
    return { events, clock, connection, receiver: desk({ onTurnedAway: warnTurnedAway(connection, onTurnedAway) }) };
  }
  const words = (events: readonly CallEvent[]): string[] =>
    events.map((told) => (told.type === 'warning' ? told.warning : told.type));

  it('warns on onEvent, with kind, status and the fields at fault', async () => {
    const { events, receiver } = warned();
    await receiver.receive(wrongSignature());
    await receiver.receive(post({ seq: 1 }));
    expect(events[0]).toEqual({
      type: 'warning',
      warning: 'a delivery was turned away: signature, 403',
      vendor: 'tiny',
      operation: 'receive',
      callId: 'receive',
      at: 1_000,
      attempt: 0,
    });
    expect(words(events).slice(1)).toEqual([
      'a delivery was turned away: shape, 400; id must be there: a string that is not empty',
    ]);
  });

  it('warns of each kind once a minute and says how many it left out: a stranger can post as often as he likes', async () => {
    const told: string[] = [];
    const { events, clock, receiver } = warned(({ kind }) => told.push(kind));
    for (let time = 0; time < 1_000; time += 1) await receiver.receive(wrongKey());
    await receiver.receive(wrongSignature());
    clock.advance(59_999);
    await receiver.receive(wrongKey());
    clock.advance(1);
    await receiver.receive(wrongKey());
    expect(words(events)).toEqual([
      'a delivery was turned away: key, 403',
      'a delivery was turned away: signature, 403',
      'a delivery was turned away: key, 403 (1000 more of this kind since the last warning)',
    ]);
    expect(told).toHaveLength(1_003);
  });

  it('counts with the client’s observers what a callback throws', async () => {
    const { connection, receiver } = warned(() => {
      throw new Error('logger');
    });
    expect((await receiver.receive(wrongKey())).status).toBe(403);
    expect(connection.observerFailures).toBe(1);
  });

  it('refuses a callback that is none', () => {
    expect(() => warnTurnedAway(tiny(), 'log' as never)).toThrow('onTurnedAway must be a function');
  });
});
