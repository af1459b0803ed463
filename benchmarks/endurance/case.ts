/** Work that must not grow, however long it goes on. */
export interface EnduranceCase {
  readonly name: string;
  /** How much the heap may hold more than before, at any moment, in bytes. */
  readonly mayHold: number;
  /** Does the work against the server at this address; calls `alive` now and then, and answers how much was done. */
  readonly run: (address: string, alive: () => void) => Promise<string>;
}
