/** How a step leaves the connection: closed politely, reset, open and silent for ever, or open for the next request. */
export type After = 'fin' | 'rst' | 'stall' | 'keep';

/** Bytes, sent after a delay, and what becomes of the connection then. Without `after` the next step follows. */
export type Step = readonly [bytes: string | Uint8Array, delayMs?: number, after?: After];

/** Bytes sent again and again until the other side has had enough. `everyMs: 0` is as fast as the socket takes them. */
export interface Endless {
  readonly again: string | Uint8Array;
  readonly everyMs: number;
}

/** What a hostile server does on one connection in answer to one request. */
export type Script = readonly (Step | Endless)[];
