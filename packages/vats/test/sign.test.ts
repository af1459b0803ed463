import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVatsSimulator } from '@trunkline/simulator';
import { isSameDigest as nodeSame, sha256Hex as nodeDigest } from '../src/digest.node.ts';
import { isSameDigest as webSame, sha256Hex as webDigest } from '../src/digest.web.ts';
import { signJson } from '../src/sign.ts';
import { clientFor, clientOf } from './support/client.ts';
import { readForm, vendorSign } from './support/form.ts';
import { valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const published = { apiKey: '<YOUR_API_KEY>', apiSalt: '<YOUR_API_SALT>' };
const short = { apiKey: 'k', apiSalt: 's' };

/** Source: the vendor's "PHP examples for API v 1.8 (27.02.2017)", results as printed there. */
const vendorVectors = [
  [
    '{"command_id":"your-command-id","from":{"extension":"<extension>","number":""},"to_number":"<to_number>"}',
    'afdeb462cd5e0e422a9c9220390124608df06a4472cb1add6ebd6e24184bd15a',
  ],
  [
    '{"command_id":"your-command-id","call_id":"<CALL_ID>"}',
    '2d1d01246f52cec1fdb44f2a4d7091dc54f67e318369c0628201d66b5d336ef0',
  ],
  [
    '{"date_from":"1445288400","date_to":"1445374859","from":{"extension":"","number":""},"to":{"extension":"","number":""}}',
    '94e263aa0aa65d77481b86e9224fa2230265faa387322e40716389406982c0fb',
  ],
  ['{"key":"<REQUEST_KEY>"}', '515069b8c079df62f408e36dd7933912b8e86d833c5927ee77eb4b68d766c4f5'],
] as const;

/** Calculated by the vendor's formula. */
const calculatedVectors = [
  ['{"text":"Привет"}', '5ac732e9bac09cb204e4cfa3d945dd5fe85793fd2958090089b6009084f2a0b2'],
  [
    '{"command_id":"cmd1","from":{"extension":"101"},"to_number":"79001234567"}',
    '8ed12782f2d7a2d48b87e8a2a489b4c58c4cd94bc496a20b6207912c837d33fd',
  ],
  ['{}', '191a30303627fdf2dc8675859ee3d01537c4b5743eb9c58d3fe577a645be4471'],
] as const;

const withHmac = '812fbce375089643b744a68f9dcdcda8ff7d65dd197750ffbdb6ebce01f79c12';

describe('the signature', () => {
  it.each(vendorVectors)('is the one the vendor printed for %s', async (json, sign) => {
    expect(await signJson(published, json)).toBe(sign);
  });

  it.each(calculatedVectors)('follows the formula for %s', async (json, sign) => {
    expect(await signJson(short, json)).toBe(sign);
  });

  it('is no HMAC', async () => {
    expect(createHmac('sha256', 's').update('k{}s').digest('hex')).toBe(withHmac);
    expect(await signJson(short, '{}')).not.toBe(withHmac);
  });
});

describe('the digests of Node and of the web', () => {
  it('are compared alike: the same only where every digit is', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hex, fc.nat({ max: 63 }), (digest, at) => {
        const other = digest.slice(0, at) + (digest[at] === '0' ? '1' : '0') + digest.slice(at + 1);
        expect([nodeSame(digest, digest), webSame(digest, digest)]).toEqual([true, true]);
        expect([nodeSame(digest, other), webSame(digest, other)]).toEqual([false, false]);
      }),
    );
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    // Halves of surrogate pairs too: both must put the same in their place.
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  );

  it('agree on any text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await webDigest(text)).toBe(nodeDigest(text));
      }),
    );
  });

  it('agree with the standard', async () => {
    const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect([nodeDigest('abc'), await webDigest('abc')]).toEqual([ofAbc, ofAbc]);
  });
});

describe('the form that is sent', () => {
  const odd = { apiKey: 'k&e=y+% <ключ>', apiSalt: 'с&а=л+\u2028т%' };
  const text = `<>&'"\u2028/+&=% %2B \\ Привет, мир`;

  it('holds key, signature and json, signed over the very text that arrives', async () => {
    await using simulator = await createVatsSimulator(odd);
    const vats = clientFor(simulator);
    valueOf(await vats.sms.send({ text, fromExtension: '101', toNumber: '79161234567', commandId: 'cmd-1' }));
    const [request] = simulator.requests;
    const form = readForm(request?.body ?? '');
    expect(form.names).toEqual(['vpbx_api_key', 'sign', 'json']);
    expect(form.apiKey).toBe(odd.apiKey);
    expect(JSON.parse(form.json)).toEqual({
      command_id: 'cmd-1',
      text,
      from_extension: '101',
      to_number: '79161234567',
    });
    expect(form.sign).toBe(vendorSign(odd.apiKey, form.json, odd.apiSalt));
    expect(request).toMatchObject({ method: 'POST', path: '/vpbx/commands/sms', answeredStatus: 200 });
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  });

  it('is signed right for any text, and never holds the salt', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    const vats = clientOf({ baseUrl, ...odd });
    const sendable = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(sendable, async (message) => {
        valueOf(await vats.sms.send({ text: message, fromExtension: '101', toNumber: '79161234567' }));
        const hit = hits.at(-1);
        expect(JSON.parse(hit?.form.json ?? '')).toMatchObject({ text: message });
        expect(hit?.form.sign).toBe(vendorSign(odd.apiKey, hit?.form.json ?? '', odd.apiSalt));
        expect(decodeURIComponent((hit?.body ?? '').replaceAll('+', ' '))).not.toContain(odd.apiSalt);
      }),
      { numRuns: 60 },
    );
  });

  it('is {} for a question without parameters', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, balance: 1 } });
    valueOf(await clientOf({ baseUrl }).account.balance());
    expect(hits.map(({ method, path, form }) => [method, path, form.json, form.sign])).toEqual([
      ['POST', '/vpbx/account/balance', '{}', '191a30303627fdf2dc8675859ee3d01537c4b5743eb9c58d3fe577a645be4471'],
    ]);
  });
});
