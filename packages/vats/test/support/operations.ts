import { operations } from '../../src/index.ts';
import type { VatsOperation } from '../../src/index.ts';

type AnyOperation = VatsOperation<never, unknown>;
type Tree = { readonly [name: string]: unknown };

function leavesOf(tree: Tree): AnyOperation[] {
  return Object.values(tree).flatMap((node) => {
    const { leaf } = node as { readonly leaf?: unknown };
    if (leaf === 'operation') return [node as AnyOperation];
    return leaf === undefined ? leavesOf(node as Tree) : [];
  });
}

/** Every operation of the client, however deep it stands. */
export const everyOperation: readonly AnyOperation[] = leavesOf(operations);
