import type { NetworkReason, TimeoutScope, TlsReason } from '../errors/words.ts';
import type { Endpoint } from '../options/endpoint.ts';

/** One attempt, ready for the wire. A socket sender uses the endpoint and the body; the HTTP parts are then empty. */
export interface SendRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  /** Relative to the endpoint, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

/** A place to send from, where a way of sending has only so many. */
export interface SendPlace {
  leave(): void;
}

export interface SendLimits {
  /** Until the headers have come, in milliseconds. The sender must settle within it. */
  readonly timeoutMs: number;
  /**
   * Ends the attempt: the caller aborted, the client was closed, or the sender has said that its time is up. It lives as long as
   * the attempt, with its body.
   */
  readonly signal: AbortSignal;
  /** Tells whoever listens to events about something odd that doesn't end the attempt. Words of ours, nothing that came. */
  readonly warn?: (warning: string) => void;
  /** What {@link SchemeSender.place} gave; the sender leaves it when it is done. */
  readonly place?: SendPlace;
}

/** What came back: the body is a stream, bytes, or nothing. */
export interface SendAnswer {
  readonly answered: true;
  /** Absent where the protocol has none. */
  readonly status?: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | Uint8Array | null;
}

/** Why nothing came back. */
export type SendFailure =
  | {
      readonly answered: false;
      readonly kind: 'network';
      readonly reason: NetworkReason;
      readonly networkCode?: string;
      readonly tlsReason?: TlsReason;
      /** Did it fail before anything of the request left? */
      readonly notSent: boolean;
      readonly thrown: unknown;
    }
  | { readonly answered: false; readonly kind: 'timeout'; readonly scope?: TimeoutScope; readonly notSent?: boolean }
  | { readonly answered: false; readonly kind: 'aborted'; readonly notSent?: boolean }
  | { readonly answered: false; readonly kind: 'unexpected'; readonly thrown: unknown };

/**
 * The seam: sends one attempt and answers; no retries, no redirects, no judgement. Make a failure with
 * {@link sendFailure}; what it throws is read by the same rules. One that is cut off by its signal before anything left
 * may say so at once (`notSent`), and the call knows that it can be repeated.
 */
export type Sender = (request: SendRequest, limits: SendLimits) => Promise<SendAnswer | SendFailure>;

/** A sender that holds connections open, until it is told that nobody needs it. */
export interface ClosableSender {
  readonly send: Sender;
  readonly close: () => Promise<void>;
}

/** A vendor's own way of sending, for one scheme of URLs. */
export interface SchemeSender {
  readonly send: Sender;
  /**
   * Waits for a place, where there are only so many. Calls wait under the clock of the whole call, before an attempt's clock
   * starts: one that waited long must not be sent with no time left to be answered. `undefined` once the signal has aborted.
   */
  readonly place?: (endpoint: Endpoint, signal: AbortSignal) => Promise<SendPlace | undefined>;
}
