import type { Coordination } from '../coordination/coordination.ts';
import type { EventListener } from '../call/events.ts';
import type { Guard } from '../call/guard.ts';
import type { NumberRedaction } from '../call/redact-numbers.ts';
import type { WireListener } from '../trace/tracer.ts';
import type { Sender } from '../send/sender.ts';
import type { Clock } from './clock.ts';
import type { NetworkOptions } from './network.ts';
import type { RetryOptions } from './retry.ts';

/** Options that every client takes. */
export interface ClientOptions {
  /** Where the vendor's server is: an absolute http(s) URL without credentials. */
  readonly baseUrl?: string | URL;
  /** Instead of `baseUrl`: several servers in order of preference. The next one is taken when a request provably was not sent. */
  readonly endpoints?: readonly (string | URL)[];
  /**
   * Private certificate authorities, client certificates and proxies; on Node, with `undici` installed. Not together with `fetch`
   * or `sender`. Calls then go by undici's own `request`, and cost two thirds: `{}` if that is all you want.
   */
  readonly connection?: NetworkOptions;
  /**
   * Another `fetch`, for proxies and certificates on other runtimes than Node. Called with the URL as a text and the parts of the
   * request. Default: the runtime's.
   */
  readonly fetch?: typeof fetch;
  /** Another way to send one attempt altogether. Default: ky over `fetch`. */
  readonly sender?: Sender;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** One attempt, headers and body, in milliseconds. Default 10 000. */
  readonly attemptTimeoutMs?: number;
  /** A whole call with all attempts and waits, in milliseconds. Default 60 000. */
  readonly totalTimeoutMs?: number;
  /** Between two chunks of a streamed body, in milliseconds. Default 30 000. The other clocks end at its headers. */
  readonly idleTimeoutMs?: number;
  readonly retry?: RetryOptions;
  /** The longest body that is read, in bytes after decompression. Default 8 388 608 (8 MiB). */
  readonly maxBodyBytes?: number;
  /** `strict` refuses bytes that aren't of the charset; `lenient` puts U+FFFD in their place. Default `strict`. */
  readonly charset?: 'strict' | 'lenient';
  /** Asked before anything is sent; may refuse. See {@link allowDialTo}. */
  readonly guard?: Guard;
  /**
   * Told of everything that happens, fit for logs and traces: no secrets, no personal data. Never affects a call. Also of what
   * belongs to no call, as a `warning`: doubtful options (`operation` is `connect`), deliveries that were turned away and
   * listeners that threw (`receive`).
   */
  readonly onEvent?: EventListener;
  /**
   * Told of every attempt as it went over the wire, in a form that can be shown to others: names, structure and the vendor's
   * words are real, all other values made up. A line of a trace file is one exchange as JSON. Costs time: for finding out, not
   * for every day. Never affects a call.
   */
  readonly onWire?: WireListener;
  /** How numbers that a call reaches show in events (`reach`) and dry runs. Default: not at all. */
  readonly redaction?: { readonly phoneNumbers?: NumberRedaction };
  /** Keeps the undecoded answer for {@link rawOf}. Default false. */
  readonly keepRaw?: boolean;
  readonly clock?: Clock;
  /** 0 ≤ x < 1; for the jitter of waits. Default `Math.random`. */
  readonly random?: () => number;
  /** State shared by several processes of one tenant. Default: in memory. */
  readonly coordination?: Coordination;
  /** Allows a client that holds secrets in a browser page, where everyone can read them. Default false. */
  readonly dangerouslyAllowBrowser?: boolean;
}
