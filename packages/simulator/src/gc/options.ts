import type { SimulatorOptions } from '../frame/options.ts';
import type { GcAgentInput, GcCompany } from './company.ts';

/** How `createGcSimulator` is set up. Everything has a default; the defaults make a small company. */
export interface GcSimulatorOptions extends Omit<SimulatorOptions, 'callbackUrl'>, Partial<Omit<GcCompany, 'agents'>> {
  /** Default: four agents and a supervisor. A number makes that many agents, 1001 and up, beside the supervisor. */
  readonly agents?: number | readonly GcAgentInput[];
  /** What stands behind the connector: UCCE (default) or UCCX. Decides call types, pending states and some commands. */
  readonly flavour?: 'ucce' | 'uccx';
  /**
   * How an event stands in the body of its post: alone (`bare`, default), in an object under `data`, in an array, or as
   * JSON text within a JSON string. The vendor's manual doesn't say.
   */
  readonly wrapping?: 'bare' | 'data' | 'array' | 'string';
  /** What a command is answered at once; the manual doesn't say. Default: status 200 and `{}`. A body that isn't a text is sent as JSON. */
  readonly acceptance?: { readonly status?: number; readonly body?: unknown };
  /** Numbers and booleans in events: as strings (default), or as such. */
  readonly scalars?: 'strings' | 'native';
  /** What an empty `queueName` is. Default: an empty object. */
  readonly emptyQueueName?: 'object' | 'string' | 'null';
  /**
   * The form of `callVariables`, which isn't documented: `list` of `{name, value}` (default), `pairs` (objects with one
   * key), a `map`, or a list below `CallVariable` (`finesse`).
   */
  readonly callVariables?: 'list' | 'pairs' | 'map' | 'finesse';
  /** What a dialog says of itself while the agent holds it; the agent's participant says HELD in any case. Default `ACTIVE`. */
  readonly heldDialog?: 'ACTIVE' | 'HELD';
  /** Where a code that comes from Finesse stands in an Error. Default `errorType`, as all others. */
  readonly finesseErrors?: 'errorType' | 'errorMessage';
  /** Scenario milliseconds between a command and its first event, and between two events of a session. Default 10. */
  readonly eventDelayMs?: number;
  /** Scenario milliseconds of work after a call, for agents who have to wrap up. Default 30000. */
  readonly wrapUpMs?: number;
  /** Plain `Logout` and `MakeNotReady` are refused with MISSING_REASON_CODE. Default false. */
  readonly reasonRequired?: boolean;
  /** How many agents may be logged in at once. Default: no limit. */
  readonly licences?: number;
  /** The zone of `stateChangeTime`, in minutes east of UTC. Default 0. */
  readonly utcOffsetMinutes?: number;
}

export type GcSettings = Required<Omit<GcSimulatorOptions, keyof SimulatorOptions | 'agents'>> & GcCompany;
