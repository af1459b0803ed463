/** The view as lines of text, never wider or higher than the place they have. Pure. */
import { styleText } from 'node:util';
import { filled, type Cell } from './cells.ts';
import { explain } from './explain.ts';
import type { Search, View } from './view.ts';

export interface Place {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
}

type Ink = Parameters<typeof styleText>[0];

const captionWidth = 28;
const figuresWidth = 18;

export function picture(view: View, place: Place): readonly string[] {
  const ink = (style: Ink, text: string): string =>
    place.colour ? styleText(style, cut(text, place.columns), { validateStream: false }) : cut(text, place.columns);
  const below = [...searchLines(view.search).map((line) => cut(line, place.columns)), ...troubleLines(view, ink)];
  const { shown, hidden } = fitting(view.cells, place.rows - 3 - below.length);
  return [
    ink('bold', `${view.title}${view.interviews === undefined ? '' : `, ${view.interviews} interviews`}`),
    ink('dim', view.asOf === undefined ? 'asking…' : `as of ${view.asOf}`),
    ...shown.map((cell) => row(cell, place.columns, ink)),
    ...(hidden === 0 ? [] : [ink('dim', `… and ${hidden} more, as full as these or fuller`)]),
    ...below,
  ].slice(0, place.rows);
}

/** All cells as a tree if they fit; else only those in which interviews count, the emptiest first. */
function fitting(cells: readonly Cell[], rows: number): { shown: readonly Cell[]; hidden: number } {
  if (cells.length <= rows) return { shown: cells, hidden: 0 };
  const leaves = cells.filter(({ isLeaf }) => isLeaf).toSorted((a, b) => filled(a) - filled(b));
  const shown = leaves.slice(0, Math.max(1, rows - 1)).map((cell) => ({ ...cell, depth: 0 }));
  return { shown, hidden: leaves.length - shown.length };
}

function row(cell: Cell, columns: number, ink: (style: Ink, text: string) => string): string {
  const { caption, depth, done, target } = cell;
  const width = Math.max(0, Math.min(40, columns - captionWidth - figuresWidth - 2));
  const full = Math.round(filled(cell) * width);
  const isFull = target !== undefined && done >= target;
  const name = pad(`${'  '.repeat(depth)}${caption}`, captionWidth);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  const figures = `${String(done).padStart(6)}/${target ?? '?'}${isFull ? ' full' : ''}`;
  const line = `${name} ${bar}${figures}`;
  return isFull ? ink('green', line) : cut(line, columns);
}

function searchLines(search: Search | undefined): readonly string[] {
  if (search === undefined) return [];
  const what = `Contacts in list ${search.listId}:`;
  switch (search.state) {
    case 'under way':
      return [`${what} searching for ${search.seconds} s, asked ${search.asked} times`];
    case 'done':
      return [`${what} ${search.found ?? 'some were'} found`];
    case 'failed':
      return [`${what} ${explain(search.error)}`];
  }
}

function troubleLines({ trouble }: View, ink: (style: Ink, text: string) => string): readonly string[] {
  return trouble === undefined ? [] : [ink('red', explain(trouble))];
}

const pad = (text: string, width: number): string => cut(text, width).padEnd(width);
const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
