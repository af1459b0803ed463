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
  /** Relative to the PBX root: `commands/callback`. */
  readonly path: string;
  /** A command gets a `command_id`, and its outcome comes later by webhook. */
  readonly command?: true;
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

type QueryFacts<Input, Output> = Pick<OperationFacts<Input, Output, VatsWire>, 'input' | 'output' | 'limit'>;

/** A question: may be asked again. */
export function query<Input = NoInput, Output = void>(
  name: string,
  path: string,
  facts: QueryFacts<Input, Output>,
): VatsOperation<Input, Output> {
  return operation({ name, wire: { path }, repeat: 'safe', evidence: 'documented', ...facts });
}
