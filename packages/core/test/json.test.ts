import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openJson } from '../src/index.ts';
import { jsonErrorOffset } from '../src/send/json-offset.ts';

const value = (text: string, type?: string): unknown => {
  const opened = openJson(text, type);
  return opened.opened ? opened.value : opened;
};
const failed = (reason: string, offset?: number) => ({
  opened: false,
  reason,
  issues: [expect.objectContaining(offset === undefined ? { path: '' } : { path: '', offset })],
});

describe('a JSON answer', () => {
  it('is read whatever the content type says', () => {
    for (const type of [undefined, 'text/plain', 'TEXT/HTML', 'application/octet-stream', 'x']) {
      expect(value('{"a":[1,null,"b"]}', type)).toEqual({ a: [1, null, 'b'] });
    }
  });

  it('is a page where it is none and says it is HTML', () => {
    const page = '<!doctype html><title>canary</title>';
    expect(value(page, 'text/html; charset=utf-8')).toEqual(failed('content_type'));
    expect(value(page, 'application/xhtml+xml')).toEqual(failed('content_type'));
    expect(JSON.stringify(value(page, 'text/html'))).not.toContain('canary');
  });

  it('is empty where there is nothing but space', () => {
    for (const nothing of ['', ' ', '\r\n\t']) expect(value(nothing, 'application/json')).toEqual(failed('empty'));
  });

  it.each([
    ['cut in a string', '{"name":"Iva', 8],
    ['cut in an escape', '{"name":"\\u04', 8],
    ['cut in a number', '{"n":-', 5],
    ['cut in a word', '[tru', 1],
    ['cut after a comma', '[1,', 3],
    ['cut after a key', '{"a"', 4],
    ['a comma too many', '[1,2,]', 5],
    ['a comma too many in an object', '{"a":1,}', 7],
    ['NaN', '{"n": NaN}', 6],
    ['undefined', '[undefined]', 1],
    ['two documents', '{"a":1} {"b":2}', 8],
    ['garbage before it', ")]}'\n{}", 0],
    ['garbage after it', '{} x', 3],
    ['a leading zero', '[007]', 2],
    ['a plus sign', '[+1]', 1],
    ['a key without quotes', '{a:1}', 1],
    ['single quotes', "{'a':1}", 1],
    ['a comment', '{/* x */}', 1],
    ['a line break in a string', '["a\nb"]', 1],
    ['an unknown escape', '["\\x41"]', 1],
    ['the wrong bracket', '{"a":[1}', 7],
    ['a bracket too many', '[]]', 2],
    ['a colon in a list', '[1:2]', 2],
    ['a key twice as long', '{"a" "b":1}', 5],
    ['another kind of space', '[\u00a01]', 1],
  ])('is a syntax error at the right place: %s', (_what, text, offset) => {
    expect(value(text, 'application/json')).toEqual(failed('syntax', offset));
  });
});

describe('ids', () => {
  it('that are longer than a double keep every digit, wherever they stand', () => {
    expect(value('{"id":12345678901234567890,"ids":[-9007199254740993, 9007199254740993]}')).toEqual({
      id: '12345678901234567890',
      ids: ['-9007199254740993', '9007199254740993'],
    });
    expect(value('{"a":{"b":[[12345678901234567890]]},"n":1}')).toEqual({ a: { b: [['12345678901234567890']] }, n: 1 });
    expect(value('12345678901234567890')).toBe('12345678901234567890');
  });

  it('that a double holds are numbers', () => {
    expect(value('{"id":9007199254740991,"n":1.5,"e":1e3,"x":-1}')).toEqual({
      id: 9007199254740991,
      n: 1.5,
      e: 1000,
      x: -1,
    });
  });

  it('in a text are left alone', () => {
    expect(value('{"s":"[12345678901234567890]","id":"12345678901234567890"}')).toEqual({
      s: '[12345678901234567890]',
      id: '12345678901234567890',
    });
  });
});

describe('a key named __proto__', () => {
  it.each([
    '{"__proto__":{"polluted":1},"a":1}',
    '{"\\u005f_proto__":{"polluted":1},"a":1}',
    '{"\\u005F\\u005Fproto\\u005f_":{"polluted":1},"a":1}',
    '{"__pr\\u006fto__":{"polluted":1},"a":1}',
  ])('is dropped, however it is spelled: %s', (text) => {
    const read = value(text) as object;
    expect(Object.keys(read)).toEqual(['a']);
    expect((Object.assign({}, read) as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('as a value is a text like any other', () => {
    expect(value('{"a":"__proto__"}')).toEqual({ a: '__proto__' });
  });
});

describe('a hostile document', () => {
  const within = (ms: number, work: () => void): void => {
    const times = [1, 2, 3].map(() => {
      const from = performance.now();
      work();
      return performance.now() - from;
    });
    expect(Math.min(...times)).toBeLessThan(ms); // the best of three: other tests run at the same time
  };

  it.each([
    ['10 000 lists deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['10 000 objects deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['10 000 deep with a long id', `${'['.repeat(10_000)}12345678901234567890${']'.repeat(10_000)}`],
    ['10 000 deep and cut', '{"a":['.repeat(10_000)],
    ['a megabyte of spaces', `[${' '.repeat(1_000_000)}x`],
    ['a megabyte of commas', `[${','.repeat(1_000_000)}`],
    ['a string without an end', `["${'\\\\'.repeat(200_000)}`],
  ])('is read or refused at once: %s', (_what, text) => {
    within(250, () => expect(typeof openJson(text, 'application/json').opened).toBe('boolean'));
  });

  it('that is whole is read, however deep', () => {
    expect(openJson('['.repeat(10_000) + ']'.repeat(10_000), undefined).opened).toBe(true);
  });
});

it('whatever can be written can be read, and whatever comes is never a throw', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (plain) => {
      const text = JSON.stringify(plain);
      fc.pre(!text.includes('__proto__') && !/\d{16}/.test(text));
      expect(value(text)).toEqual(JSON.parse(text));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const opened = openJson(text, undefined);
      const offset = !opened.opened && opened.reason === 'syntax' ? opened.issues[0]?.offset : undefined;
      expect([undefined, jsonErrorOffset(text)]).toContain(offset);
      expect(offset ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 40 },
  );
});
