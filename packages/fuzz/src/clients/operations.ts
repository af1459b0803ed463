import type { AnyOperation } from '../inputs/from-issues.ts';

/** Every operation of a tree. */
export function operationsOf(tree: object): readonly AnyOperation[] {
  return Object.values(tree).flatMap((node: unknown): readonly AnyOperation[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { leaf, command } = node as { readonly leaf?: unknown; readonly command?: unknown };
    if (leaf === 'operation') return [node as AnyOperation];
    if (leaf === 'routine') return command === undefined ? [] : [command as AnyOperation];
    return operationsOf(node);
  });
}
