import type { AnswerFault, EventFault, Transport } from './faults.ts';

/** A file that a client uploaded. */
export interface RecordedFile {
  /** The name of the form's field. */
  readonly field: string;
  readonly name: string;
  /** Media type; empty when the part doesn't say. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** A request that a client made. */
export interface RecordedRequest {
  /** Scenario time, epoch milliseconds. */
  readonly at: number;
  readonly transport: Transport;
  /** `TCP` on the socket. */
  readonly method: string;
  /** The path without the query, such as `/vpbx/commands/callback`; empty on the socket. */
  readonly path: string;
  /** The query as sent, without its question mark; absent when there is none. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; on the socket, the whole request. */
  readonly body: string;
  /** The body as it came, when the text doesn't tell: a file, for one. */
  readonly bytes?: Uint8Array;
  /** The command's name, where the path doesn't say it, such as `CALLSTART`. */
  readonly command?: string;
  /** The parameters by their wire names, where they aren't a form or JSON. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The form's fields, when the body was a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** The form's files, when it had any. */
  readonly files?: readonly RecordedFile[];
  /** The JSON of the form's `json` field or of the body, when it was JSON. */
  readonly json?: unknown;
  /** The status that was answered; absent while unanswered, on the socket, and when a fault left no status. */
  readonly answeredStatus?: number;
  /** The fault that struck. */
  readonly fault?: AnswerFault;
}

/** A request whose answer is still being made. */
export type OpenRequest = { -readonly [Name in keyof RecordedRequest]: RecordedRequest[Name] };

/** Why a webhook was not answered. */
export type WebhookFailure = 'timeout' | 'connection' | 'dropped' | 'noCallbackUrl' | 'closed';

/** Something that was posted to the client, or would have been. */
export interface RecordedWebhook {
  /** Scenario time, epoch milliseconds. */
  readonly at: number;
  /** The path below the callback URL, such as `events/call`; where all events go to one address, their type. */
  readonly path: string;
  /** Where it went; absent when there was nowhere to send it. */
  readonly url?: string;
  /** What the event says. */
  readonly payload: unknown;
  /** The body as posted. */
  readonly body: string;
  /** The form's fields, when the body was a form; else empty. */
  readonly form: Readonly<Record<string, string>>;
  /** The status that the client answered. */
  readonly status?: number;
  /** Why there is no status. */
  readonly failure?: WebhookFailure;
  /** The fault that struck. */
  readonly fault?: EventFault;
}

/** One line for a log. */
export type Activity =
  | { readonly kind: 'request'; readonly request: RecordedRequest }
  | { readonly kind: 'webhook'; readonly webhook: RecordedWebhook };
