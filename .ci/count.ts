/**
 * Adds up the tests of all packages, names those that failed or needed a second try, and prints the closing line.
 * A failed step (its name an argument) counts as one failure more.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Test {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly assertionResults: readonly Test[];
  }[];
}

const root = resolve(import.meta.dirname, '..');
const failedSteps = process.argv.slice(2);
let passed = 0;
let failed = failedSteps.length;
let skipped = 0;

const firstLine = (text = ''): string => text.split('\n')[0] ?? '';

function tell(report: Report): void {
  for (const { name, message, assertionResults } of report.testResults) {
    const file = name.slice(root.length + 1);
    if (message !== undefined && message !== '') console.log(`failed: ${file}: ${firstLine(message)}`);
    for (const { fullName, status, failureMessages = [] } of assertionResults) {
      if (failureMessages.length === 0) continue;
      const how = status === 'failed' ? 'failed' : 'passed at the second try only';
      console.log(`${how}: ${file}: ${fullName}: ${firstLine(failureMessages[0])}`);
    }
  }
}

for (const file of globSync('{packages/*,examples/*,docs}/.reports/*.json', { cwd: root })) {
  const report = JSON.parse(readFileSync(join(root, file), 'utf8')) as Report;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
  tell(report);
}

for (const step of failedSteps) console.log(`failed step: ${step}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
