import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { allowDialTo } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';
import { vendorSign } from './support/form.ts';

const circle: Record<string, unknown> = {};
circle['self'] = circle;

const balance = { body: { result: 1000, balance: '12.5', currency: 'RUB' } };

describe('a request that has no method', () => {
  it('is signed and sent as given, and its answer comes as it is', async () => {
    const { baseUrl, hits } = await serve(balance);
    const told = await clientOf({ baseUrl }).request('new/thing', {
      wire_name: 'Привет',
      command_id: 7,
      file: 'f',
      url: 'u',
    });
    expect(valueOf(told)).toMatchObject({ balance: '12.5', currency: 'RUB' });
    expect(hits[0]).toMatchObject({ method: 'POST', path: '/vpbx/new/thing' });
    const { json = '', sign } = hits[0]?.form ?? {};
    expect(json).toBe('{"wire_name":"Привет","command_id":7,"file":"f","url":"u"}');
    expect(sign).toBe(vendorSign('k', json, 's'));
  });

  it.each([
    ['pbx', '/vpbx/thing'],
    ['contactCentre', '/cc/thing'],
    ['speech', '/s2t/thing'],
  ] as const)('goes to the root it names (%s)', async (root, path) => {
    const { baseUrl, hits } = await serve(balance);
    valueOf(await clientOf({ baseUrl }).request('thing', {}, { root }));
    expect(hits[0]?.path).toBe(path);
  });

  it('goes to the root that an option moved elsewhere', async () => {
    const pbx = await serve(balance);
    const elsewhere = await serve(balance);
    const contactCentreUrl = elsewhere.baseUrl.replace('/vpbx/', '/on/premises/');
    const told = await clientOf({ baseUrl: pbx.baseUrl, contactCentreUrl }).request(
      'thing',
      {},
      { root: 'contactCentre' },
    );
    expect(told.meta.endpoint).toBe(new URL(contactCentreUrl).origin);
    expect([pbx.hits.length, elsewhere.hits[0]?.path]).toEqual([0, '/on/premises/thing']);
  });

  it('is read by a schema of any library', async () => {
    const { baseUrl } = await serve(balance);
    const schema = v.object({ balance: v.pipe(v.string(), v.transform(Number)) });
    const told = await clientOf({ baseUrl }).request('account/balance', {}, { schema, repeat: 'safe' });
    expect(valueOf(told)).toEqual({ balance: 12.5 });
    if (told.ok) expectTypeOf(told.value).toEqualTypeOf<{ balance: number }>();
  });

  it('whose answer the schema refuses is unreadable, and the places are told without what stood there', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, rows: [{ phone: 79001234567 }] } });
    const schema = v.object({ rows: v.array(v.object({ phone: v.string() })) });
    const error = errorOf(await clientOf({ baseUrl }).request('rows', {}, { schema }), 'decode');
    expect(error.issues).toEqual([{ path: 'rows[0].phone', expected: 'what the schema asks for' }]);
    expect(everythingSaid(error)).not.toContain('79001234567');
  });

  it.each([
    ['that throws', { '~standard': { version: 1, vendor: 'mine', validate: () => JSON.parse('{') as never } }],
    [
      'that lets one wait',
      { '~standard': { version: 1, vendor: 'mine', validate: () => Promise.reject(new Error('no')) } },
    ],
  ] as const)('is unreadable by a schema %s', async (_what, schema) => {
    const { baseUrl } = await serve(balance);
    const error = errorOf(await clientOf({ baseUrl }).request('thing', {}, { schema }), 'decode');
    expect(error.issues).toEqual([{ path: '', expected: 'a schema that answers at once' }]);
  });

  it('is refused by its code as any other', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 5004 } });
    expect(errorOf(await clientOf({ baseUrl }).request('thing'), 'api').code).toBe(5004);
    expect(hits).toHaveLength(1);
  });

  it('is repeated only if it is said to be safe', async () => {
    const { baseUrl, hits } = await serve({ status: 500, body: 'x' }, balance);
    errorOf(await clientOf({ baseUrl }).request('thing'), 'http');
    expect(hits).toHaveLength(1);
    const second = await serve({ status: 500, body: 'x' }, balance);
    valueOf(await clientOf({ baseUrl: second.baseUrl }).request('thing', {}, { repeat: 'safe' }));
    expect(second.hits).toHaveLength(2);
  });

  it('is refused by a guard for staging unless it is said to be safe: nobody knows whom it rings', async () => {
    const { baseUrl, hits } = await serve(balance);
    const vats = clientOf({ baseUrl, guard: allowDialTo(['101']) });
    errorOf(await vats.request('commands/callback', { to_number: '79001234567' }), 'refused');
    expect(hits).toHaveLength(0);
    valueOf(await vats.request('account/balance', {}, { repeat: 'safe' }));
  });

  it.each<[string, unknown, object, string]>([
    ['../cc/task', {}, {}, 'path'],
    ['https://elsewhere.example/', {}, {}, 'path'],
    ['a?b=c', {}, {}, 'path'],
    ['', {}, {}, 'path'],
    ['thing', [], {}, 'json'],
    ['thing', circle, {}, 'json'],
    ['thing', {}, { root: 'roof' }, 'root'],
    ['thing', {}, { repeat: 'often' }, 'repeat'],
    ['thing', {}, { schema: {} }, 'schema'],
  ])('is not sent when it is wrong (%s)', async (path, json, options, issue) => {
    const { baseUrl, hits } = await serve(balance);
    const told = await clientOf({ baseUrl }).request(path, json as never, options as never);
    expect(errorOf(told, 'input').issues[0]?.path).toBe(issue);
    expect(hits).toHaveLength(0);
  });
});
