/**
 * What the vendor's documents leave open about GC over HTTP, in one place. Every value is inferred; change what your server
 * wants otherwise with the option `httpProfile`.
 */
export interface GcHttpProfile {
  /** How commands are sent. Inferred: bodies are only shown. */
  readonly method: 'POST' | 'PUT';
  /** What stands in `body` where a command has no parameters. The only sample (Hello) has the text `null`. */
  readonly emptyBody: string;
  /** How the first heartbeat is spelled: `HELLO` in the only REST sample, `Hello` in the table. */
  readonly helloVerb: 'HELLO' | 'Hello';
  /** Whether a blank stands behind `#` with MakeCall and AnswerCall, as it is printed there and nowhere else. */
  readonly blankAfterHash: boolean;
  /** Which commands carry the callback address: those of the samples (Hello, Connect), or all. */
  readonly callbackFields: 'registration' | 'always';
  /** How `callbackFqdn` is written: `https://crm.example`, or the host alone as the name suggests. */
  readonly callbackFqdn: 'origin' | 'host';
  /** The third parameter of Connect for users who sign on once. */
  readonly ssoWord: string;
  /** When Connect is done: with its event, or, for older servers that send none, with the HTTP answer. */
  readonly connectReply: 'event' | 'acceptance';
}

export const gcHttpProfile: GcHttpProfile = {
  method: 'POST',
  emptyBody: 'null',
  helloVerb: 'HELLO',
  blankAfterHash: false,
  callbackFields: 'registration',
  callbackFqdn: 'origin',
  ssoWord: 'SSO',
  connectReply: 'event',
};
