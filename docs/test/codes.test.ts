import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../packages/cli/src/explain/look-up.ts';
import { hashOf, readHash } from '../.vitepress/codes/address.ts';
import { cameAs, stepsOf, vendorOf, vendors } from '../.vitepress/codes/vendors.ts';
import { root } from '../blocks/pages.ts';

describe('the address of a code', () => {
  it('names vendor, code and numbering', () => {
    expect(readHash('#vats:2219')).toEqual({ vendor: 'vats', code: '2219', older: false });
    expect(readHash('#cca-web-api:710@older')).toEqual({ vendor: 'cca-web-api', code: '710', older: true });
    expect(readHash('#gc')).toEqual({ vendor: 'gc', code: '', older: false });
    expect(readHash('')).toBeUndefined();
    expect(readHash('#%')).toBeUndefined();
  });

  it('brings back whatever was typed', () => {
    const asked = fc.record({
      vendor: fc.constantFrom(...vendors.map(({ id }) => id)),
      code: fc
        .string({ minLength: 1, unit: 'grapheme' })
        .filter((code) => !code.endsWith('@older') && !/[\r\n\u2028\u2029]/.test(code)),
      older: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, (one) => {
        expect(readHash(hashOf(one))).toEqual(one);
      }),
    );
  });
});

describe('the explorer', () => {
  it('shows the patterns from the nearest to the one that answers', async () => {
    const table = await vendorOf('vats').load();
    const read = (code: string) => lookUp(table.codes, code).reading;
    expect(cameAs(read('2219'))).toBe('2219');
    expect(stepsOf(read('2219'), table)).toEqual([{ pattern: '221x', says: 'is declared: 2210 answers' }]);
    expect(stepsOf(read('5017'), table).map(({ pattern }) => pattern)).toEqual(['501x', '50xx', '5xxx']);
    expect(stepsOf(read('2211'), table)).toEqual([]);
  });

  it('says that an older number has another one today, and nothing of that where a name was typed', async () => {
    const { load, older } = vendorOf('cca-web-api');
    const { codes } = await load();
    expect(cameAs(lookUp(codes, '710', older?.context).reading)).toBe('710');
    expect(cameAs(lookUp(codes, '710').reading)).toBeUndefined();
    expect(cameAs(lookUp(codes, 'Version Mismatch').reading)).toBeUndefined();
  });

  it.each(vendors)(
    'has examples of $id that lead somewhere: the first is a code of the table',
    async ({ load, examples }) => {
      const { codes } = await load();
      const [first = ''] = examples;
      expect(lookUp(codes, first).reading.match).toBe('exact');
      for (const name of examples.filter((example) => /^[A-Z][a-z]/.test(example)))
        expect(lookUp(codes, name).reading.match).toBe('exact');
    },
  );

  it('has as many codes as the first page says', async () => {
    const tables = await Promise.all(vendors.map(({ load }) => load()));
    const count = tables.reduce((sum, { codes }) => sum + codes.entries.length, 0);
    expect(readFileSync(join(root, 'docs/index.md'), 'utf8')).toContain(`${count} codes explained`);
  });
});
