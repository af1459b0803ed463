import type { CallOptions } from '../options/call-options.ts';
import type { CloseOptions, Connection } from '../connection.ts';
import { checkHealth, type Health, type HealthOptions } from '../call/health.ts';
import { run } from '../call/line.ts';
import type { TrunklineError } from '../errors/error.ts';
import type { Result } from '../result/result.ts';
import type { Operation } from './operation.ts';
import type { Routine } from './routine.ts';

/** The method of an operation. Without required input the first parameter may be left out. */
export type Method<Input, Output, Code extends string | number> =
  Record<never, never> extends Input
    ? (input?: Input, options?: CallOptions<Code>) => Promise<Result<Output, TrunklineError<Code>>>
    : (input: Input, options?: CallOptions<Code>) => Promise<Result<Output, TrunklineError<Code>>>;

/** The client of a tree of operations and routines; the docs of each operation are the docs of its method. */
export type ClientOf<Tree, Code extends string | number> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Operation<infer Input, infer Output>
    ? Method<Input, Output, Code>
    : Tree[Name] extends Routine<infer Function>
      ? Function
      : ClientOf<Tree[Name], Code>;
};

type Leaf = { readonly leaf?: unknown };

/** Binds every leaf of the tree to the connection. */
export function bindClient<Tree extends object, Code extends string | number>(
  connection: Connection<Code>,
  tree: Tree,
): ClientOf<Tree, Code> {
  const bound = Object.entries(tree).map(([name, node]: [string, (object & Leaf) | undefined]) => {
    if (typeof node !== 'object' || Array.isArray(node)) throw new TypeError(`${name} is no operation and no routine`);
    if (node.leaf === 'operation') {
      const operation = node as Operation<unknown, unknown>;
      return [name, (input: unknown, options?: CallOptions<Code>) => run(connection, operation, input ?? {}, options)];
    }
    if (node.leaf === 'routine')
      return [name, (node as Routine<unknown>).bind(connection as unknown as Connection<never, never>)];
    return [name, bindClient(connection, node)];
  });
  return Object.fromEntries(bound) as ClientOf<Tree, Code>;
}

/** What every client has beside its operations. */
export interface ClientLife<Code extends string | number> extends AsyncDisposable {
  /** Asks a harmless operation whether the vendor answers us. */
  health(options?: HealthOptions): Promise<Result<Health, TrunklineError<Code>>>;
  /** Takes no more calls, lets those on their way finish, then aborts them. Idempotent. */
  close(options?: CloseOptions): Promise<void>;
}

/** A client: the bound tree, with `health`, `close` and `await using`. */
export function createClient<Tree extends object, Input, Code extends string | number>(
  connection: Connection<Code>,
  tree: Tree,
  harmless: { readonly operation: Operation<Input, unknown>; readonly input: Input },
): ClientOf<Tree, Code> & ClientLife<Code> {
  return Object.assign(bindClient(connection, tree), {
    health: (options?: HealthOptions) => checkHealth(connection, harmless.operation, harmless.input, options),
    close: (options?: CloseOptions) => connection.close(options),
    [Symbol.asyncDispose]: () => connection.close(),
  });
}
