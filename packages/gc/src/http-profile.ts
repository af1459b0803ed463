import { optionError, refuseUnknownOptions } from '@trunkline/core';
import { fitsCommand } from './fields.ts';

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

type Rule = readonly [(value: unknown) => boolean, string];

const among = (...words: readonly unknown[]): Rule => [
  (value) => words.includes(value),
  words.map((word) => JSON.stringify(word)).join(' or '),
];

const rules: { readonly [Name in keyof GcHttpProfile]: Rule } = {
  method: among('POST', 'PUT'),
  emptyBody: [(value) => typeof value === 'string', 'a text'],
  helloVerb: among('HELLO', 'Hello'),
  blankAfterHash: among(true, false),
  callbackFields: among('registration', 'always'),
  callbackFqdn: among('origin', 'host'),
  ssoWord: [(value) => typeof value === 'string' && fitsCommand(value), 'a text without comma, # and |'],
  connectReply: among('event', 'acceptance'),
};

/** Reads the option: what it leaves out is as in {@link gcHttpProfile}. */
export function readHttpProfile(given: unknown = {}): GcHttpProfile {
  if (typeof given !== 'object' || given === null) throw optionError('httpProfile', 'an object');
  refuseUnknownOptions(given, gcHttpProfile, 'httpProfile');
  const profile = { ...gcHttpProfile, ...given };
  for (const [name, [fits, expected]] of Object.entries(rules)) {
    if (!fits(profile[name as keyof GcHttpProfile])) throw optionError(`httpProfile.${name}`, expected);
  }
  return profile;
}
