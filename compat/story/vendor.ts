import type { ClientOptions, Result, TrunklineError } from '@trunkline/core';
import type { Home, Places } from './places.ts';
import type { Told } from './row.ts';

/** The part of a client that the story calls. */
export interface Calls {
  /** A call that goes well at the simulator. */
  good(): Promise<Result<unknown, TrunklineError>>;
  /** A call that the simulator refuses in the vendor's own words. */
  refused(): Promise<Result<unknown, TrunklineError>>;
  close(): Promise<unknown>;
}

export type Limits = Pick<ClientOptions, 'attemptTimeoutMs' | 'retry'>;

/** How the story speaks to a vendor. */
export interface Vendor {
  readonly name: string;
  /** The scheme of its URLs, plain and encrypted. Default http and https. */
  readonly schemes?: readonly [plain: string, encrypted: string];
  /** What not every runtime has: sockets beside fetch, or a way in for what is posted. */
  readonly needs?: 'sockets' | 'listening';
  /** What the simulator's refusal says. */
  readonly refusal: Told;
  readonly baseUrl: (places: Places) => string;
  readonly open: (baseUrl: string, places: Places, home: Home, limits?: Limits) => Calls | Promise<Calls>;
}
