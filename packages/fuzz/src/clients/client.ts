import type { CallOptions, ClientOptions, Result, TrunklineError } from '@trunkline/core';
import type { AnyOperation } from '../inputs/from-issues.ts';
import type { Shape } from '../answers/shape.ts';
import type { Draw } from '../target.ts';

/** What a target decides for itself; addresses and secrets are the client's. */
export interface Given extends Pick<ClientOptions, 'sender' | 'fetch' | 'onEvent' | 'retry' | 'keepRaw' | 'charset'> {
  /** Whether the client logs in, if it can; that is then a request before the first. Default true. */
  readonly withSession?: boolean;
}

interface OpenClient {
  readonly call: (
    operation: AnyOperation,
    input: unknown,
    options?: CallOptions,
  ) => Promise<Result<unknown, TrunklineError>>;
  readonly close: () => Promise<void>;
}

/** A vendor's client, with all that a target needs to know of it. */
export interface Client {
  readonly vendor: string;
  readonly operations: readonly AnyOperation[];
  readonly secrets: readonly string[];
  readonly open: (given: Given) => OpenClient;
  /** A good answer to an operation, or nearly so: the vendor's envelope around what the operation reads. */
  readonly answer: (draw: Draw, shape: Shape, operation: AnyOperation) => string;
  readonly contentType: string;
  /** Words that the wire spells in a way of its own, or leaves out. */
  readonly respelled?: ReadonlySet<string>;
  /** What stands between parameters, where the wire puts several into one text. */
  readonly separators?: readonly string[];
}
