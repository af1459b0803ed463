/** What routines of this vendor find on the connection. */
export interface VatsState {
  /** Added to Unix times, as the option says. */
  readonly timestampOffsetSeconds: number;
}
