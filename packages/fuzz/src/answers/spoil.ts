import fc from 'fast-check';
import { pick, type Draw } from '../target.ts';

const deep = (open: string, close: string): string => open.repeat(20_000) + close.repeat(20_000);

/** Pieces that no good answer has. */
const pieces: readonly string[] = [
  '{"__proto__":{"polluted":"yes"}}',
  '"__proto__":{"polluted":"yes"},',
  '{"constructor":{"prototype":{"polluted":"yes"}}}',
  '\\u005f_proto__',
  '1e999',
  '-0',
  '123456789012345678901234567890',
  '9007199254740993',
  '1'.repeat(4_000),
  'null',
  '[]',
  '{}',
  '""',
  '"\\ud800"',
  '\u0000',
  '\uFEFF',
  '\u2028',
  deep('[', ']'),
  deep('{"a":', '}'),
  deep('<a>', '</a>'),
  '<!DOCTYPE a [<!ENTITY b "wire canary 5512">]>',
  '&b;',
  '&#0;',
  '&#x110000;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '--',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<__proto__>polluted</__proto__>',
  '<constructor/>',
  ' name="__proto__"',
  'constructor',
  'a:b',
  '<html><body>wire canary 5512</body></html>',
  '</RESULT>',
  '<RESULT>',
  'wire canary 5512',
];

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

function joined(...parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

const place = (draw: Draw, bytes: Bytes): number => draw(fc.nat, bytes.length);

/** Ways to spoil an answer. */
const ways: readonly ((draw: Draw, bytes: Bytes) => Bytes)[] = [
  (draw, bytes) => bytes.subarray(0, place(draw, bytes)),
  (draw, bytes) => bytes.subarray(place(draw, bytes)),
  (_draw, bytes) => joined(bytes, bytes),
  (draw, bytes) => {
    const at = place(draw, bytes);
    return joined(bytes.subarray(0, at), bytesOf(pick(draw, pieces)), bytes.subarray(at));
  },
  (draw, bytes) => {
    const [from, to] = [place(draw, bytes), place(draw, bytes)].toSorted((one, other) => one - other);
    return joined(bytes.subarray(0, from), bytesOf(pick(draw, pieces)), bytes.subarray(to));
  },
  (draw, bytes) => {
    const [from, to] = [place(draw, bytes), place(draw, bytes)].toSorted((one, other) => one - other);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  (draw, bytes) => {
    const spoilt = Uint8Array.from(bytes);
    const at = place(draw, bytes);
    if (at < spoilt.length) spoilt[at] = draw(fc.nat, 255);
    return spoilt;
  },
  (draw) => new Uint8Array(draw(fc.uint8Array, { maxLength: 64 })),
  (draw) => bytesOf(pick(draw, pieces)),
  (draw) => bytesOf(draw(fc.json, { maxDepth: 3 })),
  // A value in the place of another.
  (draw, bytes) => {
    const text = new TextDecoder().decode(bytes);
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null|(?<=>)[^<>]+(?=<)/g)];
    if (values.length === 0) return bytes;
    const { index, 0: value } = pick(draw, values);
    return bytesOf(text.slice(0, index) + pick(draw, pieces) + text.slice(index + value.length));
  },
];

/** The text as it is, or spoilt once or more. */
export function spoilt(draw: Draw, text: string): Bytes {
  const times = pick(draw, [0, 0, 1, 1, 1, 2, 3]);
  return Array.from({ length: times }).reduce<Bytes>((bytes) => pick(draw, ways)(draw, bytes), bytesOf(text));
}
