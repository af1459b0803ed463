import { didYouMean } from '../suggest.ts';
import { paint, print, wrap } from '../terminal.ts';
import { usageError } from '../usage-error.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { leavesOf, type Leaf } from './tree.ts';

const marks = { ring: 'rings', message: 'messages', cost: 'costs' } as const;

/** The operations below a path, or all, with what the vendor calls them. */
export function listOperations({ tree, wireName }: Vendor, below: string | undefined): void {
  const leaves = leavesOf(tree);
  const wanted = leaves.filter(({ path }) => below === undefined || path === below || path.startsWith(`${below}.`));
  if (wanted.length === 0 && below !== undefined) {
    const resources = leaves.map(({ path }) => path.split('.')[0] ?? '');
    throw usageError(`There is nothing below ${JSON.stringify(below)}.${didYouMean(below, resources)}`);
  }
  const width = Math.max(...wanted.map(({ path }) => path.length));
  for (const leaf of wanted) print(`${leaf.path.padEnd(width)}  ${paint('dim', wordsFor(leaf, wireName))}`);
}

function wordsFor({ operation }: Leaf, wireName: Vendor['wireName']): string {
  if (operation === undefined) return '(several calls)';
  const mark = operation.reach === undefined ? [] : [`[${marks[operation.reach.how]}]`];
  return [wireName(operation.wire), ...mark].join('  ');
}

/** What an operation takes, field by field. */
export function showFields({ path, operation }: Leaf, wireName: Vendor['wireName']): void {
  print(paint('bold', path));
  if (operation === undefined) {
    print('More than one call: what it takes stands in the documentation of the package.');
    return;
  }
  print(
    `Wire: ${wireName(operation.wire)}. May be repeated after a doubt: ${operation.repeat === 'unsafe' ? 'no' : 'yes'}.`,
  );
  const fields = Object.entries(operation.input.fields);
  if (fields.length === 0) print('Takes nothing.');
  const width = Math.max(0, ...fields.map(([name]) => name.length)) + 2;
  for (const [name, { kind, required }] of fields) {
    print(
      `  ${paint('cyan', name.padEnd(width))}${wrap(`${required ? '' : 'optional: '}${kind.expected}`, width + 2)}`,
    );
  }
}
