import { describe, expect, it } from 'vitest';
import {
  all,
  andThen,
  err,
  isErr,
  isOk,
  map,
  mapError,
  match,
  ok,
  partition,
  unwrap,
  unwrapOr,
  type Meta,
  type Notice,
  type Result,
} from '../src/index.ts';

const meta: Meta = { vendor: 'tiny', operation: 'tickets.look', callId: 'c-1', attempts: 2, durationMs: 7 };
const notice: Notice = {
  code: 1,
  asked: 1,
  match: 'exact',
  name: 'DoneInPart',
  description: 'Done in part.',
  effect: 'partial',
  retry: 'never',
};
const three = ok(3, meta, notice) as Result<number, string>;
const bad = err('bad', meta) as Result<number, string>;

describe('a Result', () => {
  it('can be taken apart in one line, and the other arm is undefined', () => {
    const { ok: went, value, error } = three;
    expect([went, value, error]).toEqual([true, 3, undefined]);
    const failed = bad;
    expect([failed.ok, failed.value, failed.error]).toEqual([false, undefined, 'bad']);
  });

  it('is plain data without methods', () => {
    expect(Object.getPrototypeOf(three)).toBe(Object.prototype);
    expect(Object.keys(three).toSorted()).toEqual(['meta', 'notice', 'ok', 'value']);
    expect(Object.keys(bad).toSorted()).toEqual(['error', 'meta', 'ok']);
  });

  it('has no notice key when the vendor had nothing to say', () => {
    expect('notice' in ok(1, meta)).toBe(false);
  });

  it('of your own making says so in meta', () => {
    expect(ok(1).meta).toMatchObject({ vendor: 'local', attempts: 0 });
    expect(err('x').meta).toEqual(ok(1).meta);
  });
});

describe('helpers', () => {
  it('tell the arms apart', () => {
    expect([isOk(three), isErr(three), isOk(bad), isErr(bad)]).toEqual([true, false, false, true]);
  });

  it('map changes a value and keeps meta and notice; a failure passes as it is', () => {
    expect(map(three, (n) => n * 2)).toEqual({ ok: true, value: 6, meta, notice });
    expect(map(bad, (n) => n * 2)).toBe(bad);
  });

  it('mapError changes an error and keeps meta; a success passes as it is', () => {
    expect(mapError(bad, (word) => word.length)).toEqual({ ok: false, error: 3, meta });
    expect(mapError(three, (word) => word.length)).toBe(three);
  });

  it('andThen goes on with a value, now or later, and not after a failure', async () => {
    expect(andThen(three, (n) => ok(n + 1, meta))).toEqual(ok(4, meta));
    expect(await andThen(three, async (n) => ok(n + 1, meta))).toEqual(ok(4, meta));
    expect(andThen(three, () => err('later', meta))).toEqual(err('later', meta));
    let asked = 0;
    expect(
      andThen(bad, (n) => {
        asked += 1;
        return ok(n);
      }),
    ).toBe(bad);
    expect(asked).toBe(0);
  });

  it('match answers with the arm that fits, and hands over the whole Result', () => {
    const arms = {
      ok: (value: number, success: { meta: Meta }) => `ok ${value} ${success.meta.callId}`,
      err: (error: string, failure: { meta: Meta }) => `err ${error} ${failure.meta.callId}`,
    };
    expect([match(three, arms), match(bad, arms)]).toEqual(['ok 3 c-1', 'err bad c-1']);
  });

  it('unwrap gives the value or throws the very error', () => {
    expect(unwrap(three)).toBe(3);
    const error = new Error('mine');
    expect(() => unwrap(err(error))).toThrow(error);
  });

  it('unwrapOr gives what you have instead, but keeps a value that is falsy', () => {
    expect(unwrapOr(bad, 9)).toBe(9);
    expect(unwrapOr(ok(0), 9)).toBe(0);
    expect(unwrapOr(ok(undefined), 9)).toBeUndefined();
  });

  it('all keeps the order of the values, and answers with the first failure', () => {
    const last = { ...meta, callId: 'c-2' };
    expect(all([ok(1, meta), ok('two', meta), ok(null, last)])).toEqual(ok([1, 'two', null], last));
    const first = err('first', meta);
    expect(all([ok(1), first, err('second')])).toBe(first);
    expect(all([])).toMatchObject({ ok: true, value: [] });
  });

  it('partition puts values on one side and errors on the other, from any iterable', () => {
    function* results(): Generator<Result<number, string>> {
      yield ok(1);
      yield err('a');
      yield ok(2);
      yield err('b');
    }
    expect(partition(results())).toEqual({ values: [1, 2], errors: ['a', 'b'] });
    expect(partition([])).toEqual({ values: [], errors: [] });
  });
});
