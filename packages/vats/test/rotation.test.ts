import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Hit } from './support/serve.ts';

interface Pair {
  readonly apiKey: string;
  readonly apiSalt: string;
}

const pairOf = (version: number): Pair => ({ apiKey: `canary-key-${version}`, apiSalt: `canary-salt-${version}` });

const fine = { body: { result: 1000, balance: 1, currency: 'RUB' } };

/** Is a request signed with the salt that belongs to its key? */
function isMixed({ body }: Hit): boolean {
  const form = new URLSearchParams(body);
  const [key = '', sign, json = ''] = ['vpbx_api_key', 'sign', 'json'].map((name) => form.get(name) ?? '');
  return (
    sign !==
    createHash('sha256')
      .update(key + json + key.replace('key', 'salt'))
      .digest('hex')
  );
}

const keyOf = ({ body }: Hit): string => new URLSearchParams(body).get('vpbx_api_key') ?? '';

describe('a key and a salt that are rotated while calls are under way', () => {
  it.each([
    ['are read at once', (read: () => string) => read],
    [
      'come from a vault that answers slowly',
      (read: () => string) => async () => {
        const value = read();
        await sleep(Math.random() * 4);
        return value;
      },
    ],
  ] as const)('are never mixed: %s', async (_how, through) => {
    const { baseUrl, hits } = await serve(fine);
    let version = 1;
    const vats = clientOf({
      baseUrl,
      apiKey: through(() => pairOf(version).apiKey),
      apiSalt: through(() => pairOf(version).apiSalt),
    });
    const calls = Array.from({ length: 200 }, async (_, index) => {
      await sleep(index);
      if (index % 7 === 0) version += 1;
      return vats.account.balance();
    });
    for (const result of await Promise.all(calls)) valueOf(result);
    expect(hits.filter(isMixed)).toEqual([]);
    expect(new Set(hits.map(keyOf)).size).toBeGreaterThan(10);
  });

  it('are asked for again at the next attempt', async () => {
    let asked = 0;
    const { baseUrl, hits } = await serve({ status: 503, body: '' }, fine);
    const vats = clientOf({ baseUrl, apiKey: () => `canary-key-${(asked += 1)}` });
    valueOf(await vats.account.balance());
    expect(hits.map(keyOf)).toEqual(['canary-key-1', 'canary-key-2']);
  });
});

describe('a provider of secrets', () => {
  it('that hangs is waited for no longer than the call may take', async () => {
    const { baseUrl } = await serve(fine);
    const vats = clientOf({ baseUrl, apiSalt: () => new Promise<string>(() => undefined) });
    const error = errorOf(await vats.account.balance({}, { totalTimeoutMs: 60 }), 'timeout');
    expect(error).toMatchObject({ scope: 'total', outcome: 'not_sent' });
  });
});
