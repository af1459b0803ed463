import type { Notice } from '../codes/entry.ts';
import { ok, type Meta, type Result } from '../result/result.ts';
import type { TrunklineError } from '../errors/error.ts';
import { isSignal } from '../options/read-call-options.ts';

/**
 * Rows as they come, to be read once: who reads again gets a single item, an error of kind `input`. The first error is the last
 * item; an end without one means that all rows came. Leaving the loop ends the work behind it.
 *
 * ```ts
 * for await (const row of stream) {
 *   if (!row.ok) return report(row.error);
 *   row.value;
 * }
 * const summary = await stream.summary;
 * ```
 */
export interface RowStream<Row, Summary, E = TrunklineError> extends AsyncIterable<Result<Row, E>> {
  /** Counts, meta and notice, once the rows have been read or left. A stream that nobody reads has none. */
  readonly summary: Promise<Result<Summary & RowCounts, E>>;
}

export interface RowCounts {
  /** How many rows were handed out. */
  readonly rows: number;
  /** Were these all? */
  readonly complete: boolean;
}

/**
 * What a source of rows yields: pages of rows, and at its end what it has to say about them all. Its signal tells that the loop was left,
 * or that the caller has aborted.
 */
export type RowSource<Row, Summary, E> = (
  signal: AbortSignal,
) => AsyncGenerator<Result<readonly Row[], E>, Summary, undefined>;

type Item<Row, E> = IteratorResult<Result<Row, E>, undefined>;

/**
 * Makes a stream of rows from pages. The source starts with the first row that is asked for, and only once: `readAgain` is what
 * a second reader gets, since no rows at all would look like an empty list. The caller's signal is let go of with the last row; one
 * that is none is handed on, for the check of options to name.
 */
export function rowStream<Row, Summary extends object, E>(
  source: RowSource<Row, Summary, E>,
  empty: Summary,
  readAgain: () => Promise<Result<never, E>>,
  given?: AbortSignal,
): RowStream<Row, Summary, E> {
  let settle: (summary: Result<Summary & RowCounts, E>) => void = () => undefined;
  const summary = new Promise<Result<Summary & RowCounts, E>>((resolve) => {
    settle = resolve;
  });
  const controller = new AbortController();
  let rows = 0;
  let meta: Meta | undefined;
  let notice: Notice | undefined;
  let left = false;
  let whole = false;

  const hears = isSignal(given);
  const pages = source(given === undefined || hears ? controller.signal : given);
  const onAbort = (): void => controller.abort(given?.reason);

  function listen(): void {
    if (!hears) return;
    given?.addEventListener('abort', onAbort, { once: true });
    if (given?.aborted === true) onAbort();
  }

  /** Ends the source: by its signal where it waits, at its `yield` where it has answered. */
  function letGo(): void {
    controller.abort();
    pages.return(empty).catch(() => undefined);
  }

  function end(told: Summary, complete: boolean): void {
    if (hears) given?.removeEventListener('abort', onAbort);
    settle(ok({ ...told, rows, complete }, meta, notice));
  }

  async function* walk(): AsyncGenerator<Result<Row, E>, undefined, undefined> {
    listen();
    try {
      for (;;) {
        const page = await pages.next();
        if (left) return undefined;
        if (page.done === true) {
          whole = true;
          end(page.value, true);
          return undefined;
        }
        meta = page.value.meta;
        notice = page.value.notice ?? notice;
        if (!page.value.ok) {
          settle(page.value);
          yield page.value;
          return undefined;
        }
        for (const row of page.value.value) {
          rows += 1;
          yield ok(row, meta, page.value.notice);
        }
      }
    } finally {
      if (!whole) letGo();
      // Counts only where nothing has settled it: a source that threw.
      end(empty, false);
    }
  }

  const walking = walk();
  const iterator: AsyncIterator<Result<Row, E>, undefined> = {
    next: (): Promise<Item<Row, E>> => (left ? Promise.resolve({ done: true, value: undefined }) : walking.next()),
    // Not the generator's own `return`: it would wait for the page that is on its way.
    async return(): Promise<Item<Row, E>> {
      left = true;
      letGo();
      end(empty, false);
      return { done: true, value: undefined };
    },
  };

  async function* refuse(): AsyncGenerator<Result<Row, E>, undefined, undefined> {
    yield await readAgain();
    return undefined;
  }

  let taken = false;
  function read(): AsyncIterator<Result<Row, E>, undefined> {
    if (taken) return refuse();
    taken = true;
    return iterator;
  }
  return { [Symbol.asyncIterator]: read, summary };
}
