import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { err, ok, rowStream, type Err, type Meta, type Notice, type Result, type RowStream } from '../../src/index.ts';
import { tinyCodes } from '../support/tiny-codes.ts';

interface Told {
  readonly server: string;
}
type Page = Result<readonly number[], string>;
type Rows = RowStream<number, Told, string>;
const empty: Told = { server: 'none' };
const told: Told = { server: 'all' };
const meta = (callId: string): Meta => ({ vendor: 'tiny', operation: 'rows', callId, attempts: 1, durationMs: 0 });
const page = (...rows: number[]): Page => ok(rows, meta(`page of ${rows.join()}`));
const failure = err('the vendor says no', meta('the failure'));
const tooLate = err('read once only', meta('again'));
const readAgain = async (): Promise<typeof tooLate> => tooLate;

/** As an environment with signals of its own makes them. */
function foreignSignal(): {
  readonly signal: AbortSignal;
  readonly abort: (reason: unknown) => void;
  readonly heard: () => number;
} {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
  };
  const abort = (reason: unknown): void => {
    Object.assign(signal, { aborted: true, reason });
    for (const listener of listeners) listener();
  };
  return { signal: signal as unknown as AbortSignal, abort, heard: () => listeners.size };
}

interface Watched {
  readonly stream: Rows;
  readonly signal: () => AbortSignal | undefined;
  /** How many pages were asked for. */
  readonly asked: () => number;
  readonly closed: () => boolean;
}
/** A stream of these pages that notes what becomes of its source. */
function stream(pages: Iterable<Page>, callers?: AbortSignal): Watched {
  let signal: AbortSignal | undefined;
  let asked = 0;
  let closed = false;
  async function* source(given: AbortSignal): AsyncGenerator<Page, Told, undefined> {
    signal = given;
    try {
      for (const each of pages) {
        asked += 1;
        await sleep(0);
        yield each;
      }
      return told;
    } finally {
      closed = true;
    }
  }
  return {
    stream: rowStream(source, empty, readAgain, callers),
    signal: () => signal,
    asked: () => asked,
    closed: () => closed,
  };
}
async function readAll(rows: Rows): Promise<Result<number, string>[]> {
  const items: Result<number, string>[] = [];
  for await (const row of rows) items.push(row);
  return items;
}
/** What a promise answers, or `still waiting`. */
const soon = <T>(promise: Promise<T>): Promise<T | 'still waiting'> =>
  Promise.race([promise, sleep(100, 'still waiting' as const)]);

