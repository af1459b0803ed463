import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { cellsOf } from '../cells.ts';
import { picture } from '../picture.ts';

const place = { columns: 80, rows: 24, colour: false };
const cell = (caption: string, done: number, target?: number) => ({
  caption,
  depth: 0,
  isLeaf: true,
  done,
  ...(target === undefined ? {} : { target }),
});

it('draws cells as far as they are full', () => {
  const cells = [cell('AGE 18-34', 15, 30), cell('AGE 35+', 45, 45), cell('AGE none', 3)];
  const [, , half = '', full = '', open = ''] = picture({ title: 'Survey', cells }, place);
  expect(half).toMatch(/^AGE 18-34 +█{16}░{16} +15\/30$/);
  expect(full).toMatch(/^AGE 35\+ +█{32} +45\/45 full$/);
  expect(open).toMatch(/^AGE none +░{32} +3\/\?$/);
});

it.each([
  [80, 24],
  [40, 10],
  [20, 4],
])('is never wider or higher than a terminal of %d × %d', (columns, rows) => {
  const cells = Array.from({ length: 60 }, (_, index) => cell(`A caption that goes on and on ${index}`, index, 60));
  const search = { state: 'under way', listId: '22', asked: 1, seconds: 1 } as const;
  const lines = picture({ title: 'A title '.repeat(20), cells, search }, { columns, rows, colour: true });
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(columns);
});

it('shows the emptiest cells first where not all of them fit, and says how many are hidden', () => {
  const cells = Array.from({ length: 60 }, (_, index) => cell(`Cell ${index}`, 60 - index, 60));
  const lines = picture({ title: 'Survey', cells }, place);
  expect(lines[2]).toContain('Cell 59');
  expect(lines.at(-1)).toBe('… and 40 more, as full as these or fuller');
});

it('keeps control characters of the server away from the terminal', () => {
  const node = {
    properties: {},
    questions: [
      {
        properties: {},
        questionShortcut: 'A\u001B[2J',
        responses: [{ properties: {}, responseShortCaption: '\u0007B' }],
      },
    ],
  };
  expect(cellsOf(node)).toMatchObject([{ caption: 'A [2J  B' }]);
});
