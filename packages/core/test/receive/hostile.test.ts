import { describe, expect, it } from 'vitest';
import {
  createReceiver,
  memorySeenEvents,
  systemClock,
  type Clock,
  type ReceiverRules,
  type SeenEvents,
} from '../../src/index.ts';
import { tick, watchProcess } from '../support/script.ts';
import { desk, deskRules, post, type CallEnded, type Ended } from './desk.ts';

const event = { id: 'e-1', call: 'c-1', seq: 1 };
const raw = { path: '/', headers: {}, body: new Uint8Array() };
const never = (): Promise<never> => new Promise(() => undefined);
/** The status, or `no answer` after half a second. */
const soon = (answer: Promise<Response>): Promise<number | 'no answer'> =>
  Promise.race([answer.then(({ status }) => status), tick(500).then(() => 'no answer' as const)]);

describe('a vendor’s side that', () => {
  type Open = ReceiverRules<CallEnded>['open'];
  it.each<[string, Open]>([
    ['throws', () => { throw new Error('canary'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('canary'))],
    ['rejects with nothing', () => Promise.reject(undefined)],
  ])('%s makes it a delivery that could not be read', async (_what, open) => {
    const unhandled = watchProcess();
    const receiver = desk({}, { open });
    expect((await receiver.receive(post(event))).status).toBe(400);
    const { error } = await receiver.verify(raw);
    expect(error).toMatchObject({ kind: 'syntax', status: 400 });
    expect(`${error?.stack} ${JSON.stringify(error)}`).not.toContain('canary');
    expect(unhandled).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'opened'],
    ['a kind that does not exist', { opened: false, kind: 'bored' }],
    ['something that cannot be looked at', { get opened() { throw new Error('trap'); } }], // prettier-ignore
  ])('answers %s is never told 200, and verify does not reject', async (_what, answer) => {
    const receiver = desk({}, { open: (async () => answer) as unknown as Open });
    expect((await receiver.receive(post(event))).status).toBeGreaterThanOrEqual(400);
    expect((await receiver.verify(raw)).ok).toBe(false);
  });

  it('never answers (a secret it waits for, say) lets the sender come again', async () => {
    const seen: Ended[] = [];
    const receiver = desk({ recordTimeoutMs: 40, onEvent: (each) => seen.push(each) }, { open: never });
    expect(await soon(receiver.receive(post(event)))).toBe(503);
    expect((await receiver.verify(raw)).error?.kind).toBe('store');
    expect(seen).toEqual([]);
  });

  it('takes its time may answer later', async () => {
    const open: Open = async (delivery) => {
      await tick(10);
      return deskRules.open(delivery);
    };
    expect((await desk({}, { open }).receive(post(event))).status).toBe(200);
  });
});

