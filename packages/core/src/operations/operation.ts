import type { Issue } from '../errors/error.ts';
import type { Reader } from '../fields/kind.ts';
import { input, type ShapeWriter } from '../fields/shape.ts';
import type { Download } from '../streams/download.ts';

/** May a request be repeated after a doubt? `unsafe` ones may not: they ring a telephone twice. */
export type Repeat = 'safe' | 'idempotent' | 'unsafe';

/** What an operation does to the world outside, for guards. */
export interface Reach<Input> {
  readonly how: 'ring' | 'message' | 'cost';
  /** The numbers and extensions of this input that would be reached, as the caller wrote them. */
  readonly numbers: (input: Input) => readonly (string | undefined)[];
  /** Does this very input reach anyone? Default: any does. */
  readonly when?: (input: Input) => boolean;
}

/** What the caller must give when there is nothing to give. */
export type NoInput = Readonly<Record<never, never>>;

/** An operation of a vendor as data. The client is derived from it, and so are checks, encoding, decoding and docs. */
export interface Operation<Input, Output, Wire = unknown> {
  readonly leaf: 'operation';
  /** As the client spells it: `calls.callback`. */
  readonly name: string;
  /** What the vendor's dialect needs to know: path, verb, element names. */
  readonly wire: Wire;
  readonly input: ShapeWriter<Input>;
  readonly output: Reader<Output>;
  readonly repeat: Repeat;
  /** Does this very input make a repetition harmless, since it bears an id that the vendor takes only once? */
  readonly onceOnly?: (input: Input) => boolean;
  /** Is it in the vendor's documents, or concluded from other facts? */
  readonly evidence: 'documented' | 'inferred';
  /**
   * What comes back. `nothing`: an empty body is a success. `stream`: the body is handed out as it comes. `location`: a
   * redirect is the answer, and its target, as an absolute URL, the value; it is not followed. Default `value`.
   */
  readonly answer?: 'value' | 'nothing' | 'stream' | 'location';
  /** May the vendor answer "accepted, not done yet"? Then {@link Pending} is an arm of the value. */
  readonly pending?: boolean;
  /** Which published rate limit counts it. */
  readonly limit?: string;
  readonly reach?: Reach<Input>;
  /** Rules across fields, checked after each field is right by itself. */
  readonly check?: (input: Input) => readonly Issue[];
  /** Sent without a session: the login itself, and what needs none. */
  readonly sessionless?: boolean;
}

export type OperationFacts<Input, Output, Wire> = Omit<Operation<Input, Output, Wire>, 'leaf'>;

export function operation<Input, Output, Wire>(
  facts: OperationFacts<Input, Output, Wire>,
): Operation<Input, Output, Wire> {
  return { leaf: 'operation', ...facts };
}

/** For operations that take nothing. */
export const noInput: ShapeWriter<NoInput> = input<NoInput>({});

/** For operations whose answer says nothing beyond "done". */
export const noOutput: Reader<void> = { expected: 'nothing', read: () => undefined };

/** For operations whose body is handed out as it comes (`answer: 'stream'`). */
export const downloaded: Reader<Download> = { expected: 'a body', read: (found) => found as Download };
