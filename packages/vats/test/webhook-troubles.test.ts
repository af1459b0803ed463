import { describe, expect, it } from 'vitest';
import type { CallEvent, DeliveryError, VatsOptions, VatsWebhooks } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { callEvent, desk, never, post, tick } from './support/webhooks.ts';

interface Told {
  readonly webhooks: VatsWebhooks;
  readonly events: CallEvent[];
  /** What the warnings say. */
  readonly warnings: () => string[];
}
/** The webhooks of a client whose events are noted. */
function told(options: VatsOptions['webhooks'] = {}): Told {
  const events: CallEvent[] = [];
  const { webhooks } = clientOf({ onEvent: (event) => events.push(event), webhooks: options });
  const warnings = (): string[] => events.flatMap((event) => (event.type === 'warning' ? [event.warning] : []));
  return { webhooks, events, warnings };
}
const stranger = { apiKey: 'k', apiSalt: 'another' };

describe('a delivery that is turned away', () => {
  it('is told to onTurnedAway, with the fields at fault', async () => {
    const errors: DeliveryError[] = [];
    const receiver = desk({ onTurnedAway: (error) => errors.push(error) });
    const { seq: _seq, ...incomplete } = callEvent;
    expect(await receiver.send('events/call', callEvent, stranger)).toBe(403);
    expect(await receiver.send('events/call', incomplete)).toBe(400);
    expect(await receiver.send('events/call', callEvent)).toBe(200);
    expect(errors.map((error) => error.toJSON())).toEqual([
      { vendor: 'vats', kind: 'signature', status: 403 },
      { vendor: 'vats', kind: 'shape', status: 400, issues: [{ path: 'seq', expected: 'there: a whole number' }] },
    ]);
  });

  it('is a warning of a client as well, without a word of the body, the key or the signature', async () => {
    const { webhooks, events, warnings } = told();
    const { to: _to, ...incomplete } = callEvent;
    expect((await webhooks.receive(post('events/call', callEvent, stranger))).status).toBe(403);
    expect((await webhooks.receive(post('events/call', { ...incomplete, seq: 'canary' }))).status).toBe(400);
    expect(warnings()).toEqual([
      'a delivery was turned away: signature, 403',
      'a delivery was turned away: shape, 400; seq must be a whole number; to must be there: an object',
    ]);
    expect(events.every(({ operation, attempt }) => operation === 'receive' && attempt === 0)).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/canary|79161234567|MToy/);
  });

  it('is told to both, and refused at construction if that is no function', async () => {
    const errors: DeliveryError[] = [];
    const { webhooks, warnings } = told({ onTurnedAway: (error) => errors.push(error) });
    await webhooks.receive(post('events/call', callEvent, stranger));
    expect([errors.map(({ kind }) => kind), warnings().length]).toEqual([['signature'], 1]);
    for (const build of [told, desk]) {
      expect(() => build({ onTurnedAway: 'log' as never })).toThrow('onTurnedAway must be a function');
    }
  });
});

describe('a listener that fails', () => {
  const failing: [string, () => unknown][] = [
    ['throws', () => { throw new Error('canary'); }], // prettier-ignore
    ['rejects', async () => { throw new Error('canary'); }], // prettier-ignore
  ];
  it.each(failing)(
    'and %s is a warning of the client, which names the event and not the error',
    async (_what, fail) => {
      const { webhooks, events, warnings } = told();
      webhooks.on('call', fail);
      expect((await webhooks.receive(post('events/call', callEvent))).status).toBe(200);
      await tick(5);
      expect(warnings()).toEqual(['a listener threw at an event: call (see onHandlerError)']);
      expect(JSON.stringify(events)).not.toMatch(/canary|79161234567/);
    },
  );

  it('is a warning each time and for each of them; onEvent counts like one, and onHandlerError has the errors', async () => {
    const errors: unknown[] = [];
    const { webhooks, warnings } = told({
      onEvent: () => Promise.reject(new Error('one')),
      onHandlerError: (error, { event }) => errors.push([String(error), event.kind]),
    });
    webhooks.on('call', () => Promise.reject(new Error('two')));
    await webhooks.receive(post('events/call', callEvent));
    await webhooks.receive(post('events/call', { ...callEvent, seq: 2 }));
    await tick(5);
    expect(warnings()).toHaveLength(4);
    expect(errors).toEqual(['one', 'two', 'one', 'two'].map((text) => [`Error: ${text}`, 'call']));
  });

  it('because its time is up is told too, with and without a client: it was a 500 that nobody could explain', async () => {
    const errors: unknown[] = [];
    const limits = { acknowledge: 'after-handler', handlerTimeoutMs: 30 } as const;
    const { webhooks, warnings } = told({ ...limits, onHandlerError: (error) => errors.push(error) });
    const alone = desk(limits);
    webhooks.on('call', never);
    alone.on('call', never);
    expect((await webhooks.receive(post('events/call', callEvent))).status).toBe(500);
    expect(await alone.send('events/call', callEvent)).toBe(500);
    expect([...errors, ...alone.errors]).toMatchObject([{ name: 'TimeoutError' }, { name: 'TimeoutError' }]);
    expect(warnings()).toEqual(['a listener took too long at an event: call (see onHandlerError)']);
  });

  it('with after-handler is told once, not once more for the 500', async () => {
    const errors: unknown[] = [];
    const { webhooks, warnings } = told({
      acknowledge: 'after-handler',
      onHandlerError: (error) => errors.push(error),
    });
    webhooks.on('call', () => Promise.reject(new Error('mine')));
    expect((await webhooks.receive(post('events/call', callEvent))).status).toBe(500);
    expect([errors.length, warnings().length]).toEqual([1, 1]);
  });

  it('changes nothing if onEvent of the client fails as well', async () => {
    const { webhooks } = clientOf({ onEvent: () => { throw new Error('logger'); } }); // prettier-ignore
    webhooks.on('call', () => Promise.reject(new Error('mine')));
    expect((await webhooks.receive(post('events/call', callEvent))).status).toBe(200);
    expect((await webhooks.receive(post('events/call', callEvent, stranger))).status).toBe(403);
  });
});
