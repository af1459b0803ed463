import type { CallOptions } from '@trunkline/core';
import { suggestionsFor } from '../suggest.ts';
import { usageError } from '../usage-error.ts';
import type { AnyOperation } from '../vendors/vendor.ts';

/** A method of a client by its path: `calls.callback`. */
export interface Leaf {
  readonly path: string;
  /** The operation as data; absent for methods that are more than one call. */
  readonly operation?: AnyOperation;
}

type Node = { readonly leaf?: string; readonly command?: unknown };

/** Every method of a tree, in its order. */
export function leavesOf(tree: object, above = ''): readonly Leaf[] {
  return Object.entries(tree).flatMap(([name, node]: [string, object & Node]) => {
    const path = above + name;
    if (node.leaf === 'operation') return [{ path, operation: node as unknown as AnyOperation }];
    if (node.leaf !== 'routine') return leavesOf(node, `${path}.`);
    // A verb of GC is a command with an event that answers it.
    return [node.command === undefined ? { path } : { path, operation: node.command as AnyOperation }];
  });
}

/** The method that is meant, or a complaint that names those that may be. */
export function leafAt(tree: object, path: string, vendor: string): Leaf {
  const leaves = leavesOf(tree);
  const found = leaves.find((leaf) => leaf.path === path);
  if (found !== undefined) return found;
  const below = leaves.filter((leaf) => leaf.path.startsWith(`${path}.`));
  const suggestions = below.length > 0 ? below.slice(0, 3).map((leaf) => leaf.path) : likely(path, leaves);
  const hint = suggestions.length === 0 ? '' : ` Did you mean ${suggestions.join(' or ')}?`;
  throw usageError(
    `${vendor} has no operation ${JSON.stringify(path)}.${hint} All of them: trunkline call ${vendor} --list`,
  );
}

/** By the whole path, or by the last part of it: who types `callback` means `calls.callback`. */
function likely(path: string, leaves: readonly Leaf[]): readonly string[] {
  const paths = leaves.map((leaf) => leaf.path);
  const sameName = paths.filter((known) => known.split('.').at(-1)?.toLowerCase() === path.toLowerCase());
  return sameName.length > 0 ? sameName.slice(0, 3) : suggestionsFor(path, paths);
}

type CalledWith = Pick<CallOptions, 'signal' | 'onProgress' | 'totalTimeoutMs'>;

/** A method as the command line calls it. What it answers is told apart by what it is. */
export type AnyMethod<Answer = unknown> = (input: unknown, options: CalledWith) => Answer;

export function methodAt<Answer = never>(methods: object, path: string): AnyMethod<Answer> {
  const found = path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], methods);
  return found as AnyMethod<Answer>;
}
