import { afterAll, describe, expect, it } from 'vitest';
import type { CaseRow } from './cases/row.ts';
import type { Conformance } from './conformance.ts';
import type { Remark } from './remark.ts';
import { openSuite, type Suite } from './run/suite.ts';

const testMs = 60_000;

/**
 * Declares the conformance suite for a vendor's client: one test per case that applies, named as a user would see it.
 *
 * ```ts
 * describeConformance({ vendor: 'vats', format: 'json', connect: (baseUrl, options) => …, … });
 * ```
 */
export function describeConformance(conformance: Conformance): void {
  const suite = openSuite(conformance);
  const { vendor, label = vendor } = conformance;
  describe(`${label} keeps the house contract`, () => {
    afterAll(() => suite.close());
    for (const row of suite.rows.filter(({ alone }) => alone !== true)) declare(suite, row, label);
    // What measures memory comes after the crowd has gone.
    for (const row of suite.rows.filter(({ alone }) => alone === true)) declare(suite, row, label);
    it('leaves no socket open five seconds after the last call', { timeout: testMs }, async () => {
      expect(await suite.leftOpen()).toEqual([]);
    });
    const left = suite.inapplicable.map(({ row, why }) => ({ ...nameOf(row), why }));
    it('is excused from no case that it needn’t be', { meta: remark({ label, cases: left }) }, () => {
      expect(suite.idleExemptions()).toEqual([]);
    });
  });
}

function declare(suite: Suite, row: CaseRow, label: string): void {
  const differs = suite.difference(row);
  const cases = [{ ...nameOf(row), ...(differs === undefined ? {} : { differs }) }];
  const options = { concurrent: row.alone !== true, timeout: testMs, meta: remark({ label, cases }) };
  const but = differs === undefined ? '' : ` (but: ${differs})`;
  it(`${row.id} ${row.title}${but}`, options, async () => expect(await suite.run(row)).toEqual([]));
}

/** Cases of a vendor's own share a line of the table with those of the other vendors. */
function nameOf({ id, title, family }: CaseRow): { readonly id: string; readonly title: string } {
  return family === undefined ? { id, title } : { id: id.split('.')[0] ?? id, title: family };
}

function remark(conformance: Remark): { readonly conformance: Remark } {
  return { conformance };
}
