import {
  integer,
  oneOf,
  optional,
  output,
  required,
  rowsOf,
  text,
  listOf,
  type InputFields,
  type Reader,
  type Writer,
  expect,
} from '@trunkline/core';
import { maybe, part } from '../../webhooks/kinds.ts';

/** By which field of the wire rows are put in order. */
export interface BookOrder {
  /** As the wire spells it; the manual's sample has `id`, and lists no others. */
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** What to look for in the address book. */
export interface BookSearch {
  /** What to find; `''` finds all. In which fields the PBX looks is not said. Wire: `query`. */
  readonly query: string;
  /** Rows of a page, 1 to 500. Default 10. Wire: `limit_rows`. */
  readonly pageSize?: number;
  /** Wire: `order`, a list of objects like `{"id": "asc"}`. */
  readonly order?: readonly BookOrder[];
}

/** From a page to another one. */
export interface BookMove {
  /** Of the page where the move begins. Wire: `cursor`. */
  readonly cursor: string;
  /** `next-page-1` is taken for the next one, `next-page-2` for the one after it: inferred. Wire: `mode`. */
  readonly mode: BookMode;
}

type Pages = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** Where to go from a page. */
export type BookMode = 'first-page' | 'last-page' | 'current-page' | `${'next' | 'prev'}-page-${Pages}`;

/** A page of the address book. */
export interface BookPage<Row> {
  readonly rows: readonly Row[];
  /** To go on from here; absent if nothing was found. Wire: `state.cursor`. */
  readonly cursor?: string;
  /** Number of the page; from where it counts is not said. Wire: `state.info.page`. */
  readonly page?: number;
  /** Wire: `state.info.from`. */
  readonly from?: number;
  /** Rows of this page. Wire: `state.info.size`. */
  readonly size?: number;
  /** Rows of a page at most. Wire: `state.info.limit`. */
  readonly limit?: number;
  /** Rows that were found in all. Wire: `state.info.total_rows`. */
  readonly totalRows?: number;
  /** Wire: `state.info.pages`. */
  readonly pages?: number;
}

const pages: readonly Pages[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const modes: readonly BookMode[] = [
  'first-page',
  'last-page',
  'current-page',
  ...pages.map((count) => `next-page-${count}` as const),
  ...pages.map((count) => `prev-page-${count}` as const),
];

const order: Writer<BookOrder> = {
  expected: "an order: { field: 'id', direction: 'asc' or 'desc' }",
  write: (value, path, issues) => {
    const { field, direction } = (value ?? {}) as Partial<BookOrder>;
    const right = /^\w{1,64}$/.test(String(field ?? '')) && (direction === 'asc' || direction === 'desc');
    return right ? { [String(field)]: direction } : expect(order.expected, path, issues);
  },
};

export const searchFields: InputFields<BookSearch> = {
  query: required('query', text({ min: 0 })),
  pageSize: optional('limit_rows', integer({ min: 1, max: 500 })),
  order: optional('order', listOf(order)),
};

export const moveFields: InputFields<BookMove> = {
  cursor: required('cursor', text()),
  mode: required('mode', oneOf(modes)),
};

type Info = Omit<BookPage<never>, 'rows' | 'cursor'>;

const info: Reader<Info> = part<Info>({
  page: maybe('page', integer()),
  from: maybe('from', integer()),
  size: maybe('size', integer()),
  limit: maybe('limit', integer()),
  totalRows: maybe('total_rows', integer()),
  pages: maybe('pages', integer()),
});

interface State {
  readonly info?: Info;
  readonly cursor?: string;
}

const state: Reader<State> = part<State>({ info: maybe('info', info), cursor: maybe('cursor', text()) });

/** Rows in `data`, and where they stand in `state`. */
export function pageOf<Row>(row: Reader<Row>): Reader<BookPage<Row>> {
  interface Sent {
    readonly rows: readonly Row[];
    readonly state?: State;
  }
  const sent = output<Sent>({ rows: required('data', rowsOf(row)), state: maybe('state', state) });
  return {
    expected: 'a page of the address book',
    read: (wire, path, issues) => {
      const { rows, state: { info: place, cursor } = {} } = sent.read(wire, path, issues) ?? { rows: [] };
      return { rows, ...(cursor === undefined ? {} : { cursor }), ...place };
    },
  };
}
