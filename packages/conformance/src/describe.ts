import { afterAll, describe, expect, it } from 'vitest';
import type { CaseRow } from './cases/row.ts';
import type { Conformance } from './conformance.ts';
import { openSuite, type Suite } from './run/suite.ts';

const testMs = 60_000;

function declare(suite: Suite, row: CaseRow): void {
  const why = suite.skipped(row);
  const options = { concurrent: row.alone !== true, skip: why !== undefined, timeout: testMs };
  it(`${row.id} ${row.title}${why === undefined ? '' : ` (${why})`}`, options, async () =>
    expect(await suite.run(row)).toEqual([]),
  );
}

/**
 * Declares the conformance suite for a vendor's client: one test per case, named as a user would see it.
 *
 * ```ts
 * describeConformance({ vendor: 'vats', format: 'json', connect: (baseUrl, options) => …, … });
 * ```
 */
export function describeConformance(conformance: Conformance): void {
  const suite = openSuite(conformance);
  describe(`${conformance.vendor} keeps the house contract`, () => {
    afterAll(() => suite.close());
    for (const row of suite.rows.filter(({ alone }) => alone !== true)) declare(suite, row);
    // What measures memory comes after the crowd has gone.
    for (const row of suite.rows.filter(({ alone }) => alone === true)) declare(suite, row);
    it(
      'leaves no socket open five seconds after the last call',
      async () => {
        expect(await suite.leftOpen()).toEqual([]);
      },
      testMs,
    );
  });
}
