import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Answer } from '../conformance.ts';
import { reply, wellFormed, whole } from '../server/answers.ts';
import { brokenUtf8, utf16, windows1251, withMark } from '../server/encode.ts';
import { crowd, places, splitAt, unless } from './help.ts';
import type { CallRow, CaseRow, Expectation, RowCall, RowPlan } from './row.ts';
import type { Stage } from './stage.ts';
import type { Script } from '../server/script.ts';

const same: Expectation = { ok: true, sameValue: true };

/** The media type without its parameters. */
const media = ({ contentType }: Answer): string => contentType.split(';')[0] ?? contentType;

/** The XML with a declaration that names this encoding, or none. */
function declared({ body }: Answer, encoding?: string): string {
  const bare = body.replace(/^\s*<\?xml.*?\?>\s*/s, '');
  return encoding === undefined ? bare : `<?xml version="1.0" encoding="${encoding}"?>${bare}`;
}

interface Encoded {
  readonly id: string;
  readonly title: string;
  readonly format?: 'json' | 'xml';
  readonly about?: 'http';
  readonly call?: RowCall;
  readonly script: (stage: Stage) => Script;
  readonly expect?: Expectation;
}

const encoded: readonly Encoded[] = [
  {
    id: 'B25',
    title: 'a byte order mark before UTF-8 is passed over',
    script: ({ good, reply }) => reply(withMark(good.body)),
  },
  {
    id: 'B33.xml',
    about: 'http',
    format: 'xml',
    title: 'windows-1251 named in the header is decoded',
    script: ({ good }) => wellFormed(good, windows1251(declared(good)), `${media(good)}; charset=windows-1251`),
  },
  {
    id: 'B33.json',
    about: 'http',
    format: 'json',
    title: 'windows-1251 named in the header is decoded',
    script: ({ good }) => wellFormed(good, windows1251(good.body), `${media(good)}; charset=windows-1251`),
  },
  {
    id: 'B34',
    format: 'xml',
    title: 'windows-1251 named in the XML declaration alone is decoded',
    script: ({ good, reply }) => reply(windows1251(declared(good, 'windows-1251')), media(good)),
  },
  ...(['le', 'be'] as const).map((order): Encoded => ({
    id: `B35.${order}`,
    format: 'xml',
    title: `UTF-16${order.toUpperCase()} with a byte order mark is decoded`,
    script: ({ good, reply }) => reply(utf16(declared(good, 'utf-16'), order)),
  })),
  {
    id: 'B35.json',
    about: 'http',
    format: 'json',
    title: 'UTF-16 named in the header is decoded',
    script: ({ good }) => wellFormed(good, utf16(good.body, 'le'), `${media(good)}; charset=utf-16`),
  },
  {
    id: 'B34.unknown',
    format: 'xml',
    title: 'a charset nobody knows in the XML declaration is decode (charset)',
    call: 'either',
    script: ({ good, reply: answer }) => answer(declared(good, 'x-klingon'), media(good)),
    expect: { kind: 'decode', reason: 'charset' },
  },
  {
    id: 'B35.unknown',
    about: 'http',
    call: 'either',
    title: 'a charset nobody knows is decode (charset)',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)}; charset=x-klingon`),
    expect: { kind: 'decode', reason: 'charset' },
  },
  {
    id: 'B36',
    title: 'bytes that are no UTF-8 are decode (charset), never mojibake',
    call: 'either',
    script: ({ good, reply }) => reply(brokenUtf8(good.body)),
    expect: { kind: 'decode', reason: 'charset' },
  },
  {
    id: 'B37.missing',
    about: 'http',
    title: 'a missing content-type is read as what the endpoint should send',
    script: ({ good }) => reply(200, good.body),
  },
  {
    id: 'B37.case',
    about: 'http',
    title: 'a content-type in upper case is read',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)}; charset=utf-8`.toUpperCase()),
  },
  {
    id: 'B37.parameters',
    about: 'http',
    title: 'a content-type with odd parameters is read',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)};; odd="a;b" ;charset="utf-8"`),
  },
  {
    id: 'B37.octets',
    about: 'http',
    title: 'application/octet-stream is read as what the endpoint should send',
    script: ({ good }) => wellFormed(good, good.body, 'application/octet-stream'),
  },
];

const unreadable: readonly Expectation[] = [
  { kind: 'network', requests: [1, 3] },
  { kind: 'decode', requests: [1, 3] },
];

function squeezed(encoding: string, squeeze: (body: string) => Uint8Array | string): RowPlan {
  return {
    script: ({ good }) => [
      [whole(200, squeeze(good.body), { 'content-type': good.contentType, 'content-encoding': encoding }), 0, 'keep'],
    ],
  };
}

/** Compression and charsets (B25, B32 to B37). */
export const charsetCases: readonly CaseRow[] = [
  ...encoded.map(({ expect = same, call = 'read', script, ...row }): CallRow => ({
    ...row,
    plan: { script },
    call,
    expect,
  })),
  {
    id: 'B36.lenient',
    title: 'bytes that are no UTF-8 are replaced where the client was told to be lenient',
    plan: { script: ({ good, reply }) => reply(brokenUtf8(good.body)) },
    call: 'either',
    with: { charset: 'lenient' },
    expect: { ok: true },
  },
  {
    id: 'B32.gzip',
    about: 'http',
    title: 'a gzip body is read',
    plan: squeezed('gzip', (body) => gzipSync(body)),
    call: 'read',
    expect: same,
  },
  {
    id: 'B32.brotli',
    about: 'http',
    title: 'a brotli body is read, or refused where the fetch beneath knows no brotli',
    plan: squeezed('br', (body) => brotliCompressSync(body)),
    call: 'read',
    expect: [same, ...unreadable],
  },
  {
    id: 'B32.plain',
    about: 'http',
    title: 'a body that is called gzip and is none is network or decode',
    plan: squeezed('gzip', (body) => body),
    call: 'either',
    expect: unreadable,
  },
  {
    id: 'B32.half',
    about: 'http',
    title: 'half a gzip body gives no half of a value',
    plan: squeezed('gzip', (body) => gzipSync(body).subarray(0, Math.floor(gzipSync(body).length / 2))),
    call: 'read',
    expect: unreadable,
  },
  {
    id: 'B32.chunks',
    title: 'a body whose letters are split between two packets is put together',
    plan: {
      script: ({ whole: wholly }) => {
        const bytes = wholly();
        const within = bytes.findIndex((byte) => byte >= 0xd0) + 1;
        return [
          [bytes.subarray(0, within), 10],
          [bytes.subarray(within), 30, 'keep'],
        ];
      },
    },
    call: 'read',
    expect: same,
  },
  {
    id: 'B32.everywhere',
    alone: true,
    title: 'an answer that comes in two packets is the same wherever it is split, at a hundred places',
    plan: {
      script: ({ whole: wholly, index }) => {
        const [before, after] = splitAt(wholly(), index);
        return [[before], [after, 3, 'keep']];
      },
    },
    run: async (context) => {
      const { result } = await context.call();
      await crowd(context, places - 1, 10);
      const others = context.calls.filter((one) => !isDeepStrictEqual(one.result?.value, result?.value));
      const failed = context.calls.filter((one) => one.result?.ok !== true);
      return [
        ...unless(failed.length === 0, `${failed.length} of ${places} calls failed`),
        ...unless(others.length === 0, `${others.length} of ${places} calls answered something else`),
        ...unless(context.server.requests.length === places, 'the server was not asked so many times'),
      ];
    },
  },
];
