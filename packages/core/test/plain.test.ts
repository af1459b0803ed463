import { expect, it } from 'vitest';
import {
  err,
  errorKinds,
  fromPlain,
  isTrunklineError,
  ok,
  toPlain,
  type Meta,
  type PlainResult,
  type TrunklineError,
} from '../src/index.ts';
import { makeError } from '../src/errors/make.ts';
import { keepRaw, keepVendorText } from '../src/errors/hidden.ts';
import { errorOf } from './support/say.ts';
import { everyKind, factsOf } from './support/facts.ts';

const meta: Meta = {
  vendor: 'tiny',
  operation: 'calls.dial',
  callId: 'c-1',
  attempts: 2,
  durationMs: 12,
  endpoint: 'http://tiny.test',
  status: 200,
  requestId: 'r-1',
  headers: { date: 'today' },
  context: { ticket: 7 },
};
const failed = (facts: (typeof everyKind)[number]) => err(makeError(facts) as unknown as TrunklineError, meta);

/** With its message, for logs, and without the caller's reason. */
const plainOf = (facts: (typeof everyKind)[number]): object => ({
  ...facts,
  message: makeError(facts).message,
  ...(facts.kind === 'aborted' ? { reason: 'string' } : {}),
});

it('the table of these tests has an error of every kind', () => {
  expect(Object.keys(factsOf).toSorted()).toEqual([...errorKinds].toSorted());
});

it.each(everyKind)('a $kind error goes to a worker and comes back whole and branded', (facts) => {
  const sent = structuredClone(toPlain(failed(facts)));
  const back = fromPlain(sent);
  const error = errorOf(back, facts.kind);
  expect(isTrunklineError(error)).toBe(true);
  expect(error).toBeInstanceOf(Error);
  expect(error.toJSON()).toEqual(plainOf(facts));
  expect(error.message).toBe(makeError(facts).message);
  expect(back.meta).toEqual(meta);
});

it.each(everyKind)('JSON of a $kind Result keeps every field', (facts) => {
  const wanted = plainOf(facts);
  const written: unknown = JSON.parse(JSON.stringify(failed(facts)));
  expect(written).toEqual({ ok: false, error: wanted, meta });
  const back = fromPlain(JSON.parse(JSON.stringify(toPlain(failed(facts)))) as PlainResult<never>);
  expect(errorOf(back, facts.kind).toJSON()).toEqual(wanted);
});

it('a success goes to a worker and comes back, with its notice', () => {
  const notice = {
    code: 1,
    asked: 1,
    match: 'exact',
    name: 'DoneInPart',
    description: 'Done in part.',
    effect: 'partial',
    retry: 'never',
  } as const;
  const result = ok({ id: 'T1' }, meta, notice);
  expect(fromPlain(structuredClone(toPlain(result)))).toEqual(result);
  expect(JSON.parse(JSON.stringify(result))).toEqual({ ok: true, value: { id: 'T1' }, meta, notice });
  expect('notice' in toPlain(ok(1, meta))).toBe(false);
});

it('the plain form is a copy: changing it leaves the Result alone', () => {
  const plain = toPlain(failed(factsOf.network)) as { error: { attempts: number }; meta: { attempts: number } };
  plain.error.attempts = 99;
  plain.meta.attempts = 99;
  expect(failed(factsOf.network).error.attempts).toBe(2);
  expect(meta.attempts).toBe(2);
});

it('the plain form leaves hidden things behind', () => {
  const result = failed(factsOf.api);
  keepVendorText(result.error, 'canary-words');
  keepRaw(result, 'canary-raw');
  expect(JSON.stringify(structuredClone(toPlain(result)))).not.toContain('canary');
});

it('an error that is already one of ours is taken as it is', () => {
  const result = failed(factsOf.http);
  expect(fromPlain(result as unknown as PlainResult<never>).error).toBe(result.error);
});
