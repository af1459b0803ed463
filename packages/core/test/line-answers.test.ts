import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rawOf, run, vendorText } from '../src/index.ts';
import { dial, look, save, touch } from './support/operations.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { answer, done, neverSent, refusedWith, script, unavailable, type Reply } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const words = { message: 'canary: Mrs Canary has not paid' };

describe('a notice', () => {
  it('stands beside the value when the vendor did it with a remark', async () => {
    const { sender } = script(answer({ code: 1, data: { id: 'T1' } }), done);
    const connection = tiny({ sender });
    const result = await run(connection, look, found);
    expect(valueOf(result)).toEqual({ id: 'T1' });
    expect(result.notice).toMatchObject({ code: 1, asked: 1, name: 'DoneInPart', effect: 'partial', match: 'exact' });
    expect('notice' in (await run(connection, look, found))).toBe(false);
  });
});

describe('acceptCodes', () => {
  const refused = (code: number): Reply => refusedWith(code, { data: { id: 'T9' }, ...words });

  it('makes a success of a code that the caller expects, and says so in the notice', async () => {
    const { sender } = script(refused(10));
    const result = await run(tiny({ sender }), save, found, { acceptCodes: [10] });
    expect(valueOf(result)).toEqual({ id: 'T9' });
    expect(result.notice).toMatchObject({ code: 10, name: 'NoSuchTicket', effect: 'failure' });
  });

  it('touches no other code', async () => {
    const { sender } = script(refused(10), refused(10));
    const connection = tiny({ sender, retry: { limit: 0 } });
    expect(errorOf(await run(connection, save, found, { acceptCodes: [11] }), 'api').code).toBe(10);
    expect(errorOf(await run(connection, save, found, { acceptCodes: [] }), 'api').code).toBe(10);
  });

  it('works for an answer without data where nothing is promised', async () => {
    const { sender } = script(refusedWith(10));
    expect((await run(tiny({ sender }), touch, {}, { acceptCodes: [10] })).ok).toBe(true);
  });

  it('does not make up a value that was promised', async () => {
    const { sender } = script(refusedWith(10));
    expect(errorOf(await run(tiny({ sender }), save, found, { acceptCodes: [10] }), 'decode').reason).toBe('shape');
  });
});

describe('what the vendor said in words', () => {
  it('is had by asking, and is in no message, JSON or inspection', async () => {
    const { sender } = script(refusedWith(10, words), answer({ code: 20, ...words }));
    const connection = tiny({ sender });
    for (const result of [
      await run(connection, look, found),
      await run(connection, dial, { toNumber: '74955404444' }),
    ]) {
      const error = errorOf(result, 'api');
      expect(vendorText(error)).toBe(words.message);
      expect(
        everythingSaid(error) + JSON.stringify(result) + inspect(result, { depth: 9, showHidden: true }),
      ).not.toMatch(/canary/i);
    }
  });
});

describe('the raw answer', () => {
  const body = '{"code":10,"secret":"canary"}';

  it('is kept only on request, and never printed', async () => {
    const { sender } = script(answer(body), answer(body));
    const kept = await run(tiny({ sender, keepRaw: true }), look, found);
    const error = errorOf(kept, 'api');
    expect([rawOf(kept), rawOf(error)]).toEqual([body, body]);
    expect(everythingSaid(error) + JSON.stringify(kept) + inspect(kept, { depth: 9, showHidden: true })).not.toContain(
      'canary',
    );
    const plain = await run(tiny({ sender }), look, found);
    expect([rawOf(plain), rawOf(errorOf(plain, 'api'))]).toEqual([undefined, undefined]);
  });

  it('is there on a success, and its bytes where it is no text', async () => {
    const bytes = Uint8Array.of(0xff, 0x00);
    const { sender } = script(done, { ...done, body: bytes });
    const connection = tiny({ sender, keepRaw: true });
    expect(rawOf(await run(connection, look, found))).toContain('"id":"T1"');
    const failed = await run(connection, look, found);
    expect(rawOf(errorOf(failed, 'decode'))).toEqual(bytes);
  });

  it('is the last one, not that of an earlier attempt', async () => {
    const { sender } = script(unavailable, neverSent);
    const result = await run(tiny({ sender, keepRaw: true, random: () => 0, retry: { limit: 1 } }), look, found);
    expect(rawOf(errorOf(result, 'network'))).toBeUndefined();
  });
});

describe('a charset', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const broken = { ...done, body: latin('{"code":0,"data":{"id":"T1","title":"\u00ff"}}') };

  it('is strict unless the client is lenient', async () => {
    const { sender } = script(broken, broken);
    expect(errorOf(await run(tiny({ sender }), look, found), 'decode').reason).toBe('charset');
    const lenient = valueOf(await run(tiny({ sender, charset: 'lenient' }), look, found));
    expect(lenient.title).toBe('\ufffd');
  });

  it('is that of the header', async () => {
    const bytes = latin('{"code":0,"data":{"id":"T1","title":"\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2"}}');
    const headers = { 'content-type': 'application/json; charset=windows-1251' };
    const { sender } = script({ ...done, headers, body: bytes });
    expect(valueOf(await run(tiny({ sender }), look, found)).title).toBe('Привет');
  });
});

describe('a sender that answers nonsense', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an answer without headers', { answered: true, status: 200, body: null }],
    ['an answer without a body', { answered: true, status: 200, headers: {} }],
    ['a body that is a text', { answered: true, status: 200, headers: {}, body: 'text' }],
    [
      'a stream of texts',
      { answered: true, status: 200, headers: {}, body: new Blob(['{']).stream().pipeThrough(new TextDecoderStream()) },
    ],
    ['a text', 'ok'],
  ])('is unexpected or unreadable, and nobody aborted: %s', async (_what, odd) => {
    const { sender } = script(() => odd as never);
    const result = await run(tiny({ sender, retry: { limit: 0 } }), look, found);
    expect(result.ok ? '' : result.error.kind).toMatch(/^(unexpected|decode)$/);
    expect(result.ok ? '' : result.error.outcome).toBe('unknown');
  });

  it('with a body that someone else is reading is unexpected', async () => {
    const body = new Blob(['{"code":0}']).stream();
    body.getReader();
    const { sender } = script({ ...done, body });
    expect(errorOf(await run(tiny({ sender }), look, found), 'unexpected').outcome).toBe('unknown');
  });
});
