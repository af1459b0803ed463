/** What the demo prints with. Colour only on a terminal, and never against NO_COLOR. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

export function ink(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout, validateStream: true });
}

export function say(line = ''): void {
  console.log(line);
}

export function heading(title: string): void {
  say();
  say(ink('bold', title));
  say(ink('dim', '─'.repeat(title.length)));
}

const width = (): number => Math.min(process.stdout.columns ?? 110, 130);

function fold(text: string, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > size) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
  readonly style?: (row: Row) => Style;
}

/** A table with a remark under each row, folded into the width of the terminal. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], remark: (row: Row) => string): void {
  const sizes = columns.map(({ title, of }) => Math.max(title.length, ...rows.map((row) => of(row).length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => cell.padEnd(sizes[index] ?? 0)).join('  ');
  say(ink('dim', line(columns.map(({ title }) => title)).trimEnd()));
  for (const row of rows) {
    const cells = columns.map(({ of, style }, index) => {
      const cell = of(row).padEnd(sizes[index] ?? 0);
      return style === undefined ? cell : ink(style(row), cell);
    });
    say(cells.join('  ').trimEnd());
    for (const part of fold(remark(row), width() - 4)) say(ink('dim', `   ${part}`));
  }
}
