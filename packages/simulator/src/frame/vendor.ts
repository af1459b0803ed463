import { faultKinds, type Fault, type ReplyFault, type RequestFault } from './faults.ts';
import type { Ids } from './ids.ts';
import type { Letter } from './letter.ts';
import type { Notation } from './notation.ts';
import type { Outbox } from './outbox.ts';
import type { RecordedRequest } from './records.ts';
import type { SocketManner } from './socket-server.ts';
import type { Time } from './time.ts';

/** What a vendor brings to the frame. */
export interface Vendor {
  /** The path of its API, such as `/vpbx/`. */
  readonly basePath: string;
  readonly notation: Notation;
  /** Its command socket, when it has one beside HTTP. */
  readonly socket?: SocketManner;
  /** Finds out what a request asks for, when it says so elsewhere than in its path. */
  read?(request: RecordedRequest): Pick<RecordedRequest, 'command' | 'fields'>;
  answer(request: RecordedRequest, traffic: Traffic): Response | Promise<Response>;
  /** The vendor's envelope for a result code. */
  refusal(request: RecordedRequest, fault: Extract<RequestFault, { kind: 'code' }>): Response;
  tooManyRequests(request: RecordedRequest, retryAfter: string | undefined): Response;
  /** How replies go wrong that only this vendor gives. */
  readonly replies?: { readonly [Kind in ReplyFault['kind']]: (text: string) => string };
  /** How it writes events. Absent when it posts none. */
  readonly events?: EventWriter;
  reset(): void;
}

interface EventWriter {
  readonly write: (payload: unknown) => Letter;
  /** The same with a wrong signature. Absent when the vendor signs nothing. */
  readonly forge?: (payload: unknown) => Letter;
}

/** What else goes on while a request is answered. */
export interface Traffic {
  /** How many other requests are being answered, over all transports. */
  readonly ahead: number;
  /** On the socket: the connection's place among the open ones, 1 for the oldest. */
  readonly position?: number;
}

/** What the frame lends to a vendor. */
export interface Backstage {
  readonly ids: Ids;
  readonly time: Time;
  readonly post: Outbox['post'];
}

/** Whether a vendor has what this fault spoils. */
export const canStrike = (vendor: Vendor, fault: Fault): boolean => {
  const { needs } = faultKinds[fault.kind];
  const has = { socket: vendor.socket, events: vendor.events, signature: vendor.events?.forge };
  return needs === undefined || has[needs] !== undefined;
};
