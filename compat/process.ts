import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Places } from './story/places.ts';
import type { Row } from './story/row.ts';

/** The story as a program of its own tells it: a line of JSON for each row. */
export async function tellInProcess(
  [command, ...args]: readonly [string, ...string[]],
  places: Places,
): Promise<readonly Row[]> {
  const { stdout, stderr } = await promisify(execFile)(command, [...args, JSON.stringify(places)], {
    timeout: 60_000,
    maxBuffer: 10_000_000,
  });
  if (stderr !== '') console.log(stderr);
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Row);
}
