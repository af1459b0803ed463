import { readFileSync } from 'node:fs';

/** The rows of a fixture: tab separated, a comment with its source first, then the names of the columns. */
export function readTable<const Column extends string>(
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const [header = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  if (header !== columns.join('\t')) throw new Error(`${file} has other columns than ${columns.join(', ')}`);
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Record<Column, string>;
  });
}
