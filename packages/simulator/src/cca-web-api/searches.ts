import type { Ids } from '../frame/ids.ts';
import type { CcaWebApiContact } from './company.ts';
import { createTickets, type Tickets } from './tickets.ts';

/** A search for contacts. */
interface Search {
  /** Scenario time at which it is done. */
  readonly readyAt: number;
  /** The code it comes to; undefined when it has found its contacts. */
  readonly code: number | undefined;
  readonly contacts: readonly CcaWebApiContact[];
}

export type Searches = Tickets<Search>;

export const createSearches = (ids: Ids, now: () => number, validMs: number): Searches =>
  createTickets(ids, now, validMs);
