import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '../src/callback/address.ts';
import type { GcEventType, GcOptions, GcSession, RequestFacts } from '../src/index.ts';
import { anna, desk } from './support/desk.ts';
import * as wire from './support/wire-events.ts';

const body = JSON.stringify(wire.state('READY'));
const gate = { callbackHeaders: { 'x-gate': 'canary-gate' } };
const addresses = { callbackAddresses: ['10.0.0.7'] };

interface Forgery {
  readonly title: string;
  readonly status: number;
  readonly url?: (own: URL, other: URL) => string;
  readonly init?: RequestInit;
  readonly facts?: RequestFacts;
  readonly options?: Partial<GcOptions>;
}

const keyOf = ({ pathname }: URL): string => pathname.slice(pathname.lastIndexOf('/') + 1);
const partsOf = (url: URL): readonly [string, string] => keyOf(url).split('-') as [string, string];
const withKey = (make: (number: string, secret: string) => string) => (own: URL) =>
  new URL(make(...partsOf(own)), own).href;
const flipped = (secret: string, at: number): string =>
  secret.slice(0, at) + (secret[at] === '0' ? '1' : '0') + secret.slice(at + 1);

const forgeries: readonly Forgery[] = [
  { title: 'another first sign', status: 403, url: withKey((number, secret) => `${number}-${flipped(secret, 0)}`) },
  { title: 'another last sign', status: 403, url: withKey((number, secret) => `${number}-${flipped(secret, 31)}`) },
  { title: 'a secret of noughts', status: 403, url: withKey((number) => `${number}-${'0'.repeat(32)}`) },
  { title: 'a secret that is cut', status: 403, url: withKey((number, secret) => `${number}-${secret.slice(0, 31)}`) },
  { title: 'a secret with one sign more', status: 403, url: withKey((number, secret) => `${number}-${secret}0`) },
  {
    title: 'a secret in upper case',
    status: 403,
    url: withKey((number, secret) => `${number}-${secret.toUpperCase()}`),
  },
  { title: 'no secret', status: 403, url: withKey((number) => `${number}-`) },
  { title: 'no key', status: 403, url: () => 'https://crm.example/gc' },
  { title: 'the root', status: 403, url: () => 'https://crm.example/' },
  { title: 'a number that nobody has', status: 403, url: withKey((_, secret) => `999-${secret}`) },
  { title: 'a number that nobody has, and noughts', status: 403, url: withKey(() => `999-${'0'.repeat(32)}`) },
  {
    title: 'the secret of another session',
    status: 403,
    url: (own, other) => new URL(`${partsOf(own)[0]}-${partsOf(other)[1]}`, own).href,
  },
  { title: 'a number that is negative', status: 403, url: withKey((number, secret) => `-${number}-${secret}x`) },
  { title: 'the key in the query', status: 403, url: (own) => `https://crm.example/gc?${keyOf(own)}` },
  { title: 'the key in a query parameter', status: 403, url: (own) => `https://crm.example/gc?key=/${keyOf(own)}` },
  { title: 'the key in the fragment', status: 403, url: (own) => `https://crm.example/gc#/${keyOf(own)}` },
  { title: 'the key before the end of the path', status: 403, url: (own) => `${own.href}/more` },
  { title: 'the key left again by two dots', status: 403, url: (own) => `${own.href}/../x` },
  { title: 'the key left by two encoded dots', status: 403, url: (own) => `${own.href}/%2e%2e/x` },
  { title: 'an encoded slash before the key', status: 403, url: (own) => `https://crm.example/gc%2F${keyOf(own)}` },
  { title: 'two slashes behind the key', status: 403, url: (own) => `${own.href}//` },
  { title: 'two slashes within the key', status: 403, url: withKey((number, secret) => `${number}-//${secret}`) },
  {
    title: 'an encoded sign in the key',
    status: 403,
    url: withKey((number, secret) => `${number}-%3${secret.slice(1)}`),
  },
  { title: 'a nought byte behind the key', status: 403, url: (own) => `${own.href}%00` },
  { title: 'a GET', status: 405, init: { method: 'GET', body: null } },
  { title: 'a PUT', status: 405, init: { method: 'PUT' } },
  { title: 'a DELETE', status: 405, init: { method: 'DELETE', body: null } },
  { title: 'too much', status: 413, init: { body: `"${'x'.repeat(1_048_576)}"` } },
  { title: 'more than the options allow', status: 413, options: { maxCallbackBytes: 20 } },
  { title: 'no JSON', status: 400, init: { body: 'type=State&state=READY' } },
  { title: 'XML', status: 400, init: { body: '<State>READY</State>' } },
  { title: 'JSON that is cut', status: 400, init: { body: body.slice(0, -1) } },
  { title: 'two documents', status: 400, init: { body: body + body } },
  { title: 'nothing', status: 400, init: { body: '' } },
  { title: 'bytes that are no UTF-8', status: 400, init: { body: new Uint8Array([0x22, 0xc3, 0x28, 0x22]) } },
  { title: 'UTF-16', status: 400, init: { body: new Uint8Array(Buffer.from(`\ufeff${body}`, 'utf16le')) } },
  { title: 'no header where one is due', status: 403, options: gate },
  { title: 'another header', status: 403, options: gate, init: { headers: { 'x-gate': 'canary-gatf' } } },
  { title: 'an empty header', status: 403, options: gate, init: { headers: { 'x-gate': '' } } },
  {
    title: 'a header that begins right',
    status: 403,
    options: gate,
    init: { headers: { 'x-gate': 'canary-gate-and-more' } },
  },
  { title: 'an address that is not in the list', status: 403, options: addresses, facts: { address: '10.0.0.70' } },
  { title: 'no address', status: 403, options: addresses },
  {
    title: 'an address in a header only',
    status: 403,
    options: addresses,
    init: { headers: { 'x-forwarded-for': '10.0.0.7' } },
  },
  {
    title: 'no address at all, from a list of none',
    status: 403,
    options: { callbackAddresses: [] },
    facts: { address: '10.0.0.7' },
  },
];

