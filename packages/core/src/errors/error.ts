import type {
  Category,
  DecodeReason,
  HttpReason,
  NetworkReason,
  Outcome,
  Participant,
  Phase,
  RefusedReason,
  RetryAdvice,
  TimeoutScope,
  TlsReason,
} from './words.ts';

/** One place in an input or an answer that is not as it should be. It names the place and what belongs there, never what stood there. */
export interface Issue {
  /** Where, in the public spelling: `from.extension`, `groups[2].id`, `options.signal`. Empty for the whole. */
  readonly path: string;
  /** What was expected: `a string of 1 to 128 bytes`. */
  readonly expected: string;
  /** Character offset, where a text could not be parsed. */
  readonly offset?: number;
}

/** What every error carries, whatever its kind. */
export interface ErrorFacts {
  /** The vendor's short name: `vats`, `gc`, … */
  readonly vendor: string;
  /** The operation as the client spells it: `calls.callback`. */
  readonly operation: string;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly retry: RetryAdvice;
  /** How long to wait, where the vendor or one of our own rules said so. Milliseconds. */
  readonly retryAfterMs?: number;
  /** How many times a request was handed to the network. */
  readonly attempts: number;
  /** Where in the call it happened, where that is known; `login` if it is the login before the call that failed. */
  readonly phase?: Phase;
  /** HTTP status of the last answer. */
  readonly status?: number;
  /** The vendor's own id of the request, for its support desk. */
  readonly requestId?: string;
}

export interface InputFacts extends ErrorFacts {
  readonly kind: 'input';
  /** Everything that is wrong, not just the first. */
  readonly issues: readonly Issue[];
}
export interface RefusedFacts extends ErrorFacts {
  readonly kind: 'refused';
  readonly reason: RefusedReason;
}
export interface NetworkFacts extends ErrorFacts {
  readonly kind: 'network';
  readonly reason: NetworkReason;
  /** The runtime's own code: `ECONNREFUSED`, `UND_ERR_SOCKET`. */
  readonly networkCode?: string;
  readonly tlsReason?: TlsReason;
  readonly phase: Phase;
}
export interface TimeoutFacts extends ErrorFacts {
  readonly kind: 'timeout';
  readonly scope: TimeoutScope;
  readonly phase: Phase;
}
export interface AbortedFacts extends ErrorFacts {
  readonly kind: 'aborted';
  /** The reason of the caller's signal, as given. */
  readonly reason: unknown;
  readonly phase: Phase;
}
export interface HttpFacts extends ErrorFacts {
  readonly kind: 'http';
  readonly reason: HttpReason;
  readonly status: number;
  /** Host of a redirect that was not followed. */
  readonly redirectHost?: string;
}
export interface DecodeFacts extends ErrorFacts {
  readonly kind: 'decode';
  readonly reason: DecodeReason;
  readonly issues: readonly Issue[];
  /** Media type of the answer. */
  readonly contentType?: string;
  /** How many bytes of the answer were read. */
  readonly bytes?: number;
}
export interface ApiFacts<Code extends string | number = string | number> extends ErrorFacts {
  readonly kind: 'api';
  /** The code as the vendor sent it. Known codes complete in an editor; others pass. */
  readonly code: OpenCode<Code>;
  /** The known code it was read as: itself, or the one the vendor's fallback rule names. `undefined` if nothing is known. */
  readonly readAs?: Code;
  /** Name of the entry that answers. */
  readonly codeName: string;
  /** What it means, in our words. */
  readonly description: string;
  readonly match: 'exact' | 'fallback' | 'unknown';
  /** Which of the inputs the vendor complained about, in the public spelling. */
  readonly issues?: readonly Issue[];
}
export interface UnexpectedFacts extends ErrorFacts {
  readonly kind: 'unexpected';
  /** Who threw, or gave what can't be used. */
  readonly participant: Participant;
  /** Which of several it was: the name of the credential. */
  readonly subject?: string;
  /** What was expected of it, where it gave something else. */
  readonly issues?: readonly Issue[];
}

/** A known code, open for those the vendor adds later. */
export type OpenCode<Code extends string | number> = Code | (string & {}) | (number & {});

/** A branded, real `Error`. Recognise one by {@link isTrunklineError}, tell them apart by `kind`. */
export type Branded<Facts> = Error & Facts & { toJSON(): Facts & { readonly message: string } };

export type InputError = Branded<InputFacts>;
export type RefusedError = Branded<RefusedFacts>;
export type NetworkError = Branded<NetworkFacts>;
export type TimeoutError = Branded<TimeoutFacts>;
export type AbortedError = Branded<AbortedFacts>;
export type HttpError = Branded<HttpFacts>;
export type DecodeError = Branded<DecodeFacts>;
export type ApiError<Code extends string | number = string | number> = Branded<ApiFacts<Code>>;
export type UnexpectedError = Branded<UnexpectedFacts>;

/** Every way a call can fail. `switch (error.kind)` over it ends in `never`. */
export type TrunklineError<Code extends string | number = string | number> =
  | InputError
  | RefusedError
  | NetworkError
  | TimeoutError
  | AbortedError
  | HttpError
  | DecodeError
  | ApiError<Code>
  | UnexpectedError;

/** The plain data of an error: what `toJSON()` gives and {@link fromPlain} takes. */
export type AnyFacts =
  | InputFacts
  | RefusedFacts
  | NetworkFacts
  | TimeoutFacts
  | AbortedFacts
  | HttpFacts
  | DecodeFacts
  | ApiFacts
  | UnexpectedFacts;
