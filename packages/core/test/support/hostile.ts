import fc from 'fast-check';

/** What a participant may throw, or answer instead of an answer. */
export const hostileThings: readonly unknown[] = [
  undefined,
  null,
  'canary',
  new Error('canary'),
  Object.assign(new Error('canary'), { code: 'ECONNRESET' }),
  new DOMException('canary', 'TimeoutError'),
  new DOMException('canary', 'AbortError'),
  Object.create(null),
  { get message() { throw new Error('canary'); } }, // prettier-ignore
  Symbol('canary'),
  10n,
];
export const thing: fc.Arbitrary<unknown> = fc.oneof(
  fc.nat({ max: hostileThings.length - 1 }).map((at) => hostileThings[at]),
  fc.anything(),
);
export const abortAt: fc.Arbitrary<number | undefined> = fc.option(fc.nat({ max: 40 }), { nil: undefined });

const status = fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 204, 302, 401, 429, 500, 503));
const contentType = fc.constantFrom(
  'application/json',
  'text/html',
  'application/json; charset=utf-16le',
  'x; charset=klingon',
  ';;;',
  '',
);
const envelope = fc
  .record({
    code: fc.oneof(fc.constantFrom<unknown>(0, 1, 2, 10, 11, 20, 30, 40, '0', null), fc.jsonValue()),
    data: fc.jsonValue(),
  })
  .map((value) => new TextEncoder().encode(JSON.stringify(value)));
const body = fc.oneof(envelope, fc.uint8Array({ maxLength: 200 }));
const headers = fc.record(
  {
    'content-type': contentType,
    'retry-after': fc.constantFrom('0', '1', '86400', '-1', 'soon'),
    location: fc.webUrl(),
  },
  { requiredKeys: [] },
);
export type Given = { status: number; headers: Record<string, string>; body: Uint8Array };
export const reply: fc.Arbitrary<Given> = fc.record({
  status,
  headers: headers as fc.Arbitrary<Record<string, string>>,
  body,
});

/** The body in pieces that may stall, break off or never end. */
export function streamOf(bytes: Uint8Array, end: 'close' | 'stall' | 'error'): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      if (end === 'close') controller.close();
      if (end === 'error') controller.error(new TypeError('canary'));
    },
  });
}

export const ending: fc.Arbitrary<'close' | 'stall' | 'error'> = fc.constantFrom('close', 'close', 'stall', 'error');