const types: readonly GcEventType[] = ['state', 'unknown', 'error', 'system', 'inboundCall'];

function hearing(session: GcSession): unknown[] {
  const heard: unknown[] = [];
  for (const type of types) session.on(type, (event) => heard.push(event));
  return heard;
}

describe('a post that is not GC’s', () => {
  it.each(forgeries)('with $title is answered with $status, and nobody hears of it', async (forgery) => {
    const { url = (own: URL) => own.href, init, facts, options = {}, status } = forgery;
    const { gc, agent } = await desk({ begin: 'new', options });
    const bob = gc.agent({ ...anna, agentId: '1002' });
    const heard = [hearing(agent), hearing(bob)];
    const stream = [agent.events(), bob.events()];
    const target = url(new URL(agent.callbackUrl), new URL(bob.callbackUrl));
    const response = await gc.receive(new Request(target, { method: 'POST', body, ...init }), facts);
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(JSON.stringify([...response.headers])).not.toMatch(/canary|[\da-f]{32}/);
    await gc.close();
    for (const events of stream) for await (const event of events) heard[0]?.push(event);
    expect(heard).toEqual([[], []]);
    expect(agent.agentState).toBeUndefined();
  });

  it('is not let in by any other secret', async () => {
    const { gc, agent } = await desk({ begin: 'new' });
    const heard = hearing(agent);
    const own = new URL(agent.callbackUrl);
    const secret = fc.array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: 32, maxLength: 32 });
    await fc.assert(
      fc.asyncProperty(secret, fc.nat(3), async (signs, number) => {
        const forged = new URL(`${number}-${signs.join('')}`, own);
        expect((await gc.receive(new Request(forged, { method: 'POST', body }))).status).toBe(403);
      }),
      { numRuns: 300 },
    );
    expect(heard).toEqual([]);
  });
});

describe('two secrets', () => {
  const near = fc.string({ maxLength: 40 }).chain((one) =>
    fc.oneof(
      fc.constant([one, one] as const),
      fc.string({ maxLength: 40 }).map((other) => [one, other] as const),
      fc
        .tuple(fc.nat(40), fc.string({ minLength: 1, maxLength: 1 }))
        .map(([at, sign]) => [one, one.slice(0, at) + sign + one.slice(at + 1)] as const),
      fc.nat(40).map((at) => [one, one.slice(0, at)] as const),
      fc.constant([one, one + one] as const),
    ),
  );

  it('are the same if all their signs are, and only then', () => {
    fc.assert(
      fc.property(near, ([one, other]) => {
        expect(isSame(one, other)).toBe(one === other);
        expect(isSame(other, one)).toBe(one === other);
      }),
      { numRuns: 3_000 },
    );
  });
});
