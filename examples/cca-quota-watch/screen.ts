/** The terminal as a place for pictures. Only lines that changed are written, so nothing flickers. */
import type { WriteStream } from 'node:tty';

const esc = '\u001B[';
/** The other screen of the terminal, without a cursor and without wrapping: what stood there before comes back at the end. */
const enter = `${esc}?1049h${esc}?25l${esc}?7l${esc}2J`;
const leave = `${esc}?7h${esc}?25h${esc}?1049l`;
/** Terminals that know these show all of it at once; others ignore them. */
const begin = `${esc}?2026h`;
const end = `${esc}?2026l`;

export interface Screen extends Disposable {
  draw(lines: readonly string[]): void;
}

export function openScreen(terminal: Pick<WriteStream, 'write' | 'on' | 'off'>): Screen {
  let drawn: readonly string[] = [];
  const forget = (): void => {
    drawn = [];
    terminal.write(`${esc}2J`);
  };
  terminal.write(enter);
  terminal.on('resize', forget);
  return {
    draw(lines) {
      const changed = Array.from({ length: Math.max(lines.length, drawn.length) }, (_, index) => {
        const line = lines[index] ?? '';
        return line === drawn[index] ? '' : `${esc}${index + 1};1H${line}${esc}K`;
      }).join('');
      drawn = lines;
      if (changed !== '') terminal.write(begin + changed + end);
    },
    [Symbol.dispose]() {
      terminal.off('resize', forget);
      terminal.write(leave);
    },
  };
}