describe('a stream of rows', () => {
  it('gives every row in order, and an end without an error means all of them', async () => {
    const { stream: rows, signal, closed } = stream([page(1, 2), page(), page(3)]);
    const items = await readAll(rows);
    expect(items.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(await rows.summary).toMatchObject({ ok: true, value: { server: 'all', rows: 3, complete: true } });
    expect([signal()?.aborted, closed()]).toEqual([false, true]);
  });

  it('says of every row which call it came with', async () => {
    const items = await readAll(stream([page(1), page(2)]).stream);
    expect(items.map((item) => item.meta.callId)).toEqual(['page of 1', 'page of 2']);
  });

  it('gives the first error as its last item; nothing more is asked for', async () => {
    const { stream: rows, asked, closed, signal } = stream([page(1, 2), failure, page(3)]);
    const items = await readAll(rows);
    expect(items).toHaveLength(3);
    expect(items.at(-1)).toBe(failure);
    expect(await rows.summary).toBe(failure);
    expect([asked(), closed(), signal()?.aborted]).toEqual([2, true, true]);
  });

  it('of nothing at all is complete', async () => {
    const { stream: rows } = stream([]);
    expect(await readAll(rows)).toEqual([]);
    expect(await rows.summary).toMatchObject({ ok: true, value: { rows: 0, complete: true } });
  });

  it('asks for a page when its first row is wanted, not before', async () => {
    const { stream: rows, asked } = stream([page(1), page(2)]);
    await sleep(5);
    expect(asked()).toBe(0);
    const iterator = rows[Symbol.asyncIterator]();
    await iterator.next();
    await sleep(5);
    expect(asked()).toBe(1);
    await iterator.next();
    expect(asked()).toBe(2);
    await iterator.return?.();
  });

  it('gives what random pages hold, up to the first failure', async () => {
    const good = fc.array(fc.integer(), { maxLength: 5 }).map((rows): Page => ok(rows, meta('p')));
    const bad = fc.string().map((why): Page => err(why, meta('f')));
    const pages = fc.array(fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: bad }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pages, async (list) => {
        const { stream: rows, asked, closed } = stream(list);
        const failed = list.findIndex(({ ok: good_ }) => !good_);
        const before = failed === -1 ? list : list.slice(0, failed);
        const expected = before.flatMap(({ value = [] }) => value);
        const items = await readAll(rows);
        const last = failed === -1 ? [] : [list[failed]];
        expect(items.filter((item) => item.ok).map(({ value }) => value)).toEqual(expected);
        expect(items.filter((item) => !item.ok)).toEqual(last);
        expect(items.slice(expected.length)).toEqual(last);
        const summary = await rows.summary;
        expect(summary.value?.rows).toBe(failed === -1 ? expected.length : undefined);
        expect(summary.error).toBe(failed === -1 ? undefined : list[failed]?.error);
        expect([asked(), closed()]).toEqual([failed === -1 ? list.length : failed + 1, true]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('leaving the loop', () => {
  it('ends the work behind it, and the summary says how far it came', async () => {
    const { stream: rows, signal, asked, closed } = stream([page(1, 2, 3), page(4)]);
    const seen: unknown[] = [];
    for await (const row of rows) {
      seen.push(row.value);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([1, 2]);
    expect([signal()?.aborted, asked(), closed()]).toEqual([true, 1, true]);
    const summary = await rows.summary;
    expect(summary).toMatchObject({ ok: true, value: { server: 'none', rows: 2, complete: false } });
    expect(summary.meta.callId).toBe('page of 1,2,3');
  });

  it('by a throw of the reader’s own ends the work as well', async () => {
    const { stream: rows, signal } = stream([page(1), page(2)]);
    const reading = async (): Promise<void> => {
      for await (const row of rows) throw new Error(`reader at ${row.value}`);
    };
    await expect(reading()).rejects.toThrow('reader at 1');
    expect(signal()?.aborted).toBe(true);
    expect(await rows.summary).toMatchObject({ value: { rows: 1, complete: false } });
  });

  it('at the error still tells the error in the summary', async () => {
    const { stream: rows } = stream([failure]);
    let last: Err<string> | undefined;
    for await (const row of rows) {
      last = row.ok ? undefined : row;
      break;
    }
    expect([last, await rows.summary]).toEqual([failure, failure]);
  });

  it('while a page is on its way ends the work at once, not when the page has come', async () => {
    let signal: AbortSignal | undefined;
    async function* source(given: AbortSignal): AsyncGenerator<Page, Told, undefined> {
      signal = given;
      await sleep(5_000, undefined, { signal: given }).catch(() => undefined);
      yield failure;
      return told;
    }
    const rows = rowStream(source, empty, readAgain);
    const iterator = rows[Symbol.asyncIterator]();
    const waiting = iterator.next();
    await sleep(5);
    const left = iterator.return?.();
    expect(signal?.aborted).toBe(true);
    expect(await soon(Promise.all([waiting, left]))).not.toBe('still waiting');
    expect(await soon(rows.summary)).not.toBe('still waiting');
  });

  it('before the first row asks for nothing and ends the summary', async () => {
    const { stream: rows, asked } = stream([page(1)]);
    await rows[Symbol.asyncIterator]().return?.();
    expect(await soon(rows.summary)).toMatchObject({ ok: true, value: { rows: 0, complete: false } });
    expect(asked()).toBe(0);
  });
});

describe('reading a second time', () => {
  it('is told as an error, and not as a list without rows', async () => {
    const { stream: rows, asked } = stream([page(1, 2)]);
    await readAll(rows);
    expect(await readAll(rows)).toEqual([tooLate]);
    expect(await readAll(rows)).toEqual([tooLate]);
    expect(asked()).toBe(1);
    expect(await rows.summary).toMatchObject({ ok: true, value: { rows: 2, complete: true } });
  });

  it('after the loop was left is told as well: the rest of the rows is gone', async () => {
    const { stream: rows } = stream([page(1, 2, 3)]);
    for await (const row of rows) if (row.ok) break;
    expect(await readAll(rows)).toEqual([tooLate]);
    expect(await rows.summary).toMatchObject({ value: { rows: 1, complete: false } });
  });

  it('while the first reader is at it takes none of its rows', async () => {
    const { stream: rows } = stream([page(1, 2), page(3)]);
    const both = await Promise.all([readAll(rows), readAll(rows)]);
    expect(both.map((items) => items.map(({ value, error }) => value ?? error))).toEqual([
      [1, 2, 3],
      ['read once only'],
    ]);
  });
});

describe('the summary', () => {
  it('waits for a reader: nothing is asked for on its account', async () => {
    const { stream: rows, asked } = stream([page(1)]);
    expect(await soon(rows.summary)).toBe('still waiting');
    expect(asked()).toBe(0);
    await readAll(rows);
    expect(await soon(rows.summary)).toMatchObject({ ok: true });
  });

  it('carries the remark that the vendor made', async () => {
    const notice: Notice = tinyCodes.find(1);
    const { stream: rows } = stream([page(1), ok([2], meta('p2'), notice)]);
    const items = await readAll(rows);
    expect(items.map((item) => item.notice)).toEqual([undefined, notice]);
    const summary = await rows.summary;
    expect(summary.meta.callId).toBe('p2');
    expect(summary.notice).toBe(notice);
  });

  it('ends even if the source throws, which is a defect', async () => {
    let signal: AbortSignal | undefined;
    async function* source(given: AbortSignal): AsyncGenerator<Page, Told, undefined> {
      signal = given;
      yield page(1);
      throw new Error('defect');
    }
    const rows = rowStream(source, empty, readAgain);
    await expect(readAll(rows)).rejects.toThrow('defect');
    expect(await soon(rows.summary)).toMatchObject({ value: { rows: 1, complete: false } });
    expect(signal?.aborted).toBe(true);
  });
});

describe('the caller’s signal', () => {
  it.each<[string, () => { readonly signal: AbortSignal; readonly abort: (reason: unknown) => void }]>([
    ['of the runtime', () => { const own = new AbortController(); return { signal: own.signal, abort: (why) => own.abort(why) }; }], // prettier-ignore
    ['of somebody else', foreignSignal],
  ])('%s is heard by the source, with its reason', async (_whose, make) => {
    const callers = make();
    const watched = stream([page(1), page(2)], callers.signal);
    for await (const _row of watched.stream) callers.abort('enough');
    expect(watched.signal()).toMatchObject({ aborted: true, reason: 'enough' });
    const late = stream([page(1)], callers.signal);
    for await (const _row of late.stream) break;
    expect(late.signal()?.reason).toBe('enough');
  });

  it('is let go of when all is read, and when the loop is left', async () => {
    const { signal, heard } = foreignSignal();
    for await (const _row of stream([page(1)], signal).stream) expect(heard()).toBe(1);
    for await (const _row of stream([page(1, 2)], signal).stream) break;
    for await (const _row of stream([failure], signal).stream) break;
    expect(heard()).toBe(0);
  });

  it('that is none is handed on, for others to say so', async () => {
    const watched = stream([page(1)], 7 as never);
    for await (const _row of watched.stream) break;
    expect(watched.signal()).toBe(7);
  });
});
