import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import {
  err,
  isTrunklineError,
  ok,
  rawOf,
  toPlain,
  vendorText,
  type RefusedReason,
  type TrunklineError,
} from '../src/index.ts';
import { keepRaw, keepVendorText } from '../src/errors/hidden.ts';
import { makeError } from '../src/errors/make.ts';
import { everyKind, factsOf } from './support/facts.ts';
import { everythingSaid, leakIn } from './support/say.ts';

const make = (facts: (typeof everyKind)[number]) => makeError(facts) as unknown as TrunklineError;

describe('the brand', () => {
  it('is known to a second copy of the package, both ways', async () => {
    const here = make(factsOf.api);
    keepVendorText(here, 'the vendor said so');
    keepRaw(here, '{"raw":1}');
    vi.resetModules();
    const copy = await import('../src/index.ts');
    expect(copy.isTrunklineError).not.toBe(isTrunklineError);
    expect(copy.isTrunklineError(here)).toBe(true);
    expect(copy.vendorText(here)).toBe('the vendor said so');
    expect(copy.rawOf(here)).toBe('{"raw":1}');
    const there = copy.fromPlain(toPlain(err(make(factsOf.network))));
    expect(isTrunklineError(there.error)).toBe(true);
    expect(there.error).not.toBe(here);
  });

  it.each(everyKind)('is on a $kind error, which is a real Error with a stack', (facts) => {
    const error = make(facts);
    expect(isTrunklineError(error)).toBe(true);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('TrunklineError');
    expect(error.stack).toContain('errors.test.ts');
  });

  it('is on nothing else', () => {
    const lookalike = { ...factsOf.api, name: 'TrunklineError', message: 'x' };
    const others = [undefined, null, 'text', 7, {}, new Error('x'), lookalike, factsOf.api, ok(1), () => undefined];
    expect(others.filter(isTrunklineError)).toEqual([]);
  });

  it('can be asked of anything that can be caught, hostile things too', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(isTrunklineError(proxy)).toBe(false);
  });
});

describe('the message', () => {
  it.each(everyKind)('of a $kind error names vendor, operation, kind and outcome', (facts) => {
    const { message } = make(facts);
    expect(message).toContain('tiny calls.dial');
    expect(message).toContain(`[${facts.kind}, outcome unknown]`);
  });

  it('tells apart a call that was never sent from one whose fate is unknown', () => {
    expect(make({ ...factsOf.network, outcome: 'not_sent' }).message).toContain('not sent');
    expect(make({ ...factsOf.network, outcome: 'unknown' }).message).toContain('outcome unknown');
    expect(make({ ...factsOf.network, outcome: 'rejected' }).message).toContain('rejected');
  });

  it('says what was wrong with the input, all of it', () => {
    const issues = [
      { path: 'toNumber', expected: 'a telephone number' },
      { path: '', expected: 'an object' },
    ];
    const { message } = make({ ...factsOf.input, issues });
    expect(message).toContain('toNumber must be a telephone number');
    expect(message).toContain('input must be an object');
  });
});

describe('the message of a refusal', () => {
  it.each<[RefusedReason, number | undefined, string]>([
    ['guard', undefined, 'refused here (guard): the guard did not allow it ['],
    ['session', undefined, 'refused here (session): there is no open session, connect first ['],
    ['window', 119_400, 'refused here (window): the vendor would turn it away for now, for 120 s more ['],
    ['constructor' as RefusedReason, undefined, 'refused here (constructor) ['],
  ])('says why, and for how long: %s', (reason, retryAfterMs, words) => {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    expect(make({ ...factsOf.refused, reason, retryAfterMs: undefined as never, ...wait }).message).toContain(words);
  });
});

describe('the message of a login before the call', () => {
  it.each(['api', 'http', 'decode'] as const)('says that it was the login: %s', (kind) => {
    expect(make({ ...factsOf[kind], phase: 'login' }).message).toContain('calls.dial: the login failed: ');
    expect(make({ ...factsOf[kind], phase: undefined as never }).message).not.toContain('login');
  });
});

describe('the fields', () => {
  it.each(everyKind)('of a $kind error stand on it and in its JSON', (facts) => {
    const error = make(facts);
    const { reason: _reason, ...rest } = facts as { reason?: unknown };
    expect(error).toMatchObject(rest);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject(rest);
  });

  it('that are not known are not there', () => {
    const error = make({ ...factsOf.network });
    expect('retryAfterMs' in error).toBe(false);
    expect('cause' in error).toBe(false);
  });
});

describe('the reason of an abort', () => {
  const reasons: [string, unknown][] = [
    ['a text', 'canary-text'],
    ['an Error', new Error('canary-message')],
    ['an object', { secret: 'canary-field' }],
    ['an object with a name of its own', { name: 'canary of Mrs Canary, +7 495 540-44-44' }],
  ];
  it.each(reasons)('is kept as given and not printed: %s', (_what, reason) => {
    const error = make({ ...factsOf.aborted, reason });
    expect(error).toHaveProperty('reason', reason);
    expect((error as { reason?: unknown }).reason).toBe(reason);
    expect(leakIn(everythingSaid(error))).toBeUndefined();
    expect(JSON.stringify(structuredClone(toPlain(err(error))))).not.toContain('canary');
  });

  it('tells its name where it is an Error', () => {
    const reason = new DOMException('canary', 'TimeoutError');
    expect(make({ ...factsOf.aborted, reason }).toJSON()).toMatchObject({ reason: 'TimeoutError' });
  });

  it('cannot break JSON, however hostile it is', () => {
    const hostile: unknown[] = [
      new Proxy({}, { has: () => { throw new Error('no'); } }), // prettier-ignore
      { name: Object.create(null) as unknown },
      {
        get name(): string {
          throw new Error('no');
        },
      },
    ];
    for (const reason of hostile) {
      expect(() => JSON.stringify(make({ ...factsOf.aborted, reason }))).not.toThrow();
    }
  });
});

describe('what the vendor said and the raw answer', () => {
  it('are had by asking, and never by printing, not even with showHidden', () => {
    const error = make(factsOf.api);
    keepVendorText(error, 'canary-words');
    keepRaw(error, 'canary-raw');
    const result = err(error);
    keepRaw(result, 'canary-raw');
    expect([vendorText(error), rawOf(error), rawOf(result)]).toEqual(['canary-words', 'canary-raw', 'canary-raw']);
    expect(leakIn(everythingSaid(error))).toBeUndefined();
    const all = { depth: 9, showHidden: true, getters: true };
    expect(inspect(error, all) + inspect(result, all) + JSON.stringify(result)).not.toContain('canary');
    expect(Object.keys(result)).toEqual(['ok', 'error', 'meta']);
  });

  it('are undefined where there is nothing', () => {
    for (const nothing of [undefined, null, 'text', 7, {}, make(factsOf.api)]) {
      expect([vendorText(nothing), rawOf(nothing)]).toEqual([undefined, undefined]);
    }
  });
});
