import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import type { Terminal } from '../live.ts';

const esc = '\u001B';
const drawnLine = new RegExp(`${esc}\\[(\\d+);1H(.*?)${esc}\\[K`, 'gs');

/** A terminal that understands what the screen sends, and remembers what somebody would see on it. */
export interface PaperTerminal extends Terminal {
  readonly written: string[];
  /** The lines as they stand. */
  seen(): string[];
  resize(columns: number, rows: number): void;
}

export function paperTerminal({ colours = true } = {}): PaperTerminal {
  const emitter = new EventEmitter();
  const written: string[] = [];
  let lines: string[] = [];
  const terminal = {
    written,
    columns: 80,
    rows: 24,
    hasColors: () => colours,
    on: emitter.on.bind(emitter),
    off: emitter.off.bind(emitter),
    write(text: string): boolean {
      written.push(text);
      if (text.includes('\u001B[2J')) lines = [];
      for (const [, row, line] of text.matchAll(drawnLine)) lines[Number(row) - 1] = line ?? '';
      return true;
    },
    seen: () => lines.map((line) => stripVTControlCharacters(line)),
    resize(columns: number, rows: number): void {
      Object.assign(terminal, { columns, rows });
      emitter.emit('resize');
    },
  };
  return terminal as unknown as PaperTerminal;
}
