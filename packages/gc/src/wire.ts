import type { Answer, Dialect, Issue, JudgeContext, Opened, Verdict } from '@trunkline/core';
import { readErrorEvent, type GcCode } from './codes.ts';
import { readCallback } from './events/read-callback.ts';
import type { GcErrorEvent } from './events/connection.ts';
import type { GcHttpProfile } from './http-profile.ts';
import { fitsCommand } from './fields.ts';
import { shownFields } from './shown-fields.ts';
import type { AgentFacts, GcWire, Parameters } from './command.ts';

/** A command whose parameters are fixed, but for the agent's password. */
export interface GcPrepared {
  readonly wire: GcWire;
  readonly given: Parameters;
}

/** Where GC posts the events of a session. */
export interface CallbackAddress {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

export interface GcWireFacts {
  readonly agent: AgentFacts;
  readonly callback: CallbackAddress;
  readonly sessionUrl: string;
  readonly profile: GcHttpProfile;
  /** The last part of the URL that commands are posted to. */
  readonly page: string;
}

type Envelope = GcErrorEvent | undefined;
type GcContext = JudgeContext<GcWire, GcPrepared>;

/** The dialect of GC: parameters by position in, acceptance out. What became of a command comes as an event. */
export function gcDialect(facts: GcWireFacts): Dialect<GcWire, GcPrepared, Envelope, GcCode> {
  const { agent, profile, page } = facts;
  return {
    vendor: 'gc',
    shownFields,
    secretsOf: ({ wire }) => (wire.password === true ? ['password'] : []),
    encode: (wire, { operation }) => ({ wire: operation.wire, given: wire as Parameters }),
    stamp({ wire, given }, { credentials }) {
      const { password = '' } = credentials;
      const positions = wire.body?.(given, { ...agent, password }, profile) ?? Object.values(given);
      if (wire.password === true && !fitsCommand(password)) return { unwritable: [passwordIssue] };
      if (positions.includes('')) return { unwritable: [extensionIssue] };
      const data = { type: typeOf(wire, given, facts), body: positions.join(',') || profile.emptyBody };
      return {
        method: profile.method,
        path: page,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ data: { ...data, ...addressOf(wire, facts) } }),
      };
    },
    open,
    judge,
  };
}

const htmlPage = /^\s*<(!doctype\s+html|html)\b/i;

const passwordIssue: Issue = {
  path: 'password',
  expected: 'a text without comma, #, |, control characters and blanks around it',
};

const extensionIssue: Issue = { path: 'extension', expected: 'given, here or for the session' };

function typeOf(wire: GcWire, given: Parameters, { agent, profile }: GcWireFacts): string {
  const id = { agent: agent.agentId, destination: agent.destination, other: given['agentId'] ?? '' }[
    wire.id ?? 'agent'
  ];
  const blank = wire.blankAfterHash === true && profile.blankAfterHash ? ' ' : '';
  return `${wire.verb === 'Hello' ? profile.helloVerb : wire.verb}#${blank}${id}`;
}

function addressOf(wire: GcWire, { callback, sessionUrl, profile }: GcWireFacts): Record<string, string> {
  if (wire.registers !== true && profile.callbackFields === 'registration') return { sessionUrl };
  return { sessionUrl, callbackFqdn: callback[profile.callbackFqdn], callbackEndpoint: callback.path };
}

/**
 * What stands in the HTTP answer is not documented. An error among it is one; anything else doesn't matter, but for a page: it
 * is not GC's, and the command may never have reached GC.
 */
function open({ text, contentType }: Answer): Opened<Envelope> {
  if (htmlPage.test(text)) {
    const reason = /html/i.test(contentType ?? '') ? 'content_type' : 'syntax';
    return { opened: false, reason, issues: [{ path: '', expected: 'an answer of GC, not a page' }] };
  }
  if (!text.includes('Error')) return { opened: true, value: undefined };
  const error = readCallback(text).find((event) => event.type === 'error');
  return { opened: true, value: error };
}

function judge(error: Envelope, { answer: { status = 200 } }: GcContext): Verdict<GcCode> {
  if (error !== undefined) {
    return { verdict: 'refused', reading: readErrorEvent(error), vendorText: error.errorMessage };
  }
  return status >= 200 && status < 300 ? { verdict: 'accepted', payload: {} } : { verdict: 'foreign' };
}
