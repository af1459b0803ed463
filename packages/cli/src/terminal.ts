import { styleText } from 'node:util';

/** What was asked for goes to stdout, everything that is said about it to stderr: a pipe gets nothing but the result. */
export function print(line: string): void {
  clearStatus();
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  clearStatus();
  process.stderr.write(`${line}\n`);
}

let isStatusShown = false;

/** A line on a terminal that the next one takes the place of. */
export function showStatus(line: string): void {
  process.stderr.write(`\r\u001B[K${line}`);
  isStatusShown = true;
}

export function clearStatus(): void {
  if (isStatusShown) process.stderr.write('\r\u001B[K');
  isStatusShown = false;
}

type Style = Parameters<typeof styleText>[0];

/** Colour only on a terminal; `NO_COLOR` and `FORCE_COLOR` are honoured. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream });
}

const widest = 100;

/** Columns of the terminal; 80 where there is none. Lines longer than 100 are hard to read. */
function columns(): number {
  return Math.min(process.stdout.columns ?? 80, widest);
}

/** Breaks a text between words, each line with the same indentation. */
export function wrap(text: string, indent = 0, width: number = columns()): string {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** A label and what belongs to it, wrapped beside it. */
export function labelled(label: string, text: string, width = 12): string {
  return `${paint('dim', label.padEnd(width))}${wrap(text, width)}`;
}
