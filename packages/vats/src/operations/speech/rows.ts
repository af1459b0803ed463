import { rowsOf, within, type Reader } from '@trunkline/core';

/** The rows in `data`: the tables call it an object where the samples have a list, so one object is a list of one. */
export function dataOf<Row>(row: Reader<Row>): Reader<readonly Row[]> {
  const rows = rowsOf(row);
  return within('data', {
    expected: rows.expected,
    read: (wire, path, issues) => rows.read(isOne(wire) ? [wire] : wire, path, issues),
  });
}

function isOne(wire: unknown): boolean {
  return typeof wire === 'object' && wire !== null && !Array.isArray(wire) && Object.keys(wire).length > 0;
}
