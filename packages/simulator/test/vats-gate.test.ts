import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, ask, sign, signedForm } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const post = (body: URLSearchParams): Promise<Response> =>
  fetch(`${simulator().baseUrl}account/balance`, { method: 'POST', body });

describe('the gate', () => {
  it('lets a signed request in', async () => {
    const answer = await ask(simulator(), 'account/balance');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-uuid')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(await answer.json()).toEqual({
      result: 1000,
      balance: 1000,
      currency: 'RUB',
      response_at: '2026-01-15 09:00:00',
    });
  });

  it.each([
    ['{}', '191a30303627fdf2dc8675859ee3d01537c4b5743eb9c58d3fe577a645be4471'],
    ['{"text":"Привет"}', '5ac732e9bac09cb204e4cfa3d945dd5fe85793fd2958090089b6009084f2a0b2'],
  ])('accepts the published signature of %s', async (json, published) => {
    await using strict = await createVatsSimulator({ apiKey: 'k', apiSalt: 's' });
    const body = new URLSearchParams({ vpbx_api_key: 'k', sign: published, json });
    const answer = await fetch(`${strict.baseUrl}incominglines`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ result: 1000 });
  });

  it('rejects an HMAC in place of the plain digest', async () => {
    await using strict = await createVatsSimulator({ apiKey: 'k', apiSalt: 's' });
    const hmac = '812fbce375089643b744a68f9dcdcda8ff7d65dd197750ffbdb6ebce01f79c12';
    const body = new URLSearchParams({ vpbx_api_key: 'k', sign: hmac, json: '{}' });
    const answer = await fetch(`${strict.baseUrl}account/balance`, { method: 'POST', body });
    expect(await answer.json()).toEqual({ result: 3102 });
  });

  it('rejects JSON that was changed after signing', async () => {
    const body = signedForm(simulator(), '{}');
    body.set('json', '{ }');
    expect(await (await post(body)).json()).toEqual({ result: 3102 });
  });

  it('rejects a key it does not know', async () => {
    const body = new URLSearchParams({ vpbx_api_key: 'x', sign: sign('x', '{}', 'demo-salt'), json: '{}' });
    expect(await (await post(body)).json()).toEqual({ result: 3105 });
  });

  it('asks for the missing form field', async () => {
    expect(await (await post(new URLSearchParams({ json: '{}' }))).json()).toMatchObject({ result: 3103 });
  });

  it('wants POST', async () => {
    expect(await (await fetch(`${simulator().baseUrl}account/balance`)).json()).toEqual({ result: 3101 });
  });

  it('names malformed JSON', async () => {
    expect(await (await post(signedForm(simulator(), '{"a":'))).json()).toEqual({ result: 3400 });
  });

  it('takes the same three fields as multipart', async () => {
    const body = new FormData();
    for (const [name, value] of signedForm(simulator(), '{}')) body.set(name, value);
    const answer = await fetch(`${simulator().baseUrl}account/balance`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ result: 1000 });
  });

  it('answers 404 to a path that nobody serves', async () => {
    expect((await ask(simulator(), 'commands/recording/stop')).status).toBe(404);
  });

  it.each([
    ['commands/callback', { from: { extension: '101' } }, 3103, { to_number: 3103 }],
    ['commands/callback', { to_number: '79001234567' }, 3103, { from: 3103 }],
    ['commands/callback', { from: {}, to_number: '79001234567' }, 3103, { 'from.extension': 3103 }],
    ['commands/callback', { from: { extension: '101' }, to_number: '+7 900' }, 3104, { to_number: 3104 }],
    ['commands/call/hangup', { call_id: 'x'.repeat(129) }, 3104, { call_id: 3104 }],
    ['commands/transfer', { call_id: 'x', method: 'warm', to_number: '102' }, 3100, { method: 3104, initiator: 3103 }],
    ['commands/sms', { from_extension: '101', to_number: '79001234567', text: 'ы'.repeat(269) }, 3104, { text: 3104 }],
  ])('checks the parameters of %s', async (path, input, result, fields) => {
    expect(await answerOf(simulator(), path, input)).toEqual({ result, fields });
  });

  it('words errors in the older form when asked to', async () => {
    await using older = await createVatsSimulator({ errorForm: 'code420' });
    const answer = await ask(older, 'commands/call/hangup');
    expect(answer.status).toBe(420);
    expect(await answer.json()).toMatchObject({ code: 3103 });
  });

  it('records what was asked', async () => {
    await ask(simulator(), 'groups', { show_users: 0 });
    expect(simulator().requests).toMatchObject([
      {
        method: 'POST',
        path: '/vpbx/groups',
        json: { show_users: 0 },
        answeredStatus: 200,
        form: { vpbx_api_key: 'demo-key' },
      },
    ]);
  });
});
