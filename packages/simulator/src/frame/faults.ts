/** The request isn't carried out; this answer is given instead. */
export type RequestFault =
  | {
      readonly kind: 'code';
      /** The vendor's result code, sent in the vendor's usual envelope; one that the vendor doesn't know is sent as well. */
      readonly code: number | string;
      /** What the envelope says in words. Default: what the vendor says with this code. */
      readonly message?: string;
      /** The envelope's own word for success or failure, where it has one. Default: what the vendor says with this code. */
      readonly type?: string;
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
  | { readonly kind: 'truncatedBody' }
  | { readonly kind: 'badSyntax' }
  | {
      readonly kind: 'wrongCharset';
      /**
       * The charset that the header names; the bytes are always windows-1251. Default `utf-8`. XML names it once more in
       * its declaration, when it is given here.
       */
      readonly declared?: string;
    };

/** What only a vendor with a command socket can have; `foreignReply` and `malformedUsers` strike its HTTP side as well. */
export type SocketFault =
  | { readonly kind: 'gluedReplies' }
  | { readonly kind: 'foreignReply' }
  | { readonly kind: 'malformedUsers' }
  | {
      readonly kind: 'trailingJunk';
      /** Default: NULs and white space. */
      readonly junk?: string;
    }
  | {
      readonly kind: 'splitReply';
      /** `insideCharacter` is the middle of the first character of several bytes; a number, that many bytes. Default `everyByte`. */
      readonly at?: 'everyByte' | 'insideCharacter' | number;
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
export type AnswerFault = RequestFault | BodyFault | ConnectionFault | SocketFault;

/** Everything the switchboard can do, as data. {@link faultKinds} describes each kind. */
export type Fault = AnswerFault | EventFault;

/** The ways in which a request can come. */
export type Transport = 'http' | 'socket';

/** One line of {@link faultKinds}. */
export interface FaultKindInfo {
  /** `request`: another answer in place of the vendor's. `body` and `connection`: the vendor's answer, spoilt. */
  readonly strikes: 'request' | 'body' | 'connection' | 'event';
  /** Over which transports; a fault leaves the requests of the others alone. */
  readonly over: readonly Transport[];
  /** What a vendor must have, or the switchboard refuses the fault: a command socket, events that it posts, their signature. */
  readonly needs?: 'socket' | 'events' | 'signature';
  /** Whether the request acts all the same (the call rings, the message goes out). Always true for events. */
  readonly carriedOut: boolean;
  readonly description: string;
}

type Describe = (description: string, special?: Partial<Pick<FaultKindInfo, 'over' | 'needs'>>) => FaultKindInfo;
const describe =
  (strikes: FaultKindInfo['strikes']): Describe =>
  (description, special) => ({
    strikes,
    over: ['http', 'socket'],
    carriedOut: strikes !== 'request',
    description,
    ...special,
  });
const request = describe('request');
const body = describe('body');
const connection = describe('connection');
const event = (description: string, needs: 'events' | 'signature' = 'events'): FaultKindInfo =>
  describe('event')(description, { over: ['http'], needs });

const httpOnly = { over: ['http'] } as const;
const socketOnly = { over: ['socket'], needs: 'socket' } as const;
const socketVendor = { needs: 'socket' } as const;

/** Every kind of fault with one line on what it does. */
export const faultKinds: { readonly [Kind in Fault['kind']]: FaultKindInfo } = {
  code: request("The vendor's result code in the vendor's usual envelope."),
  status: request('A plain HTTP status, with headers and a body of your choice.', httpOnly),
  rateLimit: request("HTTP 429 with the vendor's body, with or without Retry-After.", httpOnly),
  html: request('An HTML login page with status 200.'),
  redirect: request('A redirect to another address.', httpOnly),
  emptyBody: body('The status of success and no body.'),
  truncatedBody: body('Half of the body, with a content-length that agrees with it.'),
  badSyntax: body("Text that looks like the vendor's notation (JSON, XML) and is none."),
  wrongCharset: body('Cyrillic text in windows-1251, declared as another charset (utf-8, or one nobody knows).'),
  slowHeaders: connection('The headers come late.'),
  stallHeaders: connection('The request is read, the headers never come.'),
  slowBody: connection('The body drips, one byte at a time.'),
  stallBody: connection('Headers and half of the body, then silence on an open connection.'),
  cutBody: connection('A content-length larger than what is sent; then the connection ends (FIN).'),
  resetBeforeHeaders: connection('The request is read, then the connection is reset (RST).'),
  resetInBody: connection('Headers and half of the body, then a reset (RST).'),
  gluedReplies: body(
    'Right behind the reply, in the same packet, comes one to a request that nobody made.',
    socketOnly,
  ),
  foreignReply: body('The reply names another request than the one it answers.', socketVendor),
  malformedUsers: body('The list of users opens its USERS element and never closes it.', socketVendor),
  trailingJunk: body('Behind the reply come NULs and white space.', socketOnly),
  splitReply: connection('The reply comes in pieces: byte by byte, or cut where you say.', socketOnly),
  duplicateEvent: event('The event is posted twice.'),
  lateEvent: event('The event is posted later.'),
  outOfOrderEvents: event('The event changes places with the one after it.'),
  dropEvent: event('The event is never posted.'),
  badSignatureEvent: event('The event is posted with a wrong signature.', 'signature'),
};

/** What strikes the connection, and nothing else. */
export type LineFault = ConnectionFault | Extract<SocketFault, { kind: 'splitReply' }>;
/** What spoils a body. */
export type Spoiling = BodyFault | Exclude<SocketFault, { kind: 'splitReply' }>;
/** What spoils a body in a way that only the vendor knows. */
export type ReplyFault = Extract<SocketFault, { kind: 'gluedReplies' | 'foreignReply' | 'malformedUsers' }>;

export const isEventFault = (fault: Fault): fault is EventFault => faultKinds[fault.kind].strikes === 'event';
export const isRequestFault = (fault: Fault): fault is RequestFault => faultKinds[fault.kind].strikes === 'request';
export const isBodyFault = (fault: Fault): fault is Spoiling => faultKinds[fault.kind].strikes === 'body';

const replyFaults: readonly string[] = [
  'gluedReplies',
  'foreignReply',
  'malformedUsers',
] satisfies ReplyFault['kind'][];
export const isReplyFault = (fault: Fault): fault is ReplyFault => replyFaults.includes(fault.kind);
