import {
  expect,
  input,
  mapOf,
  operation,
  optional,
  output,
  required,
  text,
  anything,
  type Issue,
  type Reader,
  type Writer,
} from '@trunkline/core';
import type { PtkOperation, PtkWire } from '../operation.ts';
import { waitOf, type Wait } from '../wait.ts';

export interface OpenConversation {
  /** Wire: `segment`. */
  readonly segment: string;
}

/** What the server says of a conversation. */
export interface Conversation {
  /** The state of the conversation, not of the request; its values are not public. Wire: `status`. */
  readonly status?: string;
  /** Wire: `originalWaitTime`. */
  readonly originalWait?: Wait;
}

export interface OpenedConversation extends Conversation {
  /** Where it lives: for {@link update}. Wire: `Location`. */
  readonly url: string;
}

export interface ConversationChange {
  /** As {@link open} answered it. */
  readonly url: string;
  /** Anything that goes with it; the demonstration sends `{ user: '…' }`. Wire: `context`. */
  readonly context?: Readonly<Record<string, string>>;
  /** Whom to call, and when: made by `contactUri(…)`. It rings a telephone. Wire: `contactUri`. */
  readonly contactUri?: string;
}

const wait: Reader<Wait> = {
  expected: 'a wait',
  read: (found, path, issues) => waitOf(text().read(found, path, issues) ?? ''),
};

const told = { status: optional('status', anything()), originalWait: optional('originalWaitTime', wait) };

interface Sent {
  readonly status?: unknown;
  readonly originalWait?: Wait;
}

function conversation({ status, ...rest }: Sent): Conversation {
  return typeof status === 'string' || typeof status === 'number' ? { ...rest, status: String(status) } : rest;
}

const changed = output<Sent>(told);
const opened = output<Sent & { readonly url: string }>({ ...told, url: required('url', text()) });

const address: Writer<string> = {
  expected: 'the address of a conversation, as conversations.open answers it',
  write: (value, path, issues) =>
    typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value)
      ? value
      : expect(address.expected, path, issues),
};

const uri: Writer<string> = text({
  pattern: /^voice:\/\/[^/?#\s]+(\?appt=[^\s#]+)?$/,
  expected: 'a contact URI, made by contactUri(…)',
});

/** Whom it calls must be known before it is sent, to a guard above all. */
const contact: Writer<string> = {
  expected: uri.expected,
  write(value, path, issues) {
    const written = uri.write(value, path, issues);
    if (typeof written !== 'string') return written;
    try {
      numberIn(written);
      return written;
    } catch {
      return expect(uri.expected, path, issues);
    }
  },
};

/**
 * Opens a conversation, for one callback. EXPERIMENTAL: the REST form is known from a demonstration of 2013 only, and may
 * not be there.
 *
 * Wire: `POST conversations`; the address comes as `Location`, and must be on the same server.
 */
export const open: PtkOperation<OpenConversation, OpenedConversation> = operation<
  OpenConversation,
  OpenedConversation,
  PtkWire
>({
  name: 'conversations.open',
  wire: { kind: 'rest', does: 'open' },
  input: input<OpenConversation>({ segment: required('segment', text()) }),
  output: {
    expected: 'a conversation',
    read: (found, path, issues) => {
      const { url, ...rest } = opened.read(found, path, issues) ?? {};
      return { ...conversation(rest), url };
    },
  },
  repeat: 'unsafe',
  evidence: 'inferred',
});

/** What a contact URI calls. */
function numberIn(uri: string | undefined): string | undefined {
  const number = /^voice:\/\/([^/?#]+)/.exec(uri ?? '')?.[1];
  return number === undefined ? undefined : decodeURIComponent(number);
}

function atLeastOne({ context, contactUri }: ConversationChange): Issue[] {
  const isEmpty = context === undefined && contactUri === undefined;
  return isEmpty ? [{ path: 'contactUri', expected: 'given, or context: at least one of them' }] : [];
}

/**
 * Adds what is known to a conversation, or asks for its callback. EXPERIMENTAL, as {@link open}.
 *
 * Wire: `PUT` at the address of the conversation.
 */
export const update: PtkOperation<ConversationChange, Conversation> = operation<
  ConversationChange,
  Conversation,
  PtkWire
>({
  name: 'conversations.update',
  wire: { kind: 'rest', does: 'update' },
  input: input<ConversationChange>({
    url: required('url', address),
    context: optional('context', mapOf(text({ min: 0 }))),
    contactUri: optional('contactUri', contact),
  }),
  output: {
    expected: 'a conversation',
    read: (found, path, issues) => conversation(changed.read(found, path, issues) ?? {}),
  },
  check: atLeastOne,
  repeat: 'unsafe',
  evidence: 'inferred',
  reach: {
    how: 'ring',
    numbers: ({ contactUri }) => [numberIn(contactUri)],
    when: ({ contactUri }) => contactUri !== undefined,
  },
});
