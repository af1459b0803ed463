import { describe, expect, it } from 'vitest';
import { input, noInput, optional, output, phone, required, text, integer } from '../src/index.ts';
import { read, write } from '../src/fields/kind.ts';

interface Dialled {
  readonly toNumber: string;
  readonly lineNumber?: string;
}
const dialled = input<Dialled>({
  toNumber: required('to_number', phone()),
  lineNumber: optional(['line_number', 'line'], phone()),
});

interface Person {
  readonly id: string;
  readonly age?: number;
}
const person = output<Person>({
  id: required(['user_id', 'id'], text()),
  age: optional('age', integer()),
});

const throwing = (): never => {
  throw new Error('canary');
};

describe('an input', () => {
  it('is sent under the names of the wire, the first spelling where there are several', () => {
    const { wire, issues } = write(dialled, { toNumber: '+7 495 540-44-44', lineNumber: '74955404445' });
    expect([wire, issues]).toEqual([{ to_number: '74955404444', line_number: '74955404445' }, []]);
  });

  it.each<[string, unknown, string]>([
    ['a getter', { get toNumber() { return throwing(); } }, 'toNumber'], // prettier-ignore
    ['a conversion', { toNumber: '74955404444', note: { toString: throwing } }, 'note'],
    ['a proxy', new Proxy({}, { ownKeys: throwing }), ''],
  ])('is refused, and not passed on, where %s of the caller throws', (_what, value, path) => {
    const converting = input<Dialled & { readonly note?: string }>({
      toNumber: required('to_number', phone()),
      lineNumber: optional('line_number', phone()),
      note: optional('note', { expected: 'a note', write: (note) => `${note as string}` }),
    });
    expect(write(converting, value).issues).toEqual([{ path, expected: expect.any(String) }]);
  });

  it('leaves out what was left out, also where it is undefined', () => {
    expect(Object.keys(write(dialled, { toNumber: '74955404444', lineNumber: undefined }).wire as object)).toEqual([
      'to_number',
    ]);
  });

  it('says everything that is wrong, not just the first', () => {
    const { issues } = write(dialled, { lineNumber: 'abc', tonumber: 1 });
    expect(issues).toEqual([
      { path: 'tonumber', expected: 'left out (known: toNumber, lineNumber)' },
      { path: 'toNumber', expected: 'given: a telephone number of 5 to 15 digits' },
      { path: 'lineNumber', expected: 'a telephone number of 5 to 15 digits' },
    ]);
  });

  it('refuses names it does not know, and does not show those that may be data', () => {
    const { issues } = write(dialled, { toNumber: '74955404444', '79001234567': true, 'my secret': 1 });
    expect(issues.map(({ path }) => path)).toEqual(['(a name that is not shown)', '(a name that is not shown)']);
  });

  it('refuses null where something was left out', () => {
    expect(write(dialled, { toNumber: '74955404444', lineNumber: null }).issues).toMatchObject([
      { path: 'lineNumber' },
    ]);
  });

  it('is an object', () => {
    for (const wrong of [null, undefined, 'x', 7, [], [{ toNumber: '74955404444' }]]) {
      expect(write(dialled, wrong).issues).toEqual([{ path: '', expected: 'an object with toNumber, lineNumber' }]);
    }
  });

  it('may be an instance of a class', () => {
    class Order {
      readonly toNumber = '74955404444';
    }
    expect(write(dialled, new Order())).toEqual({ wire: { to_number: '74955404444' }, issues: [] });
  });

  it('without fields takes an empty object only', () => {
    expect(write(noInput, {})).toEqual({ wire: {}, issues: [] });
    expect(write(noInput, { ticket: 1 }).issues).toEqual([{ path: 'ticket', expected: 'left out (known: none)' }]);
  });

  it('cannot smuggle a prototype', () => {
    const given: unknown = JSON.parse('{"toNumber":"74955404444","__proto__":{"lineNumber":"74955404445"}}');
    const { wire, issues } = write(dialled, given);
    expect(issues.map(({ path }) => path)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(wire)).toBe(Object.prototype);
  });

  it('knows its own table, for documents and vendors that write by position', () => {
    expect(Object.keys(dialled.fields)).toEqual(['toNumber', 'lineNumber']);
    expect(dialled.fields['lineNumber']).toMatchObject({ wire: ['line_number', 'line'], required: false });
  });
});

describe('an answer', () => {
  it('is read under every spelling', () => {
    expect(read(person, { user_id: 'a' }).value).toEqual({ id: 'a' });
    expect(read(person, { id: 'b', age: '7' }).value).toEqual({ id: 'b', age: 7 });
    expect(read(person, { id: 'b', user_id: 'a' }).value).toEqual({ id: 'a' });
  });

  it('is read under the other spelling where one is null, since null counts as absent', () => {
    expect(read(person, { user_id: null, id: 'b' })).toEqual({ value: { id: 'b' }, issues: [] });
  });

  it('drops what nobody knows', () => {
    expect(read(person, { id: 'a', password: 'x' }).value).toEqual({ id: 'a' });
  });

  it('counts null as absent', () => {
    expect(read(person, { id: 'a', age: null })).toEqual({ value: { id: 'a' }, issues: [] });
    expect(read(person, { id: null }).issues).toEqual([{ path: 'id', expected: 'there: a string that is not empty' }]);
  });

  it('says everything that is not as promised', () => {
    expect(read(person, { age: 'old' }).issues).toEqual([
      { path: 'id', expected: 'there: a string that is not empty' },
      { path: 'age', expected: 'a whole number' },
    ]);
  });

  it('is an object', () => {
    for (const wrong of [null, undefined, 'x', 7, [], [{ id: 'a' }]]) {
      expect(read(person, wrong).issues).toEqual([{ path: '', expected: 'an object' }]);
    }
  });

  it('is not read from a prototype', () => {
    expect(read(person, Object.create({ id: 'inherited' })).issues).toMatchObject([{ path: 'id' }]);
    const given: unknown = JSON.parse('{"__proto__":{"id":"smuggled","polluted":1}}');
    expect(read(person, given).issues).toMatchObject([{ path: 'id' }]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
