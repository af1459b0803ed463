import type { Issue } from '@trunkline/core';
import { columns, type StatisticsColumn, type StatisticsRow } from './columns.ts';

/** Longer than any row can be: whatever this is, it is no statistics. */
const longestRow = 65_536;

/** A row, or a whole text, that is no statistics. */
export class Unreadable extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('the statistics could not be read');
    this.issues = issues;
  }
}

/**
 * Rows of the PBX's table, as they come: `;` between fields, `\n` or `\r\n` between rows, no header and no quotes (a
 * `"` is a character like others, which is why no parser of quoted CSV stands here). Throws {@link Unreadable}.
 */
export async function* readRows<Column extends StatisticsColumn>(
  body: AsyncIterable<Uint8Array>,
  chosen: readonly Column[],
): AsyncGenerator<readonly Pick<StatisticsRow, Column>[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let row = 0;
  for await (const chunk of body) {
    const lines = (rest + decode(decoder, chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestRow) throw new Unreadable([{ path: `rows[${row}]`, expected: 'a row' }]);
    const rows = lines.filter(isRow).map((line, index) => readRow(line, chosen, row + index));
    row += rows.length;
    if (rows.length > 0) yield rows;
  }
  rest += decode(decoder);
  if (isRow(rest)) yield [readRow(rest, chosen, row)];
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new Unreadable([{ path: 'rows', expected: 'text in UTF-8' }]);
  }
}

function isRow(line: string): boolean {
  return line !== '' && line !== '\r';
}

function readRow<Column extends StatisticsColumn>(
  line: string,
  chosen: readonly Column[],
  index: number,
): Pick<StatisticsRow, Column> {
  const fields = (line.endsWith('\r') ? line.slice(0, -1) : line).split(';');
  const place = `rows[${index}]`;
  if (fields.length !== chosen.length) throw new Unreadable([{ path: place, expected: `${chosen.length} fields` }]);
  const issues: Issue[] = [];
  const row: Partial<Record<StatisticsColumn, unknown>> = {};
  for (const [at, name] of chosen.entries())
    row[name] = columns[name].kind.read(fields[at], `${place}.${name}`, issues);
  if (issues.length > 0) throw new Unreadable(issues);
  return row as Pick<StatisticsRow, Column>;
}
