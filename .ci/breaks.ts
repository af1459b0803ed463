/**
 * Breaks one promise after another in a copy of the sources, and looks whether the case fails that keeps it: a suite that
 * can't fail says nothing. `pnpm breaks [part of a promise]`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { breaks, type Break } from './breaks-table.ts';

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv[2] ?? '';
const copy = mkdtempSync(join(tmpdir(), 'breaks-'));

/** Sources as they are, dependencies as links: packages find each other in the copy. */
function makeCopy(): void {
  const skipped = /(^|\/)(node_modules|dist|\.reports|\.turbo|\.git)$/;
  for (const name of ['packages', 'tsconfig.base.json', 'vitest.shared.ts', 'package.json', 'pnpm-workspace.yaml'])
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !skipped.test(path) });
  for (const modules of ['node_modules', ...globSync('packages/*/node_modules', { cwd: root })])
    cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true, filter: isOwnLink });
  symlinkSync(join(root, 'node_modules/.pnpm'), join(copy, 'node_modules/.pnpm'));
}

const isOwnLink = (path: string): boolean => !/node_modules\/\.(pnpm|cache|vite|modules)/.test(path);

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** The cases of a client's suite that failed, by id. */
function failedCases({ client = 'vats', cases }: Break): readonly string[] {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const named = cases.map((id) => `${id.replaceAll('.', '\\.')} `).join('|');
  const given = ['run', 'test/conformance.test.ts', '-t', named, '--reporter=json', `--outputFile.json=${report}`];
  spawnSync(join(root, 'node_modules/.bin/vitest'), given, { cwd: join(copy, 'packages', client), stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((test) => test.status === 'failed'),
  );
  return failed.map(({ title }) => title.split(' ')[0] ?? '');
}

/** Was the break noticed by each case that is to notice it? */
function isNoticed(broken: Break): boolean {
  const file = join(copy, broken.file);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(broken.from)) throw new Error(`${broken.file} no longer says: ${broken.from}`);
  writeFileSync(
    file,
    text.replace(broken.from, () => broken.to),
  );
  const failed = failedCases(broken);
  writeFileSync(file, text);
  const asleep = broken.cases.filter((id) => !failed.includes(id));
  const verdict = asleep.length === 0 ? `noticed by ${broken.cases.join(', ')}` : `NOT noticed by ${asleep.join(', ')}`;
  console.log(`${asleep.length === 0 ? '✓' : '✗'} ${broken.promise}: ${verdict}`);
  return asleep.length === 0;
}

makeCopy();
const tried = breaks.filter(({ promise }) => promise.includes(wanted)).map(isNoticed);
rmSync(copy, { recursive: true, force: true });
console.log(`${tried.filter(Boolean).length} of ${tried.length} breaks noticed`);
process.exitCode = tried.length > 0 && tried.every(Boolean) ? 0 : 1;