describe('a memory of seen events that', () => {
  const memory = (note: () => never | Promise<never>): SeenEvents => ({ note, forget: () => undefined });

  it.each<[string, () => never | Promise<never>]>([
    ['throws', () => { throw new Error('canary'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('canary'))],
  ])('%s turns the delivery away for now: 503, and the handler does not hear of it', async (_what, note) => {
    const seen: Ended[] = [];
    const receiver = desk({ seen: memory(note), onEvent: (delivery) => seen.push(delivery) });
    expect((await receiver.receive(post(event))).status).toBe(503);
    expect(await receiver.verify(rawOf(event))).toMatchObject({ ok: false, error: { kind: 'store', status: 503 } });
    expect(seen).toEqual([]);
  });

  it('never answers turns the delivery away as well, before the sender has lost patience', async () => {
    const receiver = desk({ seen: memory(never), recordTimeoutMs: 50 });
    expect(await soon(receiver.receive(post(event)))).toBe(503);
  });

  it.each<[string, number]>([
    ['new', 5],
    ['overtaken', 1],
  ])('answers too late, when the sender was told to come again, loses no event that is %s', async (_what, seq) => {
    const memoryOf = memorySeenEvents();
    const seen: Ended[] = [];
    let slow = false;
    const note: SeenEvents['note'] = async (identity) => {
      if (slow) await tick(60);
      return memoryOf.note(identity);
    };
    const memoryOfAll = { note, forget: (id: string) => memoryOf.forget(id) };
    const receiver = desk({ seen: memoryOfAll, recordTimeoutMs: 20, onEvent: (each) => seen.push(each) });
    await receiver.receive(post({ id: 'e-0', call: 'c-1', seq: 3 }));
    slow = true;
    expect((await receiver.receive(post({ ...event, seq }))).status).toBe(503);
    await tick(80);
    slow = false;
    expect((await receiver.receive(post({ ...event, seq }))).status).toBe(200);
    expect(seen.map((delivery) => delivery.event.id)).toEqual(['e-0', 'e-1']);
  });

  it('cannot forget still lets the sender know that the handler failed', async () => {
    for (const forget of [
      () => Promise.reject(new Error('x')),
      (): never => {
        throw new Error('x');
      },
      never,
    ]) {
      // prettier-ignore
      const receiver = desk({
        seen: { note: () => 'fresh', forget },
        acknowledge: 'after-handler',
        recordTimeoutMs: 50,
        onEvent: () => Promise.reject(new Error('handler')),
      });
      expect(await soon(receiver.receive(post(event)))).toBe(500);
    }
  });

  it('is not asked about events that have no identity', async () => {
    const receiver = desk({ seen: memory(never) }, { open: () => ({ opened: true, event }) });
    const results = [await receiver.verify(raw), await receiver.verify(raw)];
    expect(results.map(({ value }) => value?.freshness)).toEqual(['fresh', 'fresh']);
  });
});

describe('options that are wrong', () => {
  it.each<[string, unknown]>([
    ['onEvent', 'log'],
    ['onHandlerError', 1],
    ['acknowledge', 'later'],
    ['handlerTimeoutMs', 0],
    ['duplicates', 1],
    ['maxBodyBytes', Number.NaN],
    ['maxBodyBytes', 0],
    ['acknowlege', 'after-handler'],
    ['bodyTimeoutMs', Infinity],
    ['recordTimeoutMs', '5'],
    ['seen', { note: () => 'fresh' }],
    ['clock', { now: () => 1 }],
  ])('%s: %j is named at construction', (name, value) => {
    expect(() => desk({ [name]: value })).toThrow(new RegExp(`^${name} (must be |is no option)`));
  });

  it('those that are left out or undefined are the defaults', () => {
    const none = Object.fromEntries(['onEvent', 'seen', 'clock', 'maxBodyBytes'].map((name) => [name, undefined]));
    expect(() => desk(none)).not.toThrow();
    expect(() => createReceiver(deskRules, null as never)).toThrow(TypeError);
  });
});

it('a clock that throws loses no event', async () => {
  const seen: Ended[] = [];
  let broken = true;
  const now = (): number => {
    if (broken) throw new Error('clock');
    return 1;
  };
  const clock: Clock = { ...systemClock, now };
  const receiver = desk({ clock, seen: memorySeenEvents(), onEvent: (delivery) => seen.push(delivery) });
  await receiver.receive(post(event));
  broken = false;
  // The sender may be told to come again, but then the event must count as unseen.
  await receiver.receive(post(event));
  expect(seen).toHaveLength(1);
});

it('a request whose body was read by someone else is turned away, not thrown at', async () => {
  const request = post(event);
  await request.text();
  expect((await desk().receive(request)).status).toBeGreaterThanOrEqual(400);
  const locked = post(event);
  locked.body?.getReader();
  expect((await desk().receive(locked)).status).toBeGreaterThanOrEqual(400);
});

function rawOf(body: object): Parameters<ReturnType<typeof desk>['verify']>[0] {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { path: '/hooks/k-1', headers: { 'x-signature': `length ${bytes.length}` }, body: bytes };
}
