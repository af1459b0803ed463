/** The request isn't carried out; this answer is given instead. */
export type RequestFault =
  | {
      readonly kind: 'code';
      /** The vendor's result code, sent in the vendor's usual envelope. */
      readonly code: number;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Default: empty. */
      readonly body?: string;
    }
  | {
      readonly kind: 'rateLimit';
      /** `Retry-After`, in seconds or as an HTTP date. Default: no such header. */
      readonly retryAfter?: string;
    }
  | {
      readonly kind: 'html';
      /** Default: a small login page. */
      readonly page?: string;
    }
  | {
      readonly kind: 'redirect';
      readonly location: string;
      /** Default 307, which asks a client to send the body again. */
      readonly status?: 301 | 302 | 303 | 307 | 308;
    };

/** The request is carried out, but its answer's body is spoilt. */
export type BodyFault =
  | { readonly kind: 'emptyBody' }
  | { readonly kind: 'truncatedJson' }
  | { readonly kind: 'badJson' }
  | {
      readonly kind: 'wrongCharset';
      /** The charset that the header names; the bytes are always windows-1251. Default `utf-8`. */
      readonly declared?: string;
    };

/** The answer is right, but the connection isn't. */
export type ConnectionFault =
  | { readonly kind: 'slowHeaders'; /** Real milliseconds before the headers. */ readonly ms: number }
  | { readonly kind: 'stallHeaders'; /** Default true. */ readonly carriedOut?: boolean }
  | { readonly kind: 'slowBody'; /** Real milliseconds between two bytes. */ readonly ms: number }
  | { readonly kind: 'stallBody' }
  | { readonly kind: 'cutBody' }
  | { readonly kind: 'resetBeforeHeaders'; /** Default true. */ readonly carriedOut?: boolean }
  | { readonly kind: 'resetInBody' };

/** What goes wrong with an event on its way to the client. */
export type EventFault =
  | { readonly kind: 'duplicateEvent' }
  | { readonly kind: 'lateEvent'; /** Scenario milliseconds. */ readonly ms: number }
  | { readonly kind: 'outOfOrderEvents' }
  | { readonly kind: 'dropEvent' }
  | { readonly kind: 'badSignatureEvent' };

/** A fault for an answer to a request. */
export type AnswerFault = RequestFault | BodyFault | ConnectionFault;

/** Everything the switchboard can do, as data. {@link faultKinds} describes each kind. */
export type Fault = AnswerFault | EventFault;

/** One line of {@link faultKinds}. */
export interface FaultKindInfo {
  /** `request`: another answer in place of the vendor's. `body` and `connection`: the vendor's answer, spoilt. */
  readonly strikes: 'request' | 'body' | 'connection' | 'event';
  /** Whether the request acts all the same (the call rings, the message goes out). Always true for events. */
  readonly carriedOut: boolean;
  readonly description: string;
}

const request = (description: string): FaultKindInfo => ({ strikes: 'request', carriedOut: false, description });
const body = (description: string): FaultKindInfo => ({ strikes: 'body', carriedOut: true, description });
const connection = (description: string): FaultKindInfo => ({ strikes: 'connection', carriedOut: true, description });
const event = (description: string): FaultKindInfo => ({ strikes: 'event', carriedOut: true, description });

/** Every kind of fault with one line on what it does. */
export const faultKinds: { readonly [Kind in Fault['kind']]: FaultKindInfo } = {
  code: request("The vendor's result code in the vendor's usual envelope."),
  status: request('A plain HTTP status, with headers and a body of your choice.'),
  rateLimit: request("HTTP 429 with the vendor's body, with or without Retry-After."),
  html: request('An HTML login page with status 200.'),
  redirect: request('A redirect to another address.'),
  emptyBody: body('The status of success and no body.'),
  truncatedJson: body('Half of the JSON text, with a content-length that agrees with it.'),
  badJson: body('Text that looks like JSON and is none.'),
  wrongCharset: body('Cyrillic text in windows-1251, declared as another charset (utf-8, or one nobody knows).'),
  slowHeaders: connection('The headers come late.'),
  stallHeaders: connection('The request is read, the headers never come.'),
  slowBody: connection('The body drips, one byte at a time.'),
  stallBody: connection('Headers and half of the body, then silence on an open connection.'),
  cutBody: connection('A content-length larger than what is sent; then the connection ends (FIN).'),
  resetBeforeHeaders: connection('The request is read, then the connection is reset (RST).'),
  resetInBody: connection('Headers and half of the body, then a reset (RST).'),
  duplicateEvent: event('The event is posted twice.'),
  lateEvent: event('The event is posted later.'),
  outOfOrderEvents: event('The event changes places with the one after it.'),
  dropEvent: event('The event is never posted.'),
  badSignatureEvent: event('The event is posted with a wrong signature.'),
};

export const isEventFault = (fault: Fault): fault is EventFault => faultKinds[fault.kind].strikes === 'event';
export const isRequestFault = (fault: Fault): fault is RequestFault => faultKinds[fault.kind].strikes === 'request';
export const isBodyFault = (fault: Fault): fault is BodyFault => faultKinds[fault.kind].strikes === 'body';
