import { describe, expect, it } from 'vitest';
import { allowDialTo, contactUri } from '../src/index.ts';
import { answer, clientOf, serve, type Reply } from './support/serve.ts';
import { errorOf, valueOf } from './support/say.ts';

const json = { 'content-type': 'application/json' };
const opened = (location?: string, body = '{"originalWaitTime":"05:30","status":"open"}'): Reply => ({
  status: 201,
  headers: { ...json, ...(location === undefined ? {} : { location }) },
  body,
});

describe('a conversation', () => {
  it('is opened, told more, and asked for its callback', async () => {
    const { baseUrl, hits } = await serve(
      opened('/conversations/7'),
      { headers: json, body: '{"status":3}' },
      { status: 204 },
    );
    const { conversations } = clientOf({ baseUrl });
    const conversation = valueOf(await conversations.open({ segment: 'PlatformToolKit' }));
    expect(conversation).toEqual({
      url: `${baseUrl}conversations/7`,
      status: 'open',
      originalWait: { text: '05:30', seconds: 330 },
    });
    const { url } = conversation;
    expect(valueOf(await conversations.update({ url, context: { user: 'anna' } }))).toEqual({ status: '3' });
    expect(valueOf(await conversations.update({ url, contactUri: contactUri({ number: '5551212' }) }))).toEqual({});
    expect(hits.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ['POST', '/conversations', { segment: 'PlatformToolKit' }],
      ['PUT', '/conversations/7', { context: { user: 'anna' } }],
      ['PUT', '/conversations/7', { contactUri: 'voice://5551212' }],
    ]);
  });

  it('may live beside another service, where an option says so', async () => {
    const soap = await serve(answer(106000));
    const rest = await serve(opened('conversations/7'));
    const { conversations } = clientOf({ baseUrl: soap.baseUrl, conversationsUrl: `${rest.baseUrl}ptk5` });
    const { url } = valueOf(await conversations.open({ segment: 's' }));
    expect([rest.hits[0]?.path, url]).toEqual(['/ptk5/conversations', `${rest.baseUrl}ptk5/conversations/7`]);
    const updated = await conversations.update({ url, context: { a: 'b' } });
    valueOf(updated);
    expect([updated.meta.endpoint, soap.hits]).toEqual([new URL(rest.baseUrl).origin, []]);
  });

  it('is updated at the server where it was opened, whichever of them is asked first', async () => {
    const other = await serve(answer(106000));
    const home = await serve(opened('/conversations/7'));
    const { url } = valueOf(await clientOf({ baseUrl: home.baseUrl }).conversations.open({ segment: 's' }));
    const { conversations } = clientOf({ endpoints: [other.baseUrl, home.baseUrl] });
    const updated = await conversations.update({ url, context: { a: 'b' } });
    valueOf(updated);
    expect([updated.meta.endpoint, other.hits]).toEqual([new URL(home.baseUrl).origin, []]);
  });

  it.each([
    ['elsewhere', opened('https://evil.example/conversations/7')],
    ['another port', opened('http://127.0.0.1:9/conversations/7')],
    ['nowhere', opened()],
    ['no URL', opened('http://[')],
  ])('that lives %s is not taken', async (_where, reply) => {
    const { baseUrl } = await serve(reply);
    const error = errorOf(await clientOf({ baseUrl }).conversations.open({ segment: 's' }), 'decode');
    expect(error).toMatchObject({ outcome: 'unknown', issues: [{ path: 'Location' }] });
  });

  it.each([
    ['https://evil.example/conversations/7', 'url'],
    ['ftp://127.0.0.1/x', 'url'],
    ['7', 'url'],
  ])('is not updated at %s', async (url, path) => {
    const { baseUrl, hits } = await serve(opened('/conversations/7'));
    const told = await clientOf({ baseUrl, basic: { username: 'u', password: 'p' } }).conversations.update({
      url,
      context: { a: 'b' },
    });
    expect(errorOf(told, 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it.each([
    [{}, 'contactUri'],
    [{ contactUri: '5551212' }, 'contactUri'],
    [{ contactUri: 'voice://1?appt=1 2' }, 'contactUri'],
    [{ contactUri: 'voice://5%5' }, 'contactUri'],
    [{ contactUri: 'voice://%ff' }, 'contactUri'],
    [{ context: { a: 1 } }, 'context.a'],
    [{ context: ['a'] }, 'context'],
  ])('is not updated by a wrong input: %j', async (input, path) => {
    const { baseUrl, hits } = await serve({});
    const told = await clientOf({ baseUrl }).conversations.update({
      url: `${baseUrl}conversations/7`,
      ...input,
    } as never);
    expect(errorOf(told, 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it('is refused by a code, wherever it stands', async () => {
    const { baseUrl } = await serve({ status: 400, headers: json, body: '{"status":{"code":107017}}' });
    expect(errorOf(await clientOf({ baseUrl }).conversations.open({ segment: 's' }), 'api').code).toBe(107017);
  });
});

describe('on staging', () => {
  const guard = allowDialTo(['5550001111']);

  it('nobody who is not on the list is called back, whichever way', async () => {
    const { baseUrl, hits } = await serve(answer(107100, '<InteractionId>i</InteractionId>'));
    const ptk = clientOf({ baseUrl, guard });
    const url = `${baseUrl}conversations/7`;
    const refused = [
      await ptk.interactions.add({ segment: 's', contact: '5559999999' }),
      await ptk.conversations.update({ url, contactUri: contactUri({ number: '5559999999' }) }),
      await ptk.call('AddInteraction', { Contact: '5559999999' }),
    ];
    for (const told of refused) expect(errorOf(told, 'refused').reason).toBe('guard');
    expect(hits).toHaveLength(0);
    valueOf(await ptk.interactions.add({ segment: 's', contact: '+5550001111' }));
  });

  it('what rings nobody passes', async () => {
    const { baseUrl } = await serve({ headers: json, body: '{}' });
    const told = await clientOf({ baseUrl, guard }).conversations.update({ url: `${baseUrl}c/7`, context: { a: 'b' } });
    expect(told.ok).toBe(true);
  });
});
