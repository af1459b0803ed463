/**
 * Somebody pressed "check the connection" in the personal account.
 *
 * Wire: a path that ends in `ping`. Path and body are not documented, only seen by other clients. One without any signature
 * is answered 200 as well, but no handler hears of it; `signed` tells them apart for who uses `verify`.
 */
export interface VatsConnectionCheckEvent {
  readonly kind: 'connectionCheck';
  readonly signed: boolean;
}

/** Rightly signed, but nothing that this version knows. `rawOf(event)` has what came. */
export interface VatsUnknownEvent {
  readonly kind: 'unknown';
  /** Where it was posted: from `events/` or `result/` on, where the path has either. */
  readonly path: string;
}
