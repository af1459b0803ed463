/**
 * Makes the table of conformance, cases × clients, of what the tests reported. `run` runs those tests alone first and writes
 * docs/conformance.md; `write` writes it from the reports of the last tests, and `check` compares it with them.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly differs?: string;
  readonly why?: string;
}

interface Test {
  readonly status: string;
  readonly meta?: { readonly conformance?: { readonly label: string; readonly cases: readonly Case[] } };
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly marks: Map<string, string>;
}

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'docs/conformance.md');
const suites = globSync('packages/*/test/conformance.test.ts', { cwd: root })
  .map((file) => dirname(dirname(file)))
  .toSorted();
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const mode = process.argv[2];
const isOwnRun = mode === 'run';
const report = isOwnRun ? '.reports/conformance/tests.json' : '.reports/tests.json';

const rows = new Map<string, Row>();
const labels: string[] = [];
const remarks: string[] = [];
let failures = 0;

/** One package after the other: the cases measure time. */
function runSuites(): void {
  for (const suite of suites) {
    console.log(`… ${basename(suite)}`);
    const given = ['run', 'test/conformance.test.ts', '--reporter=json', `--outputFile.json=${report}`];
    spawnSync(bin('vitest'), given, { cwd: join(root, suite), stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** Words that several cases share are told once, under the table. */
function remarkNumber(words: string): number {
  if (!remarks.includes(words)) remarks.push(words);
  return remarks.indexOf(words) + 1;
}

function markOf({ differs, why }: Case, status: string): string {
  if (why !== undefined) return `– ${remarkNumber(why)}`;
  if (status !== 'passed') return '✗';
  return differs === undefined ? '✓' : `✓ ${remarkNumber(differs)}`;
}

function note(test: Test): void {
  if (test.meta?.conformance === undefined) return;
  const { label, cases } = test.meta.conformance;
  if (!labels.includes(label)) labels.push(label);
  for (const one of cases) {
    const row = rows.get(one.id) ?? { id: one.id, title: one.title, marks: new Map<string, string>() };
    rows.set(one.id, row);
    const mark = markOf(one, test.status);
    if (mark === '✗') failures += 1;
    // Of a vendor's several cases on one line, a failure shows.
    if (row.marks.get(label) !== '✗') row.marks.set(label, mark);
  }
}

function formatted(markdown: string): string {
  const { stdout, status } = spawnSync(bin('oxfmt'), ['--stdin-filepath=conformance.md'], {
    input: markdown,
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('the table could not be formatted');
  return stdout;
}

/** A line per case for the terminal: marks first, since titles are long. */
function printed(ordered: readonly Row[]): string {
  const line = (id: string, marks: readonly string[], title: string): string =>
    [id.padEnd(22), ...marks.map((mark, index) => mark.padEnd(labels[index]?.length ?? 0)), title].join('  ');
  const body = ordered.map(({ id, title, marks }) =>
    line(
      id,
      labels.map((label) => marks.get(label) ?? '–'),
      title,
    ),
  );
  return [line('case', labels, ''), ...body].join('\n');
}

function markdown(ordered: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# What every client was put through',
    '',
    'One suite of hostile servers asks every client the same: `pnpm conformance` runs it and writes this page, and CI checks',
    'that the page is true. After every case the general contract is checked as well: the call settled in time with a Result,',
    'nothing was left unhandled, no secret can be read anywhere, no prototype was polluted, the server saw the stated number of',
    'requests, and five seconds later no socket is open.',
    '',
    `✓ holds; ✓ with a number: holds by the vendor's own rule; – does not apply. ${ordered.length} cases.`,
    '',
    line(['case', 'what happens', ...labels]),
    line(['---', '---', ...labels.map(() => ':-:')]),
    ...ordered.map(({ id, title, marks }) =>
      line([id, title.replace(/[|_*]/g, '\\$&'), ...labels.map((label) => marks.get(label) ?? '–')]),
    ),
    '',
    ...remarks.map((words, index) => `${index + 1}. ${words}`),
    '',
  ].join('\n');
}

if (isOwnRun) runSuites();
for (const suite of suites) {
  const { testResults } = JSON.parse(readFileSync(join(root, suite, report), 'utf8')) as Report;
  for (const { assertionResults } of testResults) assertionResults.forEach(note);
}

const byId = new Intl.Collator('en', { numeric: true });
const ordered = [...rows.values()].toSorted((one, other) => byId.compare(one.id, other.id));
const text = formatted(markdown(ordered));
console.log(printed(ordered));
console.log(`${rows.size} cases, ${labels.length} clients, ${failures} failed`);
if (mode !== 'check' && failures === 0) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.log('docs/conformance.md says something else: pnpm conformance');
  process.exitCode = 1;
}
if (failures > 0) process.exitCode = 1;
