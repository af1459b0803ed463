import fc from 'fast-check';
import { sendFailure, type SendAnswer, type SendRequest, type Sender } from '@trunkline/core';
import { pick, type Draw } from '../target.ts';

const statuses: readonly number[] = [
  200, 200, 200, 200, 201, 204, 206, 301, 302, 307, 400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504,
];

/** Headers that a client may look at, with all that could stand in them. */
const oddHeaders: Readonly<Record<string, readonly string[]>> = {
  'content-type': [
    'text/html',
    'text/csv',
    'application/json',
    'text/xml',
    'wire canary 5512',
    '',
    'application/json; charset=x-klingon',
    'text/xml; charset="windows-1251"',
    'application/json;charset=utf-16',
  ],
  'content-length': ['0', '-1', '99999999999999', 'x', '3'],
  'content-encoding': ['gzip', 'br', 'wire canary 5512'],
  'retry-after': ['0', '1', '120', '-1', '1.5', '99999999999', 'Wed, 21 Oct 2099 07:28:00 GMT', 'wire canary 5512'],
  location: [
    '/',
    '//elsewhere.test/',
    'http://[',
    'https://elsewhere.test/wire canary 5512',
    'javascript:1',
    '',
    'file:///etc/passwd',
  ],
  'x-request-id': ['wire canary 5512', 'a'.repeat(100), 'id-1'],
  'www-authenticate': ['Basic realm="wire canary 5512"', 'NTLM'],
  'content-disposition': ['attachment; filename="../../wire canary 5512"'],
  __proto__: ['polluted'],
};

type Bytes = Uint8Array<ArrayBuffer>;

/** A body in one piece or in several. */
function streamed(bytes: Bytes, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])];
  const pieces = places
    .toSorted((one, other) => one - other)
    .map((from, index, all) => bytes.subarray(from, all[index + 1]));
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece);
      controller.close();
    },
  });
}

function headersOf(draw: Draw, contentType: string): Record<string, string> {
  const names = Object.keys(oddHeaders).filter(() => draw(fc.nat, 5) === 0);
  const odd = names.map((name) => [name, pick(draw, oddHeaders[name] as readonly string[])]);
  return Object.fromEntries([['content-type', contentType], ...odd]) as Record<string, string>;
}

/** What a server, or the way to it, makes of one attempt. */
export type Reaction = (request: SendRequest) => Promise<Awaited<ReturnType<Sender>>>;

export function reaction(draw: Draw, bytes: Bytes, contentType: string): Reaction {
  if (draw(fc.nat, 30) === 0) return failing(draw);
  const form = draw(fc.nat, 3);
  const cuts = draw(fc.array, fc.nat({ max: 4_000 }), { maxLength: 4 });
  const answer: SendAnswer = {
    answered: true,
    status: pick(draw, statuses),
    headers: headersOf(draw, contentType),
    body: form === 0 ? streamed(bytes, cuts) : form === 1 && bytes.length === 0 ? null : bytes,
  };
  return () => Promise.resolve(answer);
}

function failing(draw: Draw): Reaction {
  const thrown = pick<unknown>(draw, [
    new Error('wire canary 5512'),
    new TypeError('fetch failed', { cause: Object.assign(new Error('wire canary 5512'), { code: 'ECONNRESET' }) }),
    Object.assign(new Error('wire canary 5512'), { code: 'ECONNREFUSED' }),
    'wire canary 5512',
    undefined,
    null,
    Object.create(null),
  ]);
  return draw(fc.boolean) ? () => Promise.reject(thrown as Error) : () => Promise.resolve(sendFailure(thrown));
}
