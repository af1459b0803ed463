import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Answer } from '../conformance.ts';
import { head, reply, wellFormed, whole } from '../server/answers.ts';
import { brokenUtf8, utf16, windows1251, withMark } from '../server/encode.ts';
import type { CallRow, CaseRow, Expectation, RowPlan, Stage } from './row.ts';
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
  readonly script: (stage: Stage) => Script;
  readonly expect?: Expectation;
}

const encoded: readonly Encoded[] = [
  {
    id: 'B25',
    title: 'a byte order mark before UTF-8 is passed over',
    script: ({ good }) => wellFormed(good, withMark(good.body)),
  },
  {
    id: 'B33.xml',
    format: 'xml',
    title: 'windows-1251 named in the header is decoded',
    script: ({ good }) => wellFormed(good, windows1251(declared(good)), `${media(good)}; charset=windows-1251`),
  },
  {
    id: 'B33.json',
    format: 'json',
    title: 'windows-1251 named in the header is decoded',
    script: ({ good }) => wellFormed(good, windows1251(good.body), `${media(good)}; charset=windows-1251`),
  },
  {
    id: 'B34',
    format: 'xml',
    title: 'windows-1251 named in the XML declaration alone is decoded',
    script: ({ good }) => wellFormed(good, windows1251(declared(good, 'windows-1251')), media(good)),
  },
  ...(['le', 'be'] as const).map((order): Encoded => ({
    id: `B35.${order}`,
    format: 'xml',
    title: `UTF-16${order.toUpperCase()} with a byte order mark is decoded`,
    script: ({ good }) => wellFormed(good, utf16(declared(good, 'utf-16'), order), media(good)),
  })),
  {
    id: 'B35.json',
    format: 'json',
    title: 'UTF-16 named in the header is decoded',
    script: ({ good }) => wellFormed(good, utf16(good.body, 'le'), `${media(good)}; charset=utf-16`),
  },
  {
    id: 'B35.unknown',
    title: 'a charset nobody knows is decode (charset)',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)}; charset=x-klingon`),
    expect: { kind: 'decode', reason: 'charset' },
  },
  {
    id: 'B36',
    title: 'bytes that are no UTF-8 are decode (charset), never mojibake',
    script: ({ good }) => wellFormed(good, brokenUtf8(good.body), `${media(good)}; charset=utf-8`),
    expect: { kind: 'decode', reason: 'charset' },
  },
  {
    id: 'B37.missing',
    title: 'a missing content-type is read as what the endpoint should send',
    script: ({ good }) => reply(200, good.body),
  },
  {
    id: 'B37.case',
    title: 'a content-type in upper case is read',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)}; charset=utf-8`.toUpperCase()),
  },
  {
    id: 'B37.parameters',
    title: 'a content-type with odd parameters is read',
    script: ({ good }) => wellFormed(good, good.body, `${media(good)};; odd="a;b" ;charset="utf-8"`),
  },
  {
    id: 'B37.octets',
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
  ...encoded.map(({ expect = same, script, ...row }): CallRow => ({ ...row, plan: { script }, call: 'read', expect })),
  {
    id: 'B36.lenient',
    title: 'bytes that are no UTF-8 are replaced where the client was told to be lenient',
    plan: { script: ({ good }) => wellFormed(good, brokenUtf8(good.body), `${media(good)}; charset=utf-8`) },
    call: 'read',
    with: { charset: 'lenient' },
    expect: { ok: true },
  },
  {
    id: 'B32.gzip',
    title: 'a gzip body is read',
    plan: squeezed('gzip', (body) => gzipSync(body)),
    call: 'read',
    expect: same,
  },
  {
    id: 'B32.brotli',
    title: 'a brotli body is read, or refused where the fetch beneath knows no brotli',
    plan: squeezed('br', (body) => brotliCompressSync(body)),
    call: 'read',
    expect: [same, ...unreadable],
  },
  {
    id: 'B32.plain',
    title: 'a body that is called gzip and is none is network or decode',
    plan: squeezed('gzip', (body) => body),
    call: 'read',
    expect: unreadable,
  },
  {
    id: 'B32.half',
    title: 'half a gzip body gives no half of a value',
    plan: squeezed('gzip', (body) => gzipSync(body).subarray(0, Math.floor(gzipSync(body).length / 2))),
    call: 'read',
    expect: unreadable,
  },
  {
    id: 'B32.chunks',
    title: 'a body whose letters are split between two packets is put together',
    plan: {
      script: ({ good }) => {
        const bytes = Buffer.from(good.body);
        const within = bytes.findIndex((byte) => byte >= 0xd0) + 1;
        const headers = head(200, { 'content-type': good.contentType, 'content-length': String(bytes.length) });
        return [[headers], [bytes.subarray(0, within), 10], [bytes.subarray(within), 30, 'keep']];
      },
    },
    call: 'read',
    expect: same,
  },
];
