import { describe, expect, it } from 'vitest';
import type { DeliveryErrorKind } from '../src/index.ts';
import { credentials } from './support/client.ts';
import { vendorSign } from './support/form.ts';
import { callEvent, desk, formOf, host, post, request, signedForm, tick } from './support/webhooks.ts';

const json = JSON.stringify({ ...callEvent, note: 'Привет, мир' });
const { apiKey, apiSalt } = credentials;
const sign = vendorSign(apiKey, json, apiSalt);
const form = (changes: Partial<Record<'vpbx_api_key' | 'sign' | 'json', string>>): string =>
  formOf(Object.entries({ vpbx_api_key: apiKey, sign, json, ...changes }));
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const typed = (type: string): RequestInit => ({ headers: { 'content-type': type } });
const path = 'mango/events/call';

const foreign = vendorSign('other-key', json, apiSalt);

type Case = readonly [what: string, kind: DeliveryErrorKind, status: number, request: () => Request];

// oxfmt-ignore
const cases: readonly Case[] = [
  // The signature itself.
  ['a signature of zeros', 'signature', 403, () => request(path, form({ sign: '0'.repeat(64) }))],
  ['an empty signature', 'signature', 403, () => request(path, form({ sign: '' }))],
  ['a signature that is too short', 'signature', 403, () => request(path, form({ sign: sign.slice(0, 63) }))],
  ['a signature that is too long', 'signature', 403, () => request(path, form({ sign: `${sign}0` }))],
  ['a signature twice in a row', 'signature', 403, () => request(path, form({ sign: sign + sign }))],
  ['an upper-case signature', 'signature', 403, () => request(path, form({ sign: sign.toUpperCase() }))],
  ['a signature that is no hex', 'signature', 403, () => request(path, form({ sign: `g${sign.slice(1)}` }))],
  ['a signature of wide letters', 'signature', 403, () => request(path, form({ sign: 'я'.repeat(64) }))],
  ['a signature of hyphens', 'signature', 403, () => request(path, form({ sign: '-'.repeat(64) }))],
  ['a signature with a line end', 'signature', 403, () => request(path, form({ sign: `${sign}\n` }))],
  ['a signature with a space in front', 'signature', 403, () => request(path, form({ sign: ` ${sign}` }))],
  ['the first byte wrong', 'signature', 403, () => request(path, form({ sign: (sign[0] === '0' ? '1' : '0') + sign.slice(1) }))],
  ['the last byte wrong', 'signature', 403, () => request(path, form({ sign: sign.slice(0, 63) + (sign[63] === '0' ? '1' : '0') }))],
  ['the signature of another text', 'signature', 403, () => request(path, form({ sign: vendorSign(apiKey, '{}', apiSalt) }))],
  ['the signature of another salt', 'signature', 403, () => request(path, form({ sign: vendorSign(apiKey, json, 'x') }))],
  ['the signature of no salt', 'signature', 403, () => request(path, form({ sign: vendorSign(apiKey, json, '') }))],
  ['the signature of salt and key changed', 'signature', 403, () => request(path, form({ sign: vendorSign(apiSalt, json, apiKey) }))],
  ['the signature of another key', 'signature', 403, () => request(path, form({ sign: foreign }))],
  // The text it covers.
  ['one character more', 'signature', 403, () => request(path, form({ json: `${json} ` }))],
  ['one character less', 'signature', 403, () => request(path, form({ json: json.slice(0, -1) }))],
  ['one digit changed', 'signature', 403, () => request(path, form({ json: json.replace('"seq":1', '"seq":2') }))],
  ['the same JSON with other spaces', 'signature', 403, () => request(path, form({ json: JSON.stringify(JSON.parse(json), null, 1) }))],
  ['the same JSON with its fields in another order', 'signature', 403, () => request(path, form({ json: JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json) as object).toReversed())) }))],
  ['the same JSON with escaped letters', 'signature', 403, () => request(path, form({ json: json.replace('П', '\\u041f') }))],
  ['a form that was encoded twice', 'signature', 403, () => request(path, form({ json: encodeURIComponent(json) }))],
  ['an empty text', 'signature', 403, () => request(path, form({ json: '' }))],
  ['a text with broken percent signs', 'signature', 403, () => request(path, form({}).replace('json=%7B', 'json=%7B%zz'))],
  ['a text in windows-1251', 'signature', 403, () => request(path, form({}).replace(encodeURIComponent('Привет'), '%CF%F0%E8%E2%E5%F2'))],
  // The key.
  ['a wrong key, signed rightly with it', 'key', 403, () => post(path, json, { apiKey: 'other', apiSalt })],
  ['a wrong key, signed with its own salt', 'key', 403, () => post(path, json, { apiKey: 'other', apiSalt: 'x' })],
  ['an empty key', 'key', 403, () => request(path, form({ vpbx_api_key: '' }))],
  ['a key with a space behind', 'key', 403, () => request(path, form({ vpbx_api_key: `${apiKey} ` }))],
  ['a key in upper case', 'key', 403, () => request(path, form({ vpbx_api_key: apiKey.toUpperCase() }))],
  // Where key and text meet, a shifted border gives the same digest: the key is compared for itself.
  ['a border moved into the text', 'key', 403, () => request(path, formOf([['vpbx_api_key', `${apiKey}{`], ['sign', sign], ['json', json.slice(1)]]))],
  // The form.
  ['no signature', 'syntax', 400, () => request(path, formOf([['vpbx_api_key', apiKey], ['json', json]]))],
  ['no key', 'syntax', 400, () => request(path, formOf([['sign', sign], ['json', json]]))],
  ['no text', 'syntax', 400, () => request(path, formOf([['vpbx_api_key', apiKey], ['sign', sign]]))],
  ['two texts, the first one signed', 'syntax', 400, () => request(path, `${form({})}&json=%7B%7D`)],
  ['two texts, the last one signed', 'syntax', 400, () => request(path, `json=%7B%7D&${form({})}`)],
  ['the same text twice', 'syntax', 400, () => request(path, `${form({})}&json=${encodeURIComponent(json)}`)],
  ['two signatures', 'syntax', 400, () => request(path, `${form({})}&sign=${sign}`)],
  ['two keys', 'syntax', 400, () => request(path, `vpbx_api_key=other&${form({})}`)],
  ['an empty body', 'syntax', 400, () => request(path, '')],
  ['a form of something else', 'syntax', 400, () => request(path, 'hello=world')],
  ['bytes that are no UTF-8', 'syntax', 400, () => request(path, Uint8Array.from([...bytes(form({})), 0xff]))],
  ['JSON in the place of a form', 'syntax', 400, () => request(path, json)],
  // Signed rightly, and nothing to read.
  ['signed text that is no JSON', 'syntax', 400, () => post(path, '{"entry_id":')],
  ['signed text that is empty', 'syntax', 400, () => request(path, signedForm(''))],
  ['signed JSON in a loop of brackets', 'syntax', 400, () => post(path, '['.repeat(2_000))],
  ['a signed list', 'shape', 400, () => post(path, '[{"entry_id":"e"}]')],
  ['a signed text', 'shape', 400, () => post(path, '"entry_id"')],
  ['a signed null', 'shape', 400, () => post(path, 'null')],
  ['a signed event without its ids', 'shape', 400, () => post(path, '{"seq":1}')],
  ['a signed event that names a prototype', 'shape', 400, () => post(path, `{"__proto__":${json}}`)],
  // Around the form.
  ['a GET', 'method', 405, () => new Request(`http://crm.test/${path}`)],
  ['a PUT', 'method', 405, () => request(path, form({}), { method: 'PUT' })],
  ['JSON by its type', 'content_type', 415, () => request(path, form({}), typed('application/json'))],
  ['a form with parts', 'content_type', 415, () => request(path, form({}), typed('multipart/form-data; boundary=x'))],
  ['no type at all', 'content_type', 415, () => request(path, bytes(form({})), { headers: {} })],
  ['more than may come', 'too_large', 413, () => request(path, `${form({})}&more=${'x'.repeat(9_000)}`)],
  ['more than may come, by its own word', 'too_large', 413, () => request(path, form({}), { headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '9001' } })],
];

