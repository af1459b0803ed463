import { describe, expect, it } from 'vitest';
import {
  createVatsWebhooks,
  memorySeenEvents,
  type Credential,
  type Delivery,
  type SeenEvents,
  type VatsEvent,
  type VatsWebhooksOptions,
} from '../src/index.ts';
import { credentials } from './support/client.ts';
import { eventTables, wireOf } from './support/event-table.ts';
import { callEvent, desk, never, post, tick, type Desk } from './support/webhooks.ts';

const call = (seq: number, more: object = {}): object => ({ ...callEvent, seq, ...more });
const freshness = ({ heard }: Desk): string[] => heard.map((delivery) => delivery.freshness);

describe('a repeat', () => {
  /** Nothing in these tells a repeat from a second one that says the same. */
  const always = new Set(['organizations', 'contacts', 'groups', 'task', 'chatTyping', 'chatRating']);

  it.each(eventTables)('of $name ($kind) is told 200 and heard once, unless nothing tells it', async (table) => {
    const receiver = desk();
    const json = wireOf(table.fields);
    for (let time = 0; time < 3; time += 1) expect(await receiver.send(table.path, json)).toBe(200);
    expect(freshness(receiver)).toEqual(always.has(table.kind) ? ['fresh', 'fresh', 'fresh'] : ['fresh']);
  });

  it('is a repeat by whatever base path and spelling it comes', async () => {
    const receiver = desk();
    await receiver.send('events/call', call(1));
    await receiver.send('other/base/events/call/', { ...call(1), seq: '1' });
    expect(freshness(receiver)).toEqual(['fresh']);
  });

  it('is heard as well where that is asked for, and says so', async () => {
    const receiver = desk({ duplicates: true });
    await receiver.send('events/call', call(1));
    await receiver.send('events/call', call(1));
    expect(freshness(receiver)).toEqual(['fresh', 'duplicate']);
  });

  it('of a result without an id of a command is not known', async () => {
    const receiver = desk();
    await receiver.send('result/route', { result: 1000 });
    await receiver.send('result/route', { result: 1000 });
    expect(freshness(receiver)).toEqual(['fresh', 'fresh']);
  });
});

describe('an event that was overtaken', () => {
  it('is stale, for its own leg only', async () => {
    const receiver = desk();
    for (const [seq, callId] of [[1, 'a'], [3, 'a'], [2, 'a'], [1, 'b'], ['10', 'a'], [9, 'a']] as const) {
      await receiver.send('events/call', { ...callEvent, seq, call_id: callId });
    } // prettier-ignore
    expect(freshness(receiver)).toEqual(['fresh', 'fresh', 'stale', 'fresh', 'fresh', 'stale']);
  });

  it('is stale by its own recording, and by its own sequences of digits', async () => {
    const receiver = desk();
    const recording = {
      recording_id: 'r',
      recording_state: 'Started',
      entry_id: 'e',
      call_id: callEvent.call_id,
      timestamp: 1,
    };
    const dtmf = {
      dtmf: '1',
      timestamp: 1,
      call_id: callEvent.call_id,
      entry_id: 'e',
      location: 'ivr',
      initiator: 'i',
    };
    await receiver.send('events/call', call(5));
    await receiver.send('events/recording', { ...recording, seq: 2 });
    await receiver.send('events/recording', { ...recording, seq: 1 });
    await receiver.send('events/dtmf', { ...dtmf, seq: 1 });
    expect(freshness(receiver)).toEqual(['fresh', 'fresh', 'stale', 'fresh']);
  });
});

