import { noOutput, operation, type Operation, type Reach, type ShapeWriter } from '@trunkline/core';
import type { GcHttpProfile } from './http-profile.ts';

/** The parameters of a command by their wire names. */
export type Parameters = Readonly<Record<string, string>>;

/** The agent of a session. */
export interface AgentFacts {
  readonly agentId: string;
  /** The name under which this client is known to GC. */
  readonly destination: string;
  /** Where the agent works now: a log-in may name another telephone. */
  extension: string | undefined;
  readonly sso: boolean | string;
}

/** The agent while a command is written. */
interface SignedAgent extends AgentFacts {
  readonly password: string;
}

/** What the GC dialect needs to know of a command. */
export interface GcWire {
  /** What stands before `#` in `type`, spelled as the vendor's table has it. */
  readonly verb: string;
  /** Whose id stands behind `#`: the agent's (default), the client's name, or another agent's from the input. */
  readonly id?: 'agent' | 'destination' | 'other';
  /** Printed with a blank behind `#`; the profile says whether it is sent. */
  readonly blankAfterHash?: true;
  /** Bears the agent's password. */
  readonly password?: true;
  /** Tells GC where events go. */
  readonly registers?: true;
  /** The parameters in their order. Default: the input's, in the order of its table. */
  readonly body?: Body;
}

/** The parameters of a command in their order. */
export type Body = (given: Parameters, agent: SignedAgent, profile: GcHttpProfile) => readonly string[];

/** A command by itself: an ordinary call whose answer says no more than that GC took it. */
export type GcCommand<Input> = Operation<Input, void, GcWire>;

export interface CommandFacts<Input> {
  readonly input: ShapeWriter<Input>;
  readonly reach?: Reach<Input>;
}

/** None is repeated after a doubt: an answer that came twice would be taken for that of the next command. */
export function gcCommand<Input>(name: string, wire: GcWire, facts: CommandFacts<Input>): GcCommand<Input> {
  return operation({ name, wire, output: noOutput, repeat: 'unsafe', evidence: 'documented', ...facts });
}