describe('a delivery that is forged or spoilt', () => {
  it.each(cases)('%s (%s) is told %i, and nobody hears of it', async (_what, kind, status, make) => {
    const outcomes: unknown[] = [];
    const receiver = desk({
      maxBodyBytes: 9_000,
      outcomes: {
        expect: () => ({ outcome: new Promise(() => undefined), cancel: () => undefined }),
        deliver: (key) => (outcomes.push(key), true),
      },
    });
    receiver.on('call', () => outcomes.push('call'));
    receiver.on('unknown', () => outcomes.push('unknown'));
    expect((await receiver.receive(make())).status).toBe(status);
    await tick();
    expect([receiver.heard, receiver.errors, outcomes]).toEqual([[], [], []]);
    // What was turned away does not count as seen.
    expect(await receiver.send(path, json)).toBe(200);
    expect(receiver.heard.map(({ freshness }) => freshness)).toEqual(['fresh']);
  });

  it.each(cases.filter(([, kind]) => !['method', 'content_type', 'too_large'].includes(kind)))(
    '%s (%s) is an error of that kind for who verifies, and says nothing that came',
    async (_what, kind, status, make) => {
      const body = new Uint8Array(await make().arrayBuffer());
      const { ok, error } = await desk().verify({ path: `/${path}`, headers: {}, body });
      expect([ok, error?.kind, error?.status]).toEqual([false, kind, status]);
      expect(`${error?.stack} ${JSON.stringify(error)}`).not.toContain(sign.slice(0, 16));
      expect(error?.message).not.toContain('Привет');
    },
  );

  it('there are more than forty of them', () => {
    expect(new Set(cases.map(([what]) => what)).size).toBeGreaterThanOrEqual(40);
  });
});

