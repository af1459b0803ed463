import { describe, expect, it } from 'vitest';
import { everyOperation } from './support/operations.ts';
import { readTable } from './support/tables.ts';

/** Links to recordings: made without a request, so they are no operations. */
const links = /^\/vpbx\/queries\/recording\/(link|issa)\//;

const rows = readTable('endpoints.tsv', ['path', 'source']).filter(({ path }) => !links.test(path));
const roots = { pbx: '/vpbx/', contactCentre: '/cc/', speech: '/s2t/' } as const;
const served = new Set(everyOperation.map(({ wire: { root = 'pbx', path } }) => roots[root] + path));

describe('the methods that the manual describes', () => {
  it('are a hundred and thirty-one, beside two links', () => {
    expect(rows).toHaveLength(131);
  });

  it.each(rows)('$path can be called', ({ path }) => {
    expect([...served]).toContain(path);
  });
});
