import {
  operation,
  optional,
  output,
  text,
  input,
  type CodeReading,
  type InputFields,
  type NoInput,
  type Operation,
  type OperationFacts,
  type Reader,
} from '@trunkline/core';
import type { VatsCode } from './codes.ts';

/** What the VATS dialect needs to know of an operation. */
export interface VatsWire {
  /** Relative to its root: `commands/callback`. */
  readonly path: string;
  /** Under which of the vendor's roots: the PBX (`/vpbx/`, default), the contact centre (`/cc/`), speech analytics (`/s2t/`). */
  readonly root?: VatsRoot;
  /** A command gets a `command_id`, and its outcome comes later by webhook. */
  readonly command?: true;
  /** What is sent where the caller says nothing, since the PBX must be told. */
  readonly defaults?: Readonly<Record<string, string | number>>;
  /** Fields in Unix seconds that the option `timestampOffsetSeconds` shifts. */
  readonly shifted?: readonly string[];
  /** Fields that travel as headers: wire name → header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Made in the background: 204 without a body says that it isn't ready yet. */
  readonly later?: true;
  /** Answers one code per item; where more of them stand than in `result`. */
  readonly perItem?: PerItem;
  /** What is sent: fields (default); fields and a `file` beside them; a `json` of the caller's; or nothing but a GET of a `url` that the PBX has named, without key and signature. */
  readonly sends?: 'fields' | 'upload' | 'json' | 'nothing';
}

/** The roots of the vendor's API. */
export type VatsRoot = 'pbx' | 'contactCentre' | 'speech';

/** Where an answer tells of single items, beside a list of codes in `result`. */
interface PerItem {
  /** A list whose items carry a `result` each: `data`. */
  readonly rows?: string;
  /** A list of items that were left out: `skipped`. */
  readonly leftOut?: string;
}

export type VatsOperation<Input, Output> = Operation<Input, Output, VatsWire>;

/** Every command takes an id of yours. */
export interface CommandInput {
  /**
   * Your id of the command, at most 128 bytes; comes back in the result and in every event the command causes. The PBX
   * does not check that it is unique. Default: a random UUID. Wire: `command_id`.
   */
  readonly commandId?: string;
}

/** A command was taken. What became of it comes later, by webhook. */
export interface Accepted {
  /** The id to recognise the result and the events by. Wire: `command_id`. */
  readonly commandId: string;
  /** How the call ended, where the PBX already knows it. */
  readonly outcome?: CodeReading<VatsCode>;
}

const reading: Reader<CodeReading<VatsCode>> = {
  expected: 'a result code',
  read: (found) => found as CodeReading<VatsCode>,
};

const accepted: Reader<Accepted> = output<Accepted>({
  commandId: { wire: ['command_id'], kind: text(), required: true },
  outcome: optional('outcome', reading),
});

type CommandFacts<Input> = Pick<OperationFacts<Input, Accepted, VatsWire>, 'reach' | 'check' | 'limit'> & {
  readonly fields: InputFields<Omit<Input, 'commandId'>>;
};

/** A command: asynchronous, never repeated after a doubt. */
export function command<Input extends CommandInput>(
  name: string,
  path: string,
  { fields, ...facts }: CommandFacts<Input>,
): VatsOperation<Input, Accepted> {
  const table = { commandId: optional('command_id', text({ maxBytes: 128 })), ...fields };
  return operation({
    name,
    wire: { path, command: true },
    input: input<Input>(table as unknown as InputFields<Input>),
    output: accepted,
    repeat: 'unsafe',
    evidence: 'documented',
    ...facts,
  });
}

type Facts<Input, Output> = Omit<OperationFacts<Input, Output, VatsWire>, 'name' | 'wire' | 'repeat' | 'evidence'> & {
  readonly evidence?: 'documented' | 'inferred';
  readonly wire?: Omit<VatsWire, 'path' | 'command'>;
};

/** A question: may be asked again. */
export function query<Input = NoInput, Output = void>(
  name: string,
  path: string,
  { wire, ...facts }: Facts<Input, Output>,
): VatsOperation<Input, Output> {
  return operation({ name, wire: { path, ...wire }, repeat: 'safe', evidence: 'documented', ...facts });
}

/** A change. `idempotent`: doing it twice is doing it once; `unsafe`: it would be done twice. */
export function change<Input, Output = void>(
  name: string,
  path: string,
  repeat: 'idempotent' | 'unsafe',
  { wire, ...facts }: Facts<Input, Output>,
): VatsOperation<Input, Output> {
  return operation({ name, wire: { path, ...wire }, repeat, evidence: 'documented', ...facts });
}

/** What became of each item of a request, in its order. Not plain success unless every code is one. */
export interface ItemResults {
  /** The code of each item as the PBX told it; empty if it told one for all. Wire: `result`. */
  readonly results: readonly CodeReading<VatsCode>[];
  /** Which items were left out, by their place in the request, from 0. Wire: `skipped`. */
  readonly skipped: readonly number[];
}

/** Codes as the dialect has read them. */
export const readings: Reader<readonly CodeReading<VatsCode>[]> = {
  expected: 'result codes',
  read: (found) => found as readonly CodeReading<VatsCode>[],
};
