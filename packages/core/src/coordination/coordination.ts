/** An answer now, or soon: in memory now, over a network soon. */
export type MaybePromise<T> = T | Promise<T>;

/** Counts requests against the vendor's published limits. */
export interface RequestLimits {
  /**
   * Reserves the next place in the bucket and tells how many milliseconds it is away. One that is `atMostMs` away or
   * more isn't reserved.
   */
  take(bucket: string, wish: PlaceWish): MaybePromise<number>;
  /**
   * How many milliseconds after its place a request may still go out. One that was held up for longer (a store, a login, a
   * busy process) gives it up and takes another, once. Default: however late.
   */
  mayBeLateMs?(bucket: string): number;
}

export interface PlaceWish {
  /** Milliseconds that only go forward, by the caller's clock. A store that several processes share uses its own. */
  readonly now: number;
  /** How long the call can wait. */
  readonly atMostMs: number;
}

/** Times until which nothing may be sent: after a block, in a licence window. */
export interface Holds {
  /** Milliseconds since 1970 until which it is held, or `undefined`. */
  until(key: string): MaybePromise<number | undefined>;
  hold(key: string, untilMs: number): MaybePromise<void>;
}

/** Which events were seen, for receivers. */
export interface SeenEvents {
  /**
   * Remembers the event and tells what it is: new, seen before, or older than one already seen in its sequence.
   * `sequence` names what is numbered (a call), `number` the place in it.
   */
  note(event: { readonly id: string; readonly sequence?: string; readonly number?: number }): MaybePromise<Freshness>;
  /** Takes it back: the event could not be handled and is to count as unseen. */
  forget(id: string): MaybePromise<void>;
}
export type Freshness = 'fresh' | 'duplicate' | 'stale';

/** Outcomes that arrive by another way than the answer of the call that caused them. */
export interface AwaitedOutcomes {
  /**
   * Registers before sending, since the outcome may overtake the answer. Of all outcomes of the key the first that is
   * `wanted` counts (default: any), be it one that came before and is still kept.
   */
  expect<T = unknown>(key: string, wanted?: (outcome: T) => boolean): Expectation<T>;
  /**
   * Hands an outcome in: plain data, since it may cross to another process. Tells whether anybody waited for it here.
   * `keepForMs` keeps it so long for those who ask later; without it only those who wait already get it.
   */
  deliver(key: string, outcome: unknown, keepForMs?: number): MaybePromise<boolean>;
}
export interface Expectation<T = unknown> {
  readonly outcome: Promise<T>;
  /** Nobody waits any more. */
  cancel(): void;
}

/** A login that several processes share. */
export interface Tokens {
  /**
   * The token, or `undefined` to whoever is to log in. A store may let one log in at a time, and keep the others waiting for
   * that one's token.
   */
  read(key: string, wish?: TokenWish): MaybePromise<string | undefined>;
  write(key: string, token: string | undefined): MaybePromise<void>;
  /** Whoever was to log in has failed to: another may. */
  giveUp?(key: string): MaybePromise<void>;
}

export interface TokenWish {
  /** The token that is no good any more, if one is known. */
  readonly refused: string | undefined;
  /** Aborts when nobody waits for the token any more. */
  readonly signal: AbortSignal;
}

/** State that several processes of one tenant may share. What is left out is kept in memory, or not kept at all (limits). */
export interface Coordination {
  readonly limits?: RequestLimits;
  readonly holds?: Holds;
  readonly seen?: SeenEvents;
  readonly outcomes?: AwaitedOutcomes;
  readonly tokens?: Tokens;
}
