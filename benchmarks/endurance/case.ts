/** Tells how things stand, `done` being how much has been done so far. */
export type Alive = (done?: number) => void;

/** Work that must not grow, however long it goes on. */
export interface EnduranceCase {
  readonly name: string;
  /** How much the heap may hold more than before, at any moment, in bytes. */
  readonly mayHold: number;
  /** How much of it each one that was done may leave behind for good, in bytes. Default: not asked. */
  readonly mayGrow?: number;
  /** Does the work against the server at this address; calls `alive` now and then, and answers how much was done. */
  readonly run: (address: string, alive: Alive) => Promise<string>;
}
