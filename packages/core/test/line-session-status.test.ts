import { describe, expect, it } from 'vitest';
import { rawOf, run, type SendRequest, type StampedRequest } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, answer, done, refusedWith, type Reply } from './support/script.ts';
import { tinySession, tokenVendor } from './support/session.ts';
import { tiny, tinyDialect } from './support/tiny.ts';

const found = { ticket: 'T1' };
const page = answer('<html>', { status: 401, headers: { 'content-type': 'text/html' } });

describe('a session that ends by a status, without a code', () => {
  it('is renewed once, and the call is repeated', async () => {
    let ended = true;
    const vendor = tokenVendor();
    const sender: typeof vendor.sender = async (request, limits) => {
      if (request.path === 'login' || !ended) return vendor.sender(request, limits);
      ended = false;
      return page;
    };
    const session = tinyDialect({ session: tinySession(), judgeForeign: () => ({ verdict: 'login' }) });
    valueOf(await run(tiny({ sender }, { dialect: session }), look, found));
    expect(vendor.logins()).toBe(2);
  });

  it('is an HTTP failure the second time, and where there is no session', async () => {
    const { sender, requests } = always(({ path }) =>
      path === 'login' ? answer({ code: 0, data: { token: 't' } }) : page,
    );
    const judgeForeign = () => ({ verdict: 'login' }) as const;
    const withSession = tiny({ sender }, { dialect: tinyDialect({ session: tinySession(), judgeForeign }) });
    const without = tiny({ sender }, { dialect: tinyDialect({ judgeForeign }) });
    for (const connection of [withSession, without]) {
      const error = errorOf(await run(connection, look, found), 'http');
      expect(error).toMatchObject({ status: 401, category: 'authentication', outcome: 'rejected' });
    }
    expect(requests).toHaveLength(4 + 1);
  });
});

describe('an upload whose session is over', () => {
  const bytes = new TextEncoder().encode('a file');
  const streamed = (remade: boolean) => ({
    stamp: (_prepared: unknown, { token }: { readonly token: string | undefined }): StampedRequest => ({
      method: 'POST',
      path: 'upload',
      headers: { 'x-token': token ?? '' },
      body: new Blob([bytes]).stream(),
      remade,
    }),
  });

  async function upload(remade: boolean) {
    const bodies: string[] = [];
    const vendor = tokenVendor();
    const reading = async ({ body }: SendRequest): Promise<void> => {
      if (body instanceof ReadableStream) bodies.push(await new Response(body).text());
    };
    const sender: typeof vendor.sender = async (request, limits) => {
      await reading(request);
      return vendor.sender(request, limits);
    };
    const dialect = tinyDialect({ session: tinySession() });
    const stamp: typeof dialect.stamp = (prepared, context) =>
      context.token === undefined ? dialect.stamp(prepared, context) : streamed(remade).stamp(prepared, context);
    const connection = tiny({ sender }, { dialect: { ...dialect, stamp } });
    valueOf(await run(connection, dial, { toNumber: '74955404444' }));
    vendor.expire();
    const result = await run(connection, dial, { toNumber: '74955404444' });
    return { result, bodies, logins: vendor.logins() };
  }

  it('goes out once more where its body is made anew for each attempt', async () => {
    const { result, bodies, logins } = await upload(true);
    valueOf(result);
    expect([bodies, logins]).toEqual([['a file', 'a file', 'a file'], 2]);
  });

  it('does not where the body is gone', async () => {
    const { result, bodies, logins } = await upload(false);
    expect(errorOf(result, 'api').code).toBe(20);
    expect([bodies, logins]).toEqual([['a file', 'a file'], 1]);
  });
});

it('an envelope that tells a worse status than HTTP is believed', async () => {
  const { sender } = always(done);
  const dialect = tinyDialect({ judge: () => ({ verdict: 'foreign', status: 404 }) });
  const error = errorOf(await run(tiny({ sender }, { dialect }), look, found), 'http');
  expect(error).toMatchObject({ status: 404, category: 'not_found' });
});

it.each<[string, Reply, string | undefined]>([
  ['a success', done, '{"code":0,"data":{"id":"T1","title":"[hidden]"}}'],
  ['a failure', refusedWith(10, { note: 'A ticket' }), '{"code":10,"note":"[hidden]"}'],
  ['bytes that are no text', { ...done, body: Uint8Array.of(0x41, 0xff) }, undefined],
])('what a dialect hides is not in the kept answer either: %s', async (_what, reply, kept) => {
  const hideInRaw = (text: string): string => text.replaceAll('A ticket', '[hidden]');
  const { sender } = always(reply);
  const result = await run(tiny({ sender, keepRaw: true }, { dialect: tinyDialect({ hideInRaw }) }), look, found);
  expect(rawOf(result)).toBe(kept);
});
