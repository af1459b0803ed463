import { ok, type Err, type Result } from '../result/result.ts';
import type { TrunklineError } from '../errors/error.ts';

/**
 * Rows as they come. The first error is the last item; an end without one means that all rows came. Leaving the loop
 * ends the work behind it.
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
  /** Counts, meta and notice, once the rows have been read or left. */
  readonly summary: Promise<Result<Summary & { readonly rows: number; readonly complete: boolean }, E>>;
}

/** What a source of rows yields: pages of rows, and at its end what it has to say about them all. */
export type RowSource<Row, Summary, E> = (
  signal: AbortSignal,
) => AsyncGenerator<Result<readonly Row[], E>, Summary, undefined>;

/** Makes a stream of rows from pages. The source starts with the first row that is asked for, and only once. */
export function rowStream<Row, Summary extends object, E>(
  source: RowSource<Row, Summary, E>,
  empty: Summary,
): RowStream<Row, Summary, E> {
  let settle: (summary: Result<Summary & { rows: number; complete: boolean }, E>) => void = () => undefined;
  const summary = new Promise<Result<Summary & { rows: number; complete: boolean }, E>>((resolve) => {
    settle = resolve;
  });
  const controller = new AbortController();
  let rows = 0;

  async function* walk(): AsyncGenerator<Result<Row, E>, void, undefined> {
    const pages = source(controller.signal);
    let failure: Err<E> | undefined;
    let told: Summary | undefined;
    let meta: Result<unknown, E>['meta'] | undefined;
    try {
      for (;;) {
        const page = await pages.next();
        if (page.done === true) {
          told = page.value;
          return;
        }
        meta = page.value.meta;
        if (!page.value.ok) {
          failure = page.value;
          yield page.value;
          return;
        }
        for (const row of page.value.value) {
          rows += 1;
          yield ok(row, page.value.meta, page.value.notice);
        }
      }
    } finally {
      if (told === undefined) controller.abort();
      await pages.return(empty);
      settle(failure ?? ok({ ...(told ?? empty), rows, complete: told !== undefined }, meta));
    }
  }

  const iterator = walk();
  return { [Symbol.asyncIterator]: () => iterator, summary };
}