describe('credentials', () => {
  const now = { apiKey: 'k2', apiSalt: 's2' };

  it('of several pairs any may have signed, each with its own salt', async () => {
    const receiver = desk({ credentials: [credentials, now] });
    expect(await receiver.send('events/call', call(1))).toBe(200);
    expect(await receiver.send('events/call', call(2), now)).toBe(200);
    expect(await receiver.send('events/call', call(3), { apiKey: 'k2', apiSalt: 's' })).toBe(403);
    expect(await receiver.send('events/call', call(4), { apiKey: 'k', apiSalt: 's2' })).toBe(403);
    expect(receiver.heard).toHaveLength(2);
  });

  it('may share a key while the salt is changed', async () => {
    const receiver = desk({ credentials: [credentials, { apiKey: 'k', apiSalt: 'new' }] });
    expect(await receiver.send('events/call', call(1), { apiKey: 'k', apiSalt: 'new' })).toBe(200);
    expect(await receiver.send('events/call', call(2))).toBe(200);
  });

  it('are asked at every delivery, so a changed salt counts at once', async () => {
    let apiSalt = 's';
    const receiver = desk({ credentials: { apiKey: () => 'k', apiSalt: async () => apiSalt } });
    expect(await receiver.send('events/call', call(1))).toBe(200);
    apiSalt = 'later';
    expect(await receiver.send('events/call', call(2))).toBe(403);
    expect(await receiver.send('events/call', call(2), { apiKey: 'k', apiSalt })).toBe(200);
  });

  const failing: [string, Credential][] = [
    ['throws', () => { throw new Error('vault'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('vault'))],
    ['gives nothing', (() => undefined) as unknown as Credential],
    ['gives an empty text: it would let everybody sign', () => ''],
    ['gives a file with its line break', () => 's\n'],
    ['never answers', never],
  ];
  it.each(failing)('that nobody can be asked for (%s): 503, come again', async (_what, apiSalt) => {
    const receiver = desk({ credentials: { apiKey: 'k', apiSalt }, recordTimeoutMs: 60 });
    for (const salt of ['', 'undefined', 's']) {
      expect(await receiver.send('events/call', call(1), { apiKey: 'k', apiSalt: salt })).toBe(503);
    }
    expect(receiver.heard).toEqual([]);
  });

  it('of which one pair fails do not keep the other from fitting', async () => {
    const broken = { apiKey: 'k', apiSalt: () => Promise.reject(new Error('vault')) };
    const receiver = desk({ credentials: [broken, credentials] });
    expect(await receiver.send('events/call', call(1))).toBe(200);
  });
});

describe('options that are wrong', () => {
  const wrong: [string, object][] = [
    ['credentials', { credentials: undefined }],
    ['credentials', { credentials: [] }],
    ['credentials.apiSalt', { credentials: { apiKey: 'k' } }],
    ['credentials[1].apiKey', { credentials: [credentials, { apiKey: ' ', apiSalt: 's' }] }],
    ['onEvent', { onEvent: 'log' }],
    ['onHandlerError', { onHandlerError: {} }],
    ['acknowledge', { acknowledge: 'later' }],
    ['maxBodyBytes', { maxBodyBytes: Number.NaN }],
    ['bodyTimeoutMs', { bodyTimeoutMs: 0 }],
    ['seen', { seen: {} }],
    ['clock', { clock: { now: () => 1 } }],
    ['outcomes', { outcomes: {} }],
    ['keepOutcomesMs', { keepOutcomesMs: -1 }],
    ['duplicates', { duplicates: 'yes' }],
  ];
  it.each(wrong)('%s is named at construction, without its value', (name, options) => {
    const build = (): unknown => createVatsWebhooks({ credentials, ...options } as VatsWebhooksOptions);
    expect(build).toThrow(TypeError);
    expect(build).toThrow(`${name} must be`);
  });

  it('a listener that is none is named as well', () => {
    expect(() => desk().on('call', undefined as never)).toThrow('listener must be');
  });
});

describe('a memory of seen events that', () => {
  const memory = (note: SeenEvents['note']): SeenEvents => ({ note, forget: () => undefined });

  it.each<[string, SeenEvents['note']]>([
    ['throws', () => { throw new Error('redis'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('redis'))],
    ['never answers', never],
  ])('%s: 503, come again, and nobody hears of it', async (_what, note) => {
    const receiver = desk({ seen: memory(note), recordTimeoutMs: 60 });
    expect(await receiver.send('events/call', call(1))).toBe(503);
    expect(receiver.heard).toEqual([]);
  });

  it('is slow loses nothing', async () => {
    const fast = memorySeenEvents();
    const receiver = desk({ seen: memory(async (event) => (await tick(20), fast.note(event))) });
    expect(await receiver.send('events/call', call(1))).toBe(200);
    expect(freshness(receiver)).toEqual(['fresh']);
  });

  it('is shared by two receivers knows the events of both, and of other vendors nothing', async () => {
    const ids: string[] = [];
    const shared = memorySeenEvents();
    const seen: SeenEvents = {
      note: (event) => (ids.push(event.id), shared.note(event)),
      forget: (id) => shared.forget(id),
    };
    const [one, other] = [desk({ seen }), desk({ seen })];
    await one.send('events/call', call(1));
    await other.send('events/call', call(1));
    expect([freshness(one), freshness(other)]).toEqual([['fresh'], []]);
    expect(ids.every((id) => id.startsWith('vats:call:'))).toBe(true);
  });
});

describe('listeners', () => {
  it('hear their kind until they are off, beside onEvent', async () => {
    const receiver = desk();
    const seqs: number[] = [];
    const off = receiver.on('call', ({ seq }, { freshness: state, receivedAt }) => {
      expect([state, receivedAt > 0]).toEqual(['fresh', true]);
      seqs.push(seq);
    });
    receiver.on('summary', () => seqs.push(-1));
    await receiver.send('events/call', call(1));
    off();
    off();
    await receiver.send('events/call', call(2));
    expect(seqs).toEqual([1]);
    expect(receiver.heard).toHaveLength(2);
  });

  const failing: [string, () => unknown][] = [
    ['throws', () => { throw new RangeError('mine'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new RangeError('mine'))],
    ['throws a text', () => { throw 'mine'; }], // prettier-ignore
  ];
  it.each(failing)(
    'one that %s is told of, keeps nobody from hearing, and the PBX is told 200',
    async (_what, fail) => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown): unknown => unhandled.push(reason);
      process.on('unhandledRejection', note);
      const receiver = desk();
      const others: string[] = [];
      receiver.on('call', fail);
      receiver.on('call', never);
      receiver.on('call', () => others.push('heard'));
      expect([await receiver.send('events/call', call(1)), await receiver.send('events/call', call(2))]).toEqual([
        200, 200,
      ]);
      await tick(10);
      process.off('unhandledRejection', note);
      expect([others, receiver.errors.length, unhandled]).toEqual([['heard', 'heard'], 2, []]);
    },
  );

  it('that are told of failures may fail themselves', async () => {
    const receiver = desk({ onHandlerError: () => { throw new Error('logger'); } }); // prettier-ignore
    receiver.on('call', () => Promise.reject(new Error('handler')));
    expect(await receiver.send('events/call', call(1))).toBe(200);
    await tick(5);
  });

  it.each(failing)(
    'with after-handler, one that %s is a 500, and the event comes again as new',
    async (_what, fail) => {
      let failed = false;
      const receiver = desk({ acknowledge: 'after-handler' });
      receiver.on('call', () => (failed ? undefined : ((failed = true), fail())));
      expect(await receiver.send('events/call', call(1))).toBe(500);
      expect(await receiver.send('events/call', call(1))).toBe(200);
      expect(await receiver.send('events/call', call(1))).toBe(200);
      expect(freshness(receiver)).toEqual(['fresh', 'fresh']);
    },
  );

  it('with after-handler, one that never ends is a 500 when its time is up', async () => {
    const receiver = desk({ acknowledge: 'after-handler', handlerTimeoutMs: 50 });
    receiver.on('call', never);
    expect(await receiver.send('events/call', call(1))).toBe(500);
  });
});

it('without any handler events are told 200 and noted', async () => {
  const receiver = createVatsWebhooks({ credentials });
  expect((await receiver.receive(post('events/call', call(1)))).status).toBe(200);
  const body = new Uint8Array(await post('events/call', call(1)).arrayBuffer());
  const again = await receiver.verify({ path: '/events/call', headers: {}, body });
  const delivery: Delivery<VatsEvent> | undefined = again.value;
  expect(delivery?.freshness).toBe('duplicate');
});
