import { describe, expect, it } from 'vitest';
import { readCredential, run } from '../src/index.ts';
import { look } from './support/operations.ts';
import { errorOf, everythingSaid } from './support/say.ts';
import { always, done, neverSent, script, unavailable } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };

describe('a credential', () => {
  it('may be a value, or asked for now or later', async () => {
    for (const key of ['k-1', () => 'k-1', async () => 'k-1']) {
      const { sender, requests } = script(done);
      expect((await run(tiny({ sender }, { credentials: { key } }), look, found)).ok).toBe(true);
      expect(requests[0]?.headers['authorization']).toBe('Bearer k-1');
    }
  });

  it('that was rotated is used by the very next attempt', async () => {
    let version = 0;
    const key = (): string => `k-${(version += 1)}`;
    const { sender, requests } = script(unavailable, neverSent, done);
    await run(tiny({ sender, random: () => 0 }, { credentials: { key } }), look, found);
    expect(requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer k-1', 'Bearer k-2', 'Bearer k-3']);
  });

  it.each<[string, () => never | Promise<string>]>([
    ['throws', () => { throw new Error('canary'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('canary'))],
    ['rejects with a text', () => Promise.reject('canary')],
    ['gives an empty text', async () => ''],
    ['gives nothing', async () => undefined as unknown as string],
    ['gives a number', async () => 7 as unknown as string],
  ])('whose provider %s: nothing is sent, and nothing is shown', async (_what, key) => {
    const { sender, requests } = always(done);
    const error = errorOf(await run(tiny({ sender }, { credentials: { key } }), look, found), 'unexpected');
    expect(error).toMatchObject({
      participant: 'credentials',
      category: 'authentication',
      phase: 'login',
      outcome: 'not_sent',
      attempts: 0,
    });
    expect(everythingSaid(error)).not.toContain('canary');
    expect(requests).toHaveLength(0);
  });

  it.each<[string, () => string, object, string]>([
    ['threw', () => { throw Object.assign(new Error('canary'), { code: 'ECONNREFUSED' }); }, { subject: 'salt', retry: 'later' }, 'credentials threw (salt, ECONNREFUSED)'], // prettier-ignore
    ['gave nothing', () => '', { retry: 'after_fix' }, 'salt must be a text that is not empty'],
  ])('whose provider %s is named, with what to do about it', async (_what, salt, facts, words) => {
    const { sender, requests } = always(done);
    const connection = tiny({ sender }, { credentials: { key: () => 'k-1', salt } });
    const error = errorOf(await run(connection, look, found), 'unexpected');
    expect(error).toMatchObject({ participant: 'credentials', ...facts });
    expect(error.message).toContain(words);
    expect(everythingSaid(error)).not.toContain('canary');
    expect(requests).toHaveLength(0);
  });

  it('that is read from a file with its line break is wrong input, by its name', async () => {
    const { sender, requests } = always(done);
    const connection = tiny({ sender }, { credentials: { key: async () => 'canary\n' } });
    const error = errorOf(await run(connection, look, found), 'input');
    expect(error).toMatchObject({ issues: [{ path: 'key' }], outcome: 'not_sent', attempts: 0 });
    expect(error.message).toContain('key must be a text that is not empty, without line breaks');
    expect(everythingSaid(error)).not.toContain('canary');
    expect(requests).toHaveLength(0);
  });

  it('that is an option is read by the same rule', () => {
    for (const wrong of ['', 'k\n', 'k\u0000', '\u007f', 7, undefined, null]) {
      expect(() => readCredential(wrong, 'apiKey')).toThrow(
        /^apiKey must be a text that is not empty, without line breaks/,
      );
    }
    const provider = (): string => 'k';
    expect([readCredential('k', 'apiKey'), readCredential(provider, 'apiKey')]).toEqual(['k', provider]);
  });

  it('whose provider fails at the second attempt leaves in doubt what the first one did', async () => {
    let asked = 0;
    const key = (): string => {
      asked += 1;
      if (asked > 1) throw new Error('vault is sealed');
      return 'k-1';
    };
    const { sender, requests } = always(unavailable);
    const error = errorOf(
      await run(tiny({ sender, random: () => 0 }, { credentials: { key } }), look, found),
      'unexpected',
    );
    expect(error).toMatchObject({ participant: 'credentials', outcome: 'unknown', attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  it('is asked for once per attempt, all of them in order', async () => {
    const asked: string[] = [];
    const provider = (name: string) => () => (asked.push(name), name);
    const credentials = { key: provider('key'), salt: provider('salt') };
    await run(tiny({ sender: script(unavailable, done).sender, random: () => 0 }, { credentials }), look, found);
    expect(asked).toEqual(['key', 'salt', 'key', 'salt']);
  });
});
