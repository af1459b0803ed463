/**
 * Has every runtime tell the story, and compares what they tell: `node main.ts [part of a runtime's name]`. Run by
 * `pnpm compat`, which puts the packed packages in place.
 */
import { tellInBrowser } from './browser.ts';
import { expectedInPage, expectedRows } from './expected.ts';
import { openPlaces } from './places/open.ts';
import { tellInProcess } from './process.ts';
import { chromium, isInstalled, processRuntimes, workerd } from './runtimes.ts';
import type { Row, Told } from './story/row.ts';
import { tellInWorkerd } from './workerd.ts';

const [wanted = ''] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };

const written = (told: Told | undefined): string => JSON.stringify(told, Object.keys(told ?? {}).toSorted());

function compare(runtime: string, rows: readonly Row[], expected: ReadonlyMap<string, Told>): void {
  const told = new Map(rows.map((row) => [row.id, row.told]));
  for (const id of new Set([...expected.keys(), ...told.keys()])) {
    const [is, must] = [written(told.get(id)), written(expected.get(id))];
    count[is === must ? 'passed' : 'failed'] += 1;
    if (is !== must) console.log(`✗ ${runtime}: ${id} is ${is}, and must be ${must}`);
  }
  console.log(`${runtime}: ${rows.length} lines told`);
}

async function tell(
  name: string,
  path: string,
  rows: () => Promise<readonly Row[]>,
  expected: ReadonlyMap<string, Told>,
): Promise<void> {
  if (!name.includes(wanted)) return;
  if (!isInstalled(path)) {
    count.skipped += 1;
    return console.log(`skipped: ${name} (not installed)`);
  }
  try {
    compare(name, await rows(), expected);
  } catch (thrown) {
    count.failed += 1;
    console.log(`✗ ${name} did not tell the story: ${thrown instanceof Error ? thrown.message : 'unknown'}`);
  }
}

for (const runtime of processRuntimes) {
  await using open = await openPlaces();
  const expected = expectedRows(runtime.name, { sockets: true, listens: true });
  await tell(runtime.name, runtime.command[0], () => tellInProcess(runtime.command, open.places), expected);
}
{
  await using open = await openPlaces();
  const expected = expectedRows('workerd', { sockets: false, listens: false });
  await tell('workerd', workerd, () => tellInWorkerd(workerd, open.places), expected);
}
await tell('a browser page', chromium, () => tellInBrowser(chromium), expectedInPage);

console.log(`compat: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 ? 0 : 1;
