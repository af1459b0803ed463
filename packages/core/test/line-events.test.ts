import { describe, expect, it } from 'vitest';
import { run, type CallEvent, type EventListener } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { answer, done, neverSent, refusedWith, script, tick, unavailable, watchProcess } from './support/script.ts';
import { valueOf } from './support/say.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };

function recorder(): { readonly events: CallEvent[]; readonly onEvent: EventListener } {
  const events: CallEvent[] = [];
  return { events, onEvent: (event) => void events.push(event) };
}

describe('the events of a call', () => {
  it('come in order, each with the id of the call and the caller’s context', async () => {
    const { events, onEvent } = recorder();
    const { sender } = script(
      unavailable,
      answer({ code: 1, data: { id: 'T1' } }, { headers: { 'x-tiny-request': 'r-2' } }),
    );
    const context = { user: 7 };
    const connection = tiny({ sender, onEvent, random: () => 0 });
    const result = await run(connection, look, found, { context });
    expect(events.map(({ type, attempt }) => `${type} ${attempt}`)).toEqual([
      'start 0',
      'request 1',
      'response 1',
      'retry 1',
      'request 2',
      'response 2',
      'settled 2',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ vendor: 'tiny', operation: 'tickets.look', callId: result.meta.callId });
      expect(event.context).toBe(context);
      expect(Math.abs(event.at - Date.now())).toBeLessThan(5_000);
    }
    expect(events[1]).toMatchObject({ method: 'GET', endpoint: 'http://tiny.test' });
    expect(events[2]).toMatchObject({ status: 503, bytes: 5, endpoint: 'http://tiny.test' });
    expect(events[5]).toMatchObject({ status: 200, requestId: 'r-2', durationMs: expect.any(Number) });
    expect(events[6]).toMatchObject({ ok: true, notice: 1 });
  });

  it('end with what came of it', async () => {
    const { events, onEvent } = recorder();
    const { sender } = script(refusedWith(10), neverSent);
    const connection = tiny({ sender, onEvent, retry: { limit: 0 } });
    await run(connection, look, found);
    await run(connection, look, found);
    await run(connection, look, { ticket: '' });
    expect(events.filter(({ type }) => type === 'settled')).toMatchObject([
      { ok: false, kind: 'api', category: 'not_found', outcome: 'rejected', code: 10, attempt: 1 },
      { ok: false, kind: 'network', category: 'network', outcome: 'not_sent', phase: 'request' },
      { ok: false, kind: 'input', category: 'invalid_request', outcome: 'not_sent', attempt: 0 },
    ]);
    expect(events.filter(({ type }) => type === 'response')).toHaveLength(1);
  });

  it('begin and end once, whatever happens in between', async () => {
    const { events, onEvent } = recorder();
    const { sender } = script(() => Promise.reject('x'), done, neverSent);
    const connection = tiny({ sender, onEvent, retry: { limit: 0 } });
    await Promise.all([1, 2, 3].map(() => run(connection, look, found)));
    for (const type of ['start', 'settled']) {
      expect(new Set(events.filter((event) => event.type === type).map(({ callId }) => callId)).size).toBe(3);
      expect(events.filter((event) => event.type === type)).toHaveLength(3);
    }
  });

  it('tell nothing without a context', async () => {
    const { events, onEvent } = recorder();
    await run(tiny({ sender: script(done).sender, onEvent }), look, found);
    expect(events.some((event) => 'context' in event)).toBe(false);
  });

  it('hold no secrets: no query, no header, no number, no word of the vendor', async () => {
    const { events, onEvent } = recorder();
    const headers = { 'set-cookie': 'canary', 'x-tiny-request': 'canary canary' };
    const { sender } = script(
      answer({ code: 10, message: 'canary', data: { id: 'canary' } }, { headers }),
      answer('canary', { status: 503, headers }),
      () => Promise.reject(new Error('canary')),
      answer('', { status: 302, headers: { location: 'http://elsewhere.test/canary' } }),
      answer({ code: 0, data: { id: 'canary' } }),
    );
    const connection = tiny(
      { sender, onEvent, headers: { 'x-key': 'canary' }, retry: { limit: 0 } },
      { credentials: { key: 'canary' } },
    );
    for (let call = 0; call < 5; call += 1) {
      await run(connection, look, { ticket: 'canary' }, { headers: { 'x-other': 'canary' } });
    }
    await run(connection, dial, { toNumber: '+7 495 540-44-44', note: 'canary' });
    await run(connection, dial, { toNumber: 'canary' });
    expect(events.filter(({ type }) => type === 'settled')).toHaveLength(7);
    expect(JSON.stringify(events)).not.toMatch(/canary|540-44|495540/);
  });
});

describe('an observer', () => {
  it('that throws or rejects is dropped and counted, and the call goes on', async () => {
    const troubles = watchProcess();
    const throwing: EventListener = () => {
      throw new Error('x');
    };
    const rejecting = (async () => {
      throw new Error('x');
    }) as unknown as EventListener;
    for (const onEvent of [throwing, rejecting]) {
      const connection = tiny({ sender: script(done).sender, onEvent });
      expect(valueOf(await run(connection, look, found)).id).toBe('T1');
      await tick(5);
      expect(connection.observerFailures).toBe(4); // start, request, response, settled
    }
    expect(troubles).toEqual([]);
  });

  it('that is slow is not waited for', async () => {
    const onEvent = (() => new Promise(() => undefined)) as unknown as EventListener;
    const from = performance.now();
    valueOf(await run(tiny({ sender: script(done).sender, onEvent }), look, found));
    expect(performance.now() - from).toBeLessThan(200);
  });

  it('may start a call of its own', async () => {
    const { sender, requests } = script(done, done);
    let inner: Promise<unknown> | undefined;
    const connection = tiny({
      sender,
      onEvent: ({ type }) => {
        if (type === 'request') inner ??= run(connection, look, found);
      },
    });
    valueOf(await run(connection, look, found));
    await inner;
    expect(requests).toHaveLength(2);
  });

  it('hears at construction what the vendor warns of', () => {
    const { events, onEvent } = recorder();
    tiny({ sender: script().sender, onEvent }, { warnings: ['baseUrl is not https'] });
    expect(events).toMatchObject([{ type: 'warning', warning: 'baseUrl is not https', operation: 'connect' }]);
  });
});
