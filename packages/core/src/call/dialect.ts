import type { CodeReading, Notice } from '../codes/entry.ts';
import type { Issue } from '../errors/error.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Endpoint } from '../options/endpoint.ts';
import type { Operation } from '../operations/operation.ts';
import type { MaybePromise } from '../coordination/coordination.ts';
import type { Opened } from '../send/json.ts';
import type { SendAnswer, SendRequest } from '../send/sender.ts';
import type { Session } from './session.ts';

/** An answer whose body has been read. */
export interface Answer {
  /** Absent where the protocol has none. */
  readonly status: number | undefined;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
  /** The body as text, by its charset. */
  readonly text: string;
}

/** What a dialect may look at while it judges. */
export interface JudgeContext<Wire, Prepared> {
  readonly operation: Operation<unknown, unknown, Wire>;
  /** The input as the caller gave it. */
  readonly input: unknown;
  readonly prepared: Prepared;
  readonly answer: Answer;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Status of every earlier answer of the call. */
  readonly earlier: readonly (number | undefined)[];
  /** May an earlier attempt of this call have been carried out? */
  readonly doubtful: boolean;
  readonly endpoint: Endpoint;
  readonly options: CallOptions;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The vendor's word on an answer. */
export type Verdict<Code extends string | number = string | number> =
  /** Done. `payload` is what the operation's output is read from. */
  | { readonly verdict: 'accepted'; readonly payload: unknown; readonly notice?: Notice<Code> | undefined }
  /** Taken, and not done yet: a value only for operations that declare it. */
  | { readonly verdict: 'pending'; readonly reading: CodeReading<Code>; readonly payload?: unknown }
  /** The vendor's code says no. `repeat` allows a repetition of what may be repeated. */
  | {
      readonly verdict: 'refused';
      readonly reading: CodeReading<Code>;
      readonly payload?: unknown;
      readonly vendorText?: string | undefined;
      readonly issues?: readonly Issue[] | undefined;
      readonly repeat?: boolean;
      /** The vendor counts it as a mistake, remembers it so long, and answers the next one by a block. Milliseconds. */
      readonly mistakeForMs?: number | undefined;
      /** Nothing more is sent while the mistake is remembered: the next one could be another. */
      readonly holdMeanwhile?: boolean | undefined;
    }
  /**
   * The session is no longer good. One re-login and one more attempt; the second time it is final. Without a `reading` it is
   * the HTTP status that says so.
   */
  | {
      readonly verdict: 'login';
      readonly reading?: CodeReading<Code> | undefined;
      readonly vendorText?: string | undefined;
    }
  /** Refused for its rate: nothing was done. */
  | {
      readonly verdict: 'limited';
      readonly reading?: CodeReading<Code> | undefined;
      readonly payload?: unknown;
      readonly vendorText?: string | undefined;
      readonly retryAfterMs?: number | undefined;
    }
  /**
   * Blocked for a while by a rule of the vendor's: until then nothing more is sent ({@link Dialect.holdKey}). Without
   * `untilMs` until the remembered mistake is forgotten; if none is remembered it is `otherwise`, or an HTTP failure.
   */
  | {
      readonly verdict: 'held';
      readonly reading?: CodeReading<Code> | undefined;
      readonly untilMs?: number;
      readonly otherwise?: Verdict<Code>;
    }
  /**
   * No vendor envelope in it: an `http` error, or `decode` where the status is a success. `status` where the envelope
   * tells another, worse one than HTTP did.
   */
  | {
      readonly verdict: 'foreign';
      readonly status?: number | undefined;
      readonly issues?: readonly Issue[];
      readonly vendorText?: string | undefined;
    };

export interface EncodeContext<Wire> {
  readonly operation: Operation<unknown, unknown, Wire>;
  readonly callId: string;
}

export interface StampContext {
  readonly endpoint: Endpoint;
  /** Credentials by name, asked for this attempt. */
  readonly credentials: Readonly<Record<string, string>>;
  /** The session's token, where the vendor has sessions. */
  readonly token: string | undefined;
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a dialect writes; core adds the caller's headers. A socket's dialect writes a body only. */
export interface StampedRequest extends Partial<SendRequest> {
  /** Another root of the same vendor, or a place that it has named. Default: the endpoint of the attempt. */
  readonly endpoint?: Endpoint;
  /** Without the caller's headers: they may hold secrets, and this endpoint is none that the caller has named. */
  readonly bare?: boolean;
  /** The body is a stream that is made anew for each attempt: if it never left, or the session was refused, it can go out again. */
  readonly remade?: boolean;
}

/** What shows only in this attempt, such as a rotated secret, and can't be sent: an `input` error, and nothing leaves. */
export interface Unwritable {
  readonly unwritable: readonly Issue[];
}

/** The four places that a vendor fills in the line, and nothing else. */
export interface Dialect<Wire, Prepared, Envelope, Code extends string | number = string | number> {
  readonly vendor: string;
  /** Lower-case name of the response header that holds the vendor's id of the request. */
  readonly requestIdHeader?: string;
  /** What the vendor's wire can't carry, after each field is right by itself. Paths are those of the public input. */
  check?(wire: Record<string, unknown>, operation: Operation<unknown, unknown, Wire>): readonly Issue[];
  /** Once per call: the wire form of the input becomes a request; ids are fixed here. */
  encode(wire: Record<string, unknown>, context: EncodeContext<Wire>): Prepared;
  /** Once per attempt: adds what must be fresh, such as a request id, a token, a signature. */
  stamp(prepared: Prepared, context: StampContext): MaybePromise<StampedRequest | Unwritable>;
  /** Bytes to the vendor's envelope. */
  open(answer: Answer, context: JudgeContext<Wire, Prepared>): Opened<Envelope>;
  /** What the vendor meant by it. */
  judge(envelope: Envelope, context: JudgeContext<Wire, Prepared>): Verdict<Code>;
  /** Failures without an envelope that mean something to this vendor. */
  judgeForeign?(context: JudgeContext<Wire, Prepared>): Verdict<Code> | undefined;
  /** Is this the body that a `stream` operation asked for? Default: any success is. */
  streams?(head: { readonly status: number | undefined; readonly headers: SendAnswer['headers'] }): boolean;
  /** The vendor's id of the request, where it stands in the body. */
  requestIdOf?(prepared: Prepared, envelope: Envelope): unknown;
  /** Takes out of the text of an answer what even {@link rawOf} must not show, such as an echoed URL with a token. */
  hideInRaw?(text: string): string;
  /**
   * Fields and elements of requests, answers and events whose values are the vendor's own words (codes, states, kinds) and
   * tell nothing of anybody: they alone show as they are in a trace ({@link ClientOptions.onWire}).
   */
  readonly shownFields?: readonly string[];
  /** What else shows in a trace beside the operation's own wire facts: pages and paths of the vendor's. */
  readonly shownWords?: readonly string[];
  /** Which credentials a request bears, by name: the others are not asked for. Default: all. */
  secretsOf?(operation: Operation<unknown, unknown, Wire>): readonly string[];
  /** How to log in, where the vendor has sessions. */
  readonly session?: Session;
  /** Under which key mistakes and blocks are kept, where the vendor blocks: they belong to a tenant, not to a client. */
  readonly holdKey?: string | ((credentials: Readonly<Record<string, string>>) => MaybePromise<string>);
}
