import {
  input,
  noOutput,
  operation,
  optional,
  output,
  phone,
  required,
  text,
  type NoInput,
  type Operation,
  type Pending,
} from '../../src/index.ts';
import type { TinyWire } from './tiny.ts';

export interface LookInput {
  readonly ticket: string;
}
export interface Ticket {
  readonly id: string;
  readonly title?: string;
}
export interface DialInput {
  readonly toNumber: string;
  readonly note?: string;
}

const ticket = output<Ticket>({ id: required('id', text()), title: optional('title', text()) });
const lookInput = input<LookInput>({ ticket: required('ticket_id', text({ max: 40 })) });

/** A read: may be repeated. */
export const look: Operation<LookInput, Ticket, TinyWire> = operation({
  name: 'tickets.look',
  wire: { method: 'GET', path: 'tickets/look' },
  input: lookInput,
  output: ticket,
  repeat: 'safe',
  evidence: 'documented',
});

/** A write that does no harm a second time. */
export const save: Operation<LookInput, Ticket, TinyWire> = operation({
  ...look,
  name: 'tickets.save',
  wire: { method: 'PUT', path: 'tickets/save' },
  repeat: 'idempotent',
});

/** Rings a telephone: never twice after a doubt. */
export const dial: Operation<DialInput, Ticket, TinyWire> = operation({
  name: 'calls.dial',
  wire: { method: 'POST', path: 'calls/dial' },
  input: input<DialInput>({ toNumber: required('to_number', phone()), note: optional('note', text({ max: 200 })) }),
  output: ticket,
  repeat: 'unsafe',
  evidence: 'documented',
  limit: 'dialling',
  reach: { how: 'ring', numbers: ({ toNumber }) => [toNumber] },
});

/** Takes nothing that is required, answers nothing. */
export const touch: Operation<{ readonly note?: string }, void, TinyWire> = operation({
  name: 'tickets.touch',
  wire: { method: 'POST', path: 'tickets/touch' },
  input: input<{ readonly note?: string }>({ note: optional('note', text()) }),
  output: noOutput,
  repeat: 'unsafe',
  evidence: 'inferred',
  answer: 'nothing',
});

export const ping: Operation<NoInput, void, TinyWire> = operation({
  name: 'ping',
  wire: { method: 'GET', path: 'ping' },
  input: input<NoInput>({}),
  output: noOutput,
  repeat: 'safe',
  evidence: 'documented',
  sessionless: true,
});

/** May be answered with "accepted, not done yet". */
export const order: Operation<LookInput, Ticket | Pending, TinyWire> = operation<LookInput, Ticket | Pending, TinyWire>(
  {
    ...look,
    name: 'tickets.order',
    wire: { method: 'POST', path: 'tickets/order' },
    repeat: 'unsafe',
    pending: true,
    output: {
      expected: 'a ticket, or pending',
      read: (found, path, issues) =>
        typeof found === 'object' && found !== null && 'pending' in found
          ? (found as Pending)
          : ticket.read(found, path, issues),
    },
  },
);
