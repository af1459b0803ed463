import type { SimulatorOptions } from '../frame/options.ts';
import type { UptivityCall } from './calls.ts';
import type { UptivityDevice, UptivityUser } from './directory.ts';

/** How many of the server's cores took a command. */
export interface CoreAnswers {
  readonly answered: number;
  readonly of: number;
  /** RESULTTYPE beside code 46: the label (default), or `ERROR`. */
  readonly type?: string;
}

/** How `createUptivitySimulator` is set up. Everything has a default; the defaults make a small company. */
export interface UptivitySimulatorOptions extends Omit<
  SimulatorOptions,
  'callbackUrl' | 'receive' | 'webhookTimeoutMs'
> {
  /** Where the command socket listens. Default 0: any free port. */
  readonly socketPort?: number;
  /** Hangs up after each reply on the socket. Default false: a connection takes one request after the other. */
  readonly closeAfterReply?: boolean;
  /** Real milliseconds of silence after which the socket hangs up. Default: never. */
  readonly idleCloseMs?: number;
  /** Default: three devices tied to agents, and one that isn't. */
  readonly devices?: readonly UptivityDevice[];
  /** Default: three users. */
  readonly users?: readonly UptivityUser[];
  /** Which calls the schedules record; the others get code 9. Default: all. */
  readonly schedule?: (call: UptivityCall) => boolean;
  /** `queue`: requests at work before the next one gets code 47. `clients`: connections to the socket before 48. Default: no limit. */
  readonly limits?: { readonly queue?: number; readonly clients?: number };
  /** Where the REQUESTTYPE of a reply stands. Default `first`; `second` is behind the REQUESTID. */
  readonly requestType?: 'first' | 'second' | 'absent';
  /** The HTTP status of a reply that says ERROR (which it has is inferred). Default 200. */
  readonly errorStatus?: number;
  /** The time zone in which the server writes times, such as `-05:00` (the default). */
  readonly utcOffset?: string;
}

export type UptivitySettings = Required<Omit<UptivitySimulatorOptions, keyof SimulatorOptions | 'idleCloseMs'>> & {
  readonly idleCloseMs: number | undefined;
};
