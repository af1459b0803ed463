import {
  operation,
  type NoInput,
  type Operation,
  type OperationFacts,
  type Reader,
  type ShapeWriter,
} from '@trunkline/core';

/** What the dialect of this API needs to know of an operation. */
export interface CcaWebApiWire {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to the base URL. `{Name}` is filled in from the wire form of the input. */
  readonly path: string;
  /** Fields of the wire form that travel in the query. */
  readonly query?: readonly string[];
  /**
   * What is sent as body: the fields that neither path nor query took (default, unless there are none), one field of them as it
   * is, a survey's file as `multipart/mixed`, bytes of the caller's, or path, query and body as the caller gives them.
   */
  readonly sends?: 'fields' | 'one' | 'survey' | 'bytes' | 'any';
  /** For `one`: the field that is the body. */
  readonly body?: string;
  /** Fields of the body that are sent where the caller gives none. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** The login itself: sends name, password and module. */
  readonly login?: true;
  /** Asks about a token in its path: if that one is unknown (102), it is not valid. `given`: it is not the client's own. */
  readonly asksAbout?: 'own' | 'given';
  /** Its path holds the token of a search or a file. If that is unknown (102), it says nothing about the session. */
  readonly byToken?: true;
  /** Its answer may also come without the envelope. */
  readonly mayBeBare?: true;
  /** Nothing is promised about its answer: "taken, not done yet" (1) is a success with a notice. */
  readonly promisesNothing?: true;
}

export type CcaWebApiOperation<Input, Output> = Operation<Input, Output, CcaWebApiWire>;

type Facts<Input, Output> = {
  readonly input: ShapeWriter<Input>;
  readonly output: Reader<Output>;
} & Partial<OperationFacts<Input, Output, CcaWebApiWire>>;

type WireFacts = Omit<CcaWebApiWire, 'method' | 'path'>;

/** A question: may be asked again. */
export function query<Output, Input = NoInput>(
  name: string,
  path: string,
  { wire, ...facts }: Omit<Facts<Input, Output>, 'wire'> & { readonly wire?: WireFacts },
): CcaWebApiOperation<Input, Output> {
  return operation({
    name,
    wire: { method: 'GET', path, ...wire },
    repeat: 'safe',
    evidence: 'documented',
    ...facts,
  });
}

/** Something that changes something. The vendor calls none of it repeatable, so none is repeated after a doubt. */
export function change<Output, Input>(
  name: string,
  method: CcaWebApiWire['method'],
  path: string,
  { wire, ...facts }: Omit<Facts<Input, Output>, 'wire'> & { readonly wire?: WireFacts },
): CcaWebApiOperation<Input, Output> {
  return operation({ name, wire: { method, path, ...wire }, repeat: 'unsafe', evidence: 'documented', ...facts });
}
