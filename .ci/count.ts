/** Adds up the tests of all packages and prints the closing line. A failed step counts as one failure more. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const root = resolve(import.meta.dirname, '..');
let passed = 0;
let failed = Number(process.argv[2] ?? 0);
let skipped = 0;

for (const file of globSync('{packages,examples}/*/.reports/*.json', { cwd: root })) {
  const report = JSON.parse(readFileSync(join(root, file), 'utf8')) as Report;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
}

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
