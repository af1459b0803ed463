import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { loginClient, tokenClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, envelope, no, serveSessions } from './support/server.ts';

describe('client.request', () => {
  it('asks anything, with the session', async () => {
    const server = await serveSessions(() => envelope({ Found: 1 }));
    const result = await loginClient({ baseUrl: server.baseUrl }).request('PUT', 'Interviews/Search', {
      query: { phone: '+7 999', deep: true, limit: 5 },
      body: { Phone: 'x' },
    });
    expect(valueOf(result)).toEqual({ Found: 1 });
    expect(server.calls()).toMatchObject([
      { method: 'PUT', path: 'Interviews/Search', query: 'phone=%2B7%20999&deep=true&limit=5', body: '{"Phone":"x"}' },
    ]);
  });

  it('reads the answer by a schema, and tells only the place of what is wrong', async () => {
    const { baseUrl } = await always(envelope({ Running: 'canary' }));
    const cca = tokenClient({ baseUrl });
    const schema = v.object({ Running: v.pipe(v.string(), v.transform((text) => text.length)) }); // prettier-ignore
    expect(valueOf(await cca.request('GET', 'Server/State', { schema })).Running).toBe(6);
    const wrong = await cca.request('GET', 'Server/State', { schema: v.object({ Running: v.boolean() }) });
    expect(errorOf(wrong, 'decode')).toMatchObject({ reason: 'shape', issues: [{ path: 'Running' }] });
    expect(JSON.stringify(wrong.error)).not.toContain('canary');
  });

  it('is not repeated unless the caller says that it may be, whatever its method', async () => {
    for (const [repeat, asked] of [
      [undefined, 1],
      ['unsafe', 1],
      ['safe', 3],
      ['idempotent', 3],
    ] as const) {
      const server = await always({ status: 503, body: '' });
      await tokenClient({ baseUrl: server.baseUrl }).request(
        'GET',
        'Server/State',
        repeat === undefined ? {} : { repeat },
      );
      expect(server.asked).toHaveLength(asked);
    }
  });

  it('is judged like every call', async () => {
    const { baseUrl } = await always(no(122, 400));
    expect(errorOf(await tokenClient({ baseUrl }).request('GET', 'Reports'), 'api').category).toBe('quota_exceeded');
  });

  it.for([
    ['method', 'PATCH', 'Agents', {}],
    ['path', 'GET', '', {}],
    ['path', 'GET', '/Agents', {}],
    ['path', 'GET', 'http://elsewhere/Agents', {}],
    ['path', 'GET', '//elsewhere', {}],
    ['path', 'GET', 'Agents/../../secret', {}],
    ['path', 'GET', 'Agents/%2e%2E/x', {}],
    ['path', 'GET', 'Agents/.%2e', {}],
    ['path', 'GET', 'Agents%2f..', {}],
    ['path', 'GET', 'Agents?x=1', {}],
    ['path', 'GET', 'Agents#x', {}],
    ['path', 'GET', 'Agents\r\nx', {}],
    ['query', 'GET', 'Agents', { query: { a: {} } }],
    ['query', 'GET', 'Agents', { query: { a: Number.NaN } }],
    ['query', 'GET', 'Agents', { query: { a: '\ud800' } }],
    ['query', 'GET', 'Agents', { query: 'a=1' }],
    ['body', 'POST', 'Agents', { body: () => 1 }],
    ['repeat', 'GET', 'Agents', { repeat: 'always' }],
    ['schema', 'GET', 'Agents', { schema: {} }],
  ] as const)('sends nothing when %s is wrong: %s %j %j', async ([wrong, method, path, options]) => {
    const server = await always(envelope([]));
    const result = await tokenClient({ baseUrl: server.baseUrl }).request(method as never, path, options as never);
    expect(errorOf(result, 'input').issues.map((issue) => issue.path)).toContain(wrong);
    expect(server.asked).toEqual([]);
  });

  it('takes null for its options', async () => {
    const { baseUrl } = await always(envelope([]));
    expect(valueOf(await tokenClient({ baseUrl }).request('GET', 'Agents', null as never))).toEqual([]);
  });
});
