import { describe, expect, it } from 'vitest';
import {
  checkHealth,
  connect,
  diagnose,
  type ClientOptions,
  type HealthOptions,
  type SendFailure,
} from '../src/index.ts';
import { ping } from './support/operations.ts';
import { errorOf } from './support/say.ts';
import { tiny, tinyDialect } from './support/tiny.ts';

const answer = (status: number, body: object = {}): ClientOptions => ({
  sender: async () => ({
    answered: true,
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  }),
});
const failure = (
  facts: Omit<Extract<SendFailure, { kind: 'network' }>, 'answered' | 'kind' | 'thrown'>,
): ClientOptions => ({
  sender: async () => ({ answered: false, kind: 'network', thrown: undefined, ...facts }),
});

describe('a probe is told why a vendor is not healthy', () => {
  it.each([
    ['nobody answers', failure({ reason: 'refused', notSent: true }), 'unreachable'],
    ['its name is unknown', failure({ reason: 'dns', notSent: true }), 'unreachable'],
    ['its certificate is wrong', failure({ reason: 'tls', tlsReason: 'expired', notSent: true }), 'tls'],
    ['it wants other credentials', answer(401), 'credentials'],
    ['it lets somebody else in', answer(403), 'permission'],
    ['it has too much to do', answer(429), 'busy'],
    ['it is being restarted', answer(503), 'busy'],
    ['something else answers', answer(200, { hello: 'world' }), 'faulty'],
    ['it is broken', answer(500), 'faulty'],
  ] as const)('%s', async (_why, options, ailment) => {
    const told = await checkHealth(tiny(options), ping, {});
    if (told.ok) throw new Error('it is healthy');
    expect(diagnose(told.error)).toBe(ailment);
  });

  it('the vendor hangs, the client was closed, the probe had enough', async () => {
    const hanging = tiny({ sender: () => new Promise(() => undefined) });
    const late = await checkHealth(hanging, ping, {}, { timeoutMs: 20 });
    expect(diagnose(errorOf(late, 'timeout'))).toBe('unreachable');
    const enough = await checkHealth(hanging, ping, {}, { signal: AbortSignal.timeout(10) });
    expect(diagnose(errorOf(enough, 'aborted'))).toBe('cancelled');
    await hanging.close({ drainMs: 0 });
    expect(diagnose(errorOf(await checkHealth(hanging, ping, {}), 'refused'))).toBe('closed');
  });

  it('the probe is asked wrongly: nothing is sent, and nothing thrown', async () => {
    const silent = tiny({ sender: () => Promise.reject(new Error('asked')) });
    for (const wrong of [{ timeoutMS: 5 }, { timeoutMs: Number.NaN }, { signal: 7 }]) {
      expect((await checkHealth(silent, ping, {}, wrong as HealthOptions)).error).toMatchObject({
        kind: 'input',
        outcome: 'not_sent',
      });
    }
    expect((await checkHealth(tiny(answer(200, { code: 0 })), ping, {}, null as never)).ok).toBe(true);
  });

  it('all licences are used up', async () => {
    const judge = () => ({
      verdict: 'refused' as const,
      reading: {
        asked: 7,
        code: 7,
        match: 'exact' as const,
        name: 'NoLicence',
        description: 'All licences are in use.',
        effect: 'failure' as const,
        category: 'quota_exceeded' as const,
        retry: 'later' as const,
      },
    });
    const dialect = tinyDialect({ judge: judge as never });
    const connection = connect({ dialect, options: { baseUrl: 'http://tiny.test/', ...answer(200) } });
    expect(diagnose(errorOf(await checkHealth(connection, ping, {}), 'api'))).toBe('licence');
  });
});
