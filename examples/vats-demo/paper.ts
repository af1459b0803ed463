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

/** A table whose last column takes the room that is left and is folded into it. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): void {
  const sizes = columns.map(({ title, of }) => Math.max(title.length, ...rows.map((row) => of(row).length)));
  const fixed = sizes.slice(0, -1).reduce((sum, size) => sum + size + 2, 0);
  sizes[sizes.length - 1] = Math.max(24, width() - fixed - 1);
  say(
    ink(
      'dim',
      columns
        .map(({ title }, index) => title.padEnd(sizes[index] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  );
  for (const row of rows) {
    const cells = columns.map(({ of }, index) => fold(of(row), sizes[index] ?? 24));
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let line = 0; line < height; line += 1) {
      const parts = columns.map(({ style }, index) => {
        const text = (cells[index]?.[line] ?? '').padEnd(index === columns.length - 1 ? 0 : (sizes[index] ?? 0));
        return style === undefined ? text : ink(style(row), text);
      });
      say(parts.join('  ').trimEnd());
    }
  }
}
