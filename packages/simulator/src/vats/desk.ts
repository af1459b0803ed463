/** A search whose pages a client turns. */
export interface Cursor {
  readonly ids: readonly string[];
  readonly limit: number;
  page: number;
}

/** A statistics query under work, or its result. Epoch milliseconds. */
export interface Report<Result> {
  readonly askedAt: number;
  readonly readyAt: number;
  readonly staleAt: number;
  readonly result: Result;
}

/** What clients come back for with a key that they were given. */
export interface Desk {
  readonly cursors: Map<string, Cursor>;
  /** Makes the rows of CSV anew for each reader. */
  readonly tables: Map<string, Report<() => Iterable<string>>>;
  readonly lists: Map<string, Report<readonly object[]>>;
  /** Files that may be fetched once: the sizes by ticket. */
  readonly files: Map<string, number>;
  clear(): void;
}

export const createDesk = (): Desk => {
  const shelves = { cursors: new Map(), tables: new Map(), lists: new Map(), files: new Map() };
  return {
    ...shelves,
    clear: () => {
      for (const shelf of Object.values(shelves)) shelf.clear();
    },
  };
};