describe('a right delivery', () => {
  it.each<[string, () => Request]>([
    ['as it is', () => request(path, form({}))],
    ['with further fields', () => request(path, `${form({})}&later=1&Sign=x`)],
    ['with its fields in another order', () => request(path, form({}).split('&').toReversed().join('&'))],
    [
      'with a charset in its type, in any case',
      () => request(path, form({}), typed('Application/X-WWW-Form-Urlencoded; charset=UTF-8')),
    ],
    [
      'with letters that are not escaped',
      () => request(path, `vpbx_api_key=${apiKey}&sign=${sign}&json=${json.replaceAll(' ', '+')}`),
    ],
    ['with a query', () => request(`${path}?from=mango`, form({}))],
  ])('%s is told 200', async (_what, make) => {
    const receiver = desk();
    expect((await receiver.receive(make())).status).toBe(200);
    expect(receiver.heard).toHaveLength(1);
  });

  it('is told 200 over a real connection, and a body that drips 408', async () => {
    const receiver = desk({ bodyTimeoutMs: 100 });
    const origin = await host(receiver, '/mango');
    const init = (body: BodyInit): RequestInit =>
      ({
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
        duplex: 'half',
      }) as RequestInit;
    expect((await fetch(`${origin}/events/call`, init(form({})))).status).toBe(200);
    let ended = false;
    const drip = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await tick(30);
        if (!ended) controller.enqueue(bytes('a'));
      },
      cancel: () => void (ended = true),
    });
    const slow = fetch(`${origin}/events/call`, init(drip)).then(
      ({ status }) => status,
      () => 'cut',
    );
    expect([408, 'cut']).toContain(await slow);
    expect(receiver.heard).toHaveLength(1);
  });
});
