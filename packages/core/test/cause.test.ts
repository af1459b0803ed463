import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanCause } from '../src/errors/cause.ts';
import { everythingSaid } from './support/say.ts';

const throwing = (): never => {
  throw new Error('canary');
};

it('keeps name, code and where it came from', () => {
  const thrown = Object.assign(new TypeError('canary'), { code: 'ECONNRESET' });
  const cause = cleanCause(thrown);
  expect(cause).toBeInstanceOf(Error);
  expect(cause.message).toBe('TypeError ECONNRESET');
  expect(cause).toHaveProperty('code', 'ECONNRESET');
  expect(cause.stack).toMatch(/\n\s+at .*cause\.test\.ts:\d+/);
});

it.each([
  ['a single line', 'password=canary'],
  ['several lines', 'sent\nAuthorization: Bearer canary\n\ncanary'],
  ['lines that look like stack frames', 'x\n    at canary (canary.ts:1:1)\n    at password=canary:1:1'],
  ['signs that a pattern would read', 'a $& b $1 canary (.*'],
])('hides a message of %s', (_what, message) => {
  for (const thrown of [
    new Error(message),
    new TypeError(message),
    Object.assign(new Error(message), { code: 'EPIPE' }),
  ])
    expect(everythingSaid(cleanCause(thrown))).not.toContain('canary');
});

it('hides what hangs on the error: its cause, its fields, its parts', () => {
  const thrown = Object.assign(new AggregateError([new Error('canary-part')], 'canary', { cause: 'canary-cause' }), {
    request: { headers: { authorization: 'canary-header' } },
    code: 'canary is no code: it has spaces',
    name: 'canary, a sentence',
  });
  const cause = cleanCause(thrown);
  expect(everythingSaid(cause) + inspect(cause, { showHidden: true, depth: 9 })).not.toContain('canary');
  expect('code' in cause).toBe(false);
});

it.each([
  ['a text', 'canary', 'a string was thrown'],
  ['a number', 42, 'a number was thrown'],
  ['nothing', undefined, 'a undefined was thrown'],
  ['a function', () => 'canary', 'a function was thrown'],
  ['a symbol', Symbol('canary'), 'a symbol was thrown'],
])('says what kind of thing was thrown: %s', (_what, thrown, message) => {
  const cause = cleanCause(thrown);
  expect(cause.message).toBe(message);
  expect(everythingSaid(cause)).not.toContain('canary');
});

it('survives what defends itself against being looked at', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const getters = Object.defineProperties(
    {},
    Object.fromEntries(['name', 'code', 'stack', 'message'].map((key) => [key, { get: throwing }])),
  );
  const proxy = new Proxy(new Error('canary'), { get: throwing, getPrototypeOf: throwing, has: throwing });
  for (const thrown of [revoked, getters, proxy, Object.create(null), null]) {
    expect(cleanCause(thrown)).toBeInstanceOf(Error);
    expect(everythingSaid(cleanCause(thrown))).not.toContain('canary');
  }
});

it('always answers with an Error whose message is short, whatever was thrown', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (thrown) => {
      const cause = cleanCause(thrown);
      expect(cause).toBeInstanceOf(Error);
      expect(cause.message.length).toBeLessThan(130);
      expect(cause.cause).toBeUndefined();
    }),
  );
});
