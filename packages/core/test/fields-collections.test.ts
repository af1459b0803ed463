import { describe, expect, it } from 'vitest';
import {
  input,
  integer,
  listOf,
  mapOf,
  nullable,
  optional,
  output,
  required,
  rowsOf,
  text,
  within,
  type Reader,
} from '../src/index.ts';
import { read, write } from '../src/fields/kind.ts';

describe('a list to send', () => {
  const tags = listOf(text({ max: 3 }), { min: 1, max: 2 });

  it('is sent item by item', () => {
    expect(write(tags, ['a', 'b'], 'tags')).toEqual({ wire: ['a', 'b'], issues: [] });
  });

  it('names each item that is wrong', () => {
    const { issues } = write(tags, ['long', 7], 'tags');
    expect(issues.map(({ path }) => path)).toEqual(['tags[0]', 'tags[1]']);
  });

  it('is neither too short nor too long, nor something else', () => {
    for (const wrong of [[], ['a', 'b', 'c'], 'ab', { 0: 'a', length: 1 }, null]) {
      expect(write(tags, wrong, 'tags').issues).toEqual([
        { path: 'tags', expected: 'a list of 1 to 2: a string of 1 to 3 characters' },
      ]);
    }
  });

  it('has no holes', () => {
    const holes: string[] = ['a'];
    holes[2] = 'c';
    expect(write(listOf(text()), holes, 'tags').issues.map(({ path }) => path)).toEqual(['tags[1]']);
  });
});

describe('a list that came', () => {
  it('is read item by item, and names the item that is wrong', () => {
    expect(read(rowsOf(integer()), [1, '2'], 'ids').value).toEqual([1, 2]);
    expect(read(rowsOf(integer()), [1, 'x', {}], 'ids').issues.map(({ path }) => path)).toEqual(['ids[1]', 'ids[2]']);
  });

  it('names the very place, however deep the lists are in each other', () => {
    interface Row {
      readonly id: number;
      readonly parts: readonly (readonly string[])[];
    }
    const row = output<Row>({ id: required('Id', integer()), parts: required('Parts', rowsOf(rowsOf(text()))) });
    const wire = [{ Id: 1, Parts: [] }, { Id: 'x', Parts: [['a'], ['b', {}]] }, 7];
    expect(read(rowsOf(row), wire).issues).toEqual([
      { path: '[1].id', expected: 'a whole number' },
      { path: '[1].parts[1][1]', expected: 'a text' },
      { path: '[2]', expected: 'an object' },
    ]);
    expect(read(within('rows', rowsOf(row)), { rows: [7] }).issues).toMatchObject([{ path: 'rows[0]' }]);
  });

  it('reads each item once, however deep the fault', () => {
    let asked = 0;
    const innermost: Reader<string> = {
      expected: 'a text',
      read: (_wire, path, issues) => ((asked += 1), issues.push({ path, expected: 'a text' }), ''),
    };
    let reader: Reader<unknown> = innermost;
    let wire: unknown = 7;
    for (let depth = 0; depth < 40; depth += 1) [reader, wire] = [rowsOf(reader), [wire]];
    expect(read(reader, wire).issues).toEqual([{ path: '[0]'.repeat(40), expected: 'a text' }]);
    expect(asked).toBe(1);
  });

  it('is not made up: an object, a text or nothing is no list', () => {
    for (const wrong of [{}, 'ab', null, undefined]) {
      expect(read(rowsOf(text()), wrong, 'ids').issues).toEqual([{ path: 'ids', expected: 'a list' }]);
    }
  });
});

describe('null', () => {
  const shape = output<{ readonly plain?: string; readonly known: string | null }>({
    plain: optional('plain', text()),
    known: required('known', nullable(text())),
  });

  it('counts as absent, except where it is an answer of its own', () => {
    expect(read(shape, { plain: null, known: null })).toEqual({ value: { known: null }, issues: [] });
    expect(read(shape, { known: 'x' })).toEqual({ value: { known: 'x' }, issues: [] });
    expect(read(shape, {}).issues).toEqual([{ path: 'known', expected: 'there: a string that is not empty or null' }]);
  });
});

describe('an object with names of the caller’s own', () => {
  const extras = mapOf(integer());

  it('is sent value by value, as an object of its own', () => {
    const given = { a: 1, b: 2 };
    const { wire, issues } = write(extras, given, 'extras');
    expect([wire, issues]).toEqual([{ a: 1, b: 2 }, []]);
    expect(wire).not.toBe(given);
  });

  it('names the value that is wrong, unless its name may be personal data', () => {
    const { issues } = write(extras, { good: 1, bad: 'x', '+7 495 540-44-44': 'x' }, 'extras');
    expect(issues.map(({ path }) => path)).toEqual(['extras.bad', 'extras.(a name that is not shown)']);
  });

  it('is not a list and not something else', () => {
    for (const wrong of [[1], null, 'x', 7]) {
      expect(write(extras, wrong, 'extras').issues).toMatchObject([{ path: 'extras' }]);
    }
  });

  it('cannot re-parent anything by a key named __proto__', () => {
    const given: unknown = JSON.parse('{"__proto__":{"polluted":1}}');
    const { issues } = write(mapOf(integer()), given, 'extras');
    expect(issues).toMatchObject([{ path: 'extras', expected: 'without a key named __proto__' }]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('what stands under one name', () => {
  const users = within('users', rowsOf(text()));

  it('is read from below it', () => {
    expect(read(users, { users: ['a'], total: 1 })).toEqual({ value: ['a'], issues: [] });
    expect(read(users, { users: [{}] }).issues).toEqual([{ path: 'users[0]', expected: 'a text' }]);
  });

  it('must be there', () => {
    for (const wrong of [{}, { users: null }, null, 'x', [], Object.create({ users: [] })]) {
      expect(read(users, wrong).issues).toEqual([{ path: 'users', expected: 'there: a list' }]);
    }
  });
});

describe('shapes within shapes', () => {
  it('name the place from the top', () => {
    const person = input<{ readonly extension: string }>({ extension: required('ext', text()) });
    const team = input<{
      readonly from: { readonly extension: string };
      readonly members?: readonly { readonly extension: string }[];
    }>({
      // prettier-ignore
      from: required('from', person),
      members: optional('member_list', listOf(person)),
    });
    const given = { from: { extension: '' }, members: [{ extension: '1' }, {}] };
    expect(write(team, given).issues.map(({ path }) => path)).toEqual(['from.extension', 'members[1].extension']);
    expect(write(team, { from: { extension: '1' }, members: [{ extension: '2' }] }).wire).toEqual({
      from: { ext: '1' },
      member_list: [{ ext: '2' }],
    });
  });
});
