import type { Row } from '../../directory.ts';
import { isObject, listOf, numberOf, textOf, type FieldTable, type Input } from '../../fields.ts';
import type { Cursor } from '../../desk.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused, type Verdict } from '../../verdict.ts';
import { required, text } from '../parameters.ts';
import { noSuchThing } from '../query.ts';

/** The most rows of a page. */
const mostRows = 500;

export const searchFields: FieldTable = {
  query: { kind: 'text', required: true, mayBeEmpty: true },
  limit_rows: { kind: 'number', range: [1, mostRows] },
  order: { kind: 'list', of: { kind: 'object' } },
};

export const pageFields: FieldTable = {
  mode: required({ kind: 'text', pattern: /^((first|last|current)-page|(next|prev)-page-[1-9])$/ }),
  cursor: required(text),
};

/** Rows that can be searched and paged through. */
export interface Shelf {
  /** The name of their id. */
  readonly idName: string;
  readonly rows: (pbx: Pbx) => ReadonlyMap<string, Row>;
  /** What a search looks at. */
  wordsOf(row: Row): readonly string[];
  /** How a row is told. */
  show(pbx: Pbx, row: Row, input: Input): Row;
}

/** Finds the rows, and remembers them in this order for whoever turns the pages. */
export const firstPage = (pbx: Pbx, shelf: Shelf, input: Input): Verdict => {
  const wanted = (textOf(input.query) ?? '').toLowerCase();
  const found = [...shelf.rows(pbx).values()].filter((row) =>
    shelf.wordsOf(row).some((word) => word.toLowerCase().includes(wanted)),
  );
  const ids = inOrder(found, shelf.idName, input).map((row) => String(row[shelf.idName]));
  const limit = numberOf(input.limit_rows) ?? 10;
  const cursor: Cursor = { ids, limit, page: 1 };
  if (ids.length === 0) return ok({ data: [], state: { info: infoOf(cursor) } });
  const key = pbx.ids.opaque('cursor');
  pbx.desk.cursors.set(key, cursor);
  return show(pbx, shelf, input, cursor, key);
};

export const turnPage = (pbx: Pbx, shelf: Shelf, input: Input): Verdict => {
  const key = textOf(input.cursor) ?? '';
  const cursor = pbx.desk.cursors.get(key);
  if (cursor === undefined) return refused(noSuchThing);
  cursor.page = Math.max(1, pageAfter(cursor, String(input.mode)));
  return show(pbx, shelf, input, cursor, key);
};

const pagesOf = ({ ids, limit }: Cursor): number => Math.ceil(ids.length / limit);

/** Behind the last page there are empty ones. */
const pageAfter = (cursor: Cursor, mode: string): number => {
  const [, direction, steps] = /^(next|prev)-page-(\d)$/.exec(mode) ?? [];
  if (direction !== undefined) return cursor.page + (direction === 'next' ? Number(steps) : -Number(steps));
  if (mode === 'first-page') return 1;
  return mode === 'last-page' ? pagesOf(cursor) : cursor.page;
};

const show = (pbx: Pbx, shelf: Shelf, input: Input, cursor: Cursor, key: string): Verdict => {
  const rows = shelf.rows(pbx);
  const data = pageOf(cursor).flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [shelf.show(pbx, row, input)];
  });
  return ok({ data, state: { info: infoOf(cursor), cursor: key } });
};

const pageOf = ({ ids, limit, page }: Cursor): readonly string[] => ids.slice((page - 1) * limit, page * limit);

const infoOf = (cursor: Cursor): Row => ({
  page: cursor.page,
  from: (cursor.page - 1) * cursor.limit,
  size: pageOf(cursor).length,
  limit: cursor.limit,
  total_rows: cursor.ids.length,
  pages: pagesOf(cursor),
});

/** By the first field of `order`; `id` is the row's own id. Without it, in the order of their creation. */
const inOrder = (rows: readonly Row[], idName: string, input: Input): readonly Row[] => {
  const [first] = listOf(input.order);
  const [field, direction] = isObject(first) ? (Object.entries(first)[0] ?? []) : [];
  if (field === undefined) return rows;
  const name = field === 'id' ? idName : field;
  const sign = direction === 'desc' ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(one[name], other[name]));
};

const compare = (one: unknown, other: unknown): number =>
  String(one).localeCompare(String(other), 'en', { numeric: true });
