import { operations } from '@trunkline/vats';
import { describe, expect, it } from 'vitest';
import { leafAt, leavesOf } from '../src/call/tree.ts';
import { lookUp } from '../src/explain/look-up.ts';
import * as help from '../src/help.ts';
import { loadVendor, vendors } from '../src/vendors/index.ts';

describe('a path', () => {
  it.each([
    ['callback', 'Did you mean calls.callback?'],
    ['Callback', 'Did you mean calls.callback?'],
    ['calls.calback', 'Did you mean calls.callback?'],
    ['user.list', 'Did you mean users.list'],
    ['calls', 'Did you mean calls.callback or '],
    ['calls.callback.name', 'Did you mean calls.callback'],
    ['quux', 'All of them: trunkline call vats --list'],
    ['__proto__', 'All of them: trunkline call vats --list'],
    ['constructor', 'All of them: trunkline call vats --list'],
  ])('that leads nowhere gets a suggestion: %s', (path, suggestion) => {
    expect(() => leafAt(operations, path, 'vats')).toThrow(suggestion);
  });
});

describe.each(Object.keys(vendors))('every operation of %s', (name) => {
  it('can be found by its path, and has a name of the vendor', async () => {
    const vendor = await vendors[name]?.load();
    const leaves = leavesOf(vendor?.tree ?? {});
    expect(leaves.length).toBeGreaterThan(4);
    for (const { path } of leaves) expect(leafAt(vendor?.tree ?? {}, path, name).path).toBe(path);
    const named = leaves.flatMap(({ operation }) =>
      operation === undefined ? [] : [vendor?.wireName(operation.wire)],
    );
    expect(named).not.toContain('');
  });

  it('is read by the doctor only if it reads', async () => {
    const vendor = await vendors[name]?.load();
    for (const path of vendor?.examination.readings ?? []) {
      const { operation } = leafAt(vendor?.tree ?? {}, path, name);
      expect([path, operation?.repeat]).toEqual([path, 'safe']);
    }
  });
});

describe('the examples of the help', () => {
  const examples = [...help.explain().matchAll(/trunkline explain (\S+) (\w+)/g)].map(([, ...asked]) => asked);
  it.each(examples)('explain codes that are known: %s %s', async (name, asked) => {
    const { codes } = await loadVendor(name);
    expect(lookUp(codes, asked).reading.match).not.toBe('unknown');
  });

  const calls = [...help.call().matchAll(/trunkline call (\S+) ([a-z][\w.]+)/gi)].map(([, ...asked]) => asked);
  it.each(calls)('call operations that there are: %s %s', async (name, path) => {
    const { tree } = await loadVendor(name);
    expect(leafAt(tree, path, name).path).toBe(path);
  });

  it('are looked at', () => {
    expect(examples.length + calls.length).toBeGreaterThan(7);
  });
});
