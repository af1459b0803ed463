import fc from 'fast-check';
import { pick, type Draw } from '../target.ts';
import { anyText } from '../texts.ts';
import type { Shape } from './shape.ts';

/** Stands in answers, and must never be seen in an error. Blanks keep it from being taken for a code. */
export const wireCanary = 'wire canary 5512';

const plain: readonly unknown[] = [
  1,
  0,
  -1,
  '1',
  '0',
  '007',
  'true',
  'name',
  true,
  false,
  null,
  '',
  1_767_225_600,
  '2026-01-01',
  '2026-01-01 10:00:00',
  '2026-01-01T10:00:00Z',
  '79001234567',
  1.5,
  wireCanary,
  [],
  {},
  [1, 2],
  ['a', 'b'],
];

function leaf(draw: Draw): unknown {
  return draw(fc.nat, 5) > 0 ? pick(draw, plain) : draw(() => fc.oneof(fc.jsonValue({ maxDepth: 2 }), anyText));
}

/** A value such as the reader of this shape may read. */
export function jsonOf(draw: Draw, { names, items }: Shape): unknown {
  if (items !== undefined && (names.size === 0 || draw(fc.boolean))) {
    const length = draw(fc.nat, 3);
    return Array.from({ length }, () => jsonOf(draw, items));
  }
  if (names.size === 0) return leaf(draw);
  const given = [...names].filter(() => draw(fc.nat, 4) > 0);
  return Object.fromEntries(given.map(([name, below]) => [name, jsonOf(draw, below)]));
}
