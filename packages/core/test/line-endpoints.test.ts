import { describe, expect, it } from 'vitest';
import { run, type CallEvent, type SendRequest } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, done, neverSent, reset, unavailable, type Reply } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const number = { toNumber: '74955404444' };
const endpoints = ['http://one.test/a', 'http://two.test/b', 'http://three.test/c'];

/** Every host answers in its own way. */
function hosts(replies: Readonly<Record<string, Reply>>) {
  const asked: string[] = [];
  const { sender } = always((request: SendRequest, limits) => {
    const host = new URL(request.endpoint.url).hostname.split('.')[0] ?? '';
    asked.push(host);
    const reply = replies[host] ?? done;
    return typeof reply === 'function' ? reply(request, limits) : reply;
  });
  return { sender, asked };
}

describe('several servers', () => {
  it('are tried in order after what provably was not sent, also for a dialled call and with retry 0', async () => {
    const { sender, asked } = hosts({ one: neverSent, two: neverSent });
    const result = await run(tiny({ endpoints, sender, retry: { limit: 0 } }), dial, number);
    expect(valueOf(result).id).toBe('T1');
    expect(asked).toEqual(['one', 'two', 'three']);
    expect(result.meta).toMatchObject({ endpoint: 'http://three.test', attempts: 3 });
  });

  it('are left alone after a doubt: a dialled call is not dialled twice', async () => {
    const { sender, asked } = hosts({ one: reset });
    const error = errorOf(await run(tiny({ endpoints, sender }), dial, number), 'network');
    expect([error.outcome, asked]).toEqual(['unknown', ['one']]);
  });

  it('are left alone after the vendor’s own answer', async () => {
    const { sender, asked } = hosts({ one: unavailable });
    await run(tiny({ endpoints, sender, retry: { limit: 0 } }), look, { ticket: 'T1' });
    expect(asked).toEqual(['one']);
  });

  it('are each failed over to once, then tried again in turn within the retries', async () => {
    const { sender, asked } = hosts({ one: neverSent, two: neverSent, three: neverSent });
    const connection = tiny({ endpoints, sender, random: () => 0 });
    const error = errorOf(await run(connection, dial, number), 'network');
    expect(asked).toEqual(['one', 'two', 'three', 'one', 'two']);
    expect(error).toMatchObject({ outcome: 'not_sent', reason: 'refused', attempts: 5 });
  });

  it('the one that took over is asked first from then on, and all others can take over again', async () => {
    const broken = new Set(['one']);
    const answers =
      (host: string): Reply =>
      () =>
        broken.has(host) ? neverSent : done;
    const { sender, asked } = hosts({ one: answers('one'), two: answers('two'), three: answers('three') });
    const connection = tiny({ endpoints, sender, retry: { limit: 0 } });
    await run(connection, dial, number);
    await run(connection, dial, number);
    expect(asked).toEqual(['one', 'two', 'two']);
    broken.clear();
    broken.add('two').add('three');
    valueOf(await run(connection, dial, number));
    expect(asked.slice(3)).toEqual(['two', 'three', 'one']);
  });

  it('each get their own address', async () => {
    const urls: string[] = [];
    const { sender } = always(({ endpoint, path }) => {
      urls.push(endpoint.url + path);
      return neverSent;
    });
    await run(tiny({ endpoints, sender, retry: { limit: 0 } }), dial, number);
    expect(urls).toEqual([
      'http://one.test/a/calls/dial',
      'http://two.test/b/calls/dial',
      'http://three.test/c/calls/dial',
    ]);
  });

  it('are told when one takes over', async () => {
    const events: CallEvent[] = [];
    const { sender } = hosts({ one: neverSent });
    await run(tiny({ endpoints, sender, onEvent: (event) => void events.push(event) }), dial, number);
    expect(events.map(({ type }) => type)).toEqual(['start', 'request', 'failover', 'request', 'response', 'settled']);
    expect(events[2]).toMatchObject({ because: 'network', endpoint: 'http://two.test', attempt: 1 });
  });

  it('are no reason to wait: the next one is asked at once', async () => {
    const { sender } = hosts({ one: neverSent });
    const clock = { now: () => 0, monotonic: () => performance.now(), sleep: () => Promise.reject(new Error('no')) };
    expect((await run(tiny({ endpoints, sender, clock }), dial, number)).meta.attempts).toBe(2);
  });
});
