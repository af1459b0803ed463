import fc from 'fast-check';
import { pick, type Draw } from '../target.ts';
import { anyText } from '../texts.ts';

/** Stands in hostile input, and must never be seen in an error. */
export const inputCanary = 'input canary 79995551234';

function cyclic(): object {
  const object: Record<string, unknown> = { text: inputCanary };
  object['self'] = object;
  return object;
}

function throwing(): never {
  throw new Error(inputCanary);
}

const deep = (): unknown => {
  let value: unknown = inputCanary;
  for (let level = 0; level < 5_000; level += 1) value = [value];
  return value;
};

/** What nobody should give, and somebody will. */
const makers: readonly (() => unknown)[] = [
  () => inputCanary,
  () => `${inputCanary}\r\nx: y`,
  () => `${inputCanary}\u0000`,
  () => `${inputCanary}\ud800`,
  () => inputCanary.repeat(2_000),
  () => Symbol(inputCanary),
  () => 10n ** 400n,
  () => NaN,
  () => -Infinity,
  () => 2 ** 53,
  () => -0,
  () => 1e308,
  () => null,
  () => undefined,
  () => '',
  () => '   ',
  () => true,
  () => new Date(NaN),
  () => new Date(8.64e15),
  () => [],
  () => Object.assign([], { length: 3 }),
  () => Array.from({ length: 5_000 }, () => inputCanary),
  () => [[[[inputCanary]]]],
  () => ({}),
  () => ({ [inputCanary]: inputCanary }),
  () => JSON.parse(`{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}`) as unknown,
  () => Object.create(null) as unknown,
  () => cyclic(),
  () => deep(),
  () => new Map([[inputCanary, inputCanary]]),
  () => new Set([inputCanary]),
  () => () => inputCanary,
  () => class {},
  () => new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing, getPrototypeOf: throwing }),
  () => new Proxy([], { get: throwing }),
  () => Object.defineProperty({}, 'id', { enumerable: true, get: throwing }),
  () => ({ toString: throwing, valueOf: throwing, toJSON: throwing }),
  () => ({ length: 2 ** 40 }),
  () => ({ epochMilliseconds: { valueOf: throwing } }),
  () => ({ epochMilliseconds: Number.MAX_VALUE }),
  () => new String(inputCanary),
  () => new Number(1),
  () => Promise.resolve(inputCanary),
  () => new Uint8Array(3),
  () => new Error(inputCanary),
  () => /x/,
  () => new WeakMap(),
];

export function hostile(draw: Draw): unknown {
  return draw(fc.nat, 9) === 0 ? draw(() => fc.oneof(fc.anything(), anyText)) : pick(draw, makers)();
}
