import { optional, phone, required, text, type Issue } from '@trunkline/core';
import { extension } from '../fields.ts';
import { command, type Accepted, type CommandInput, type VatsOperation } from '../operation.ts';

export interface SmsInput extends CommandInput {
  /** At most 612 characters in Latin letters, 268 with any other letter (four segments). Wire: `text`. */
  readonly text: string;
  /** The employee who pays. Wire: `from_extension`. */
  readonly fromExtension: string;
  /** A telephone number; no extension. Wire: `to_number`. */
  readonly toNumber: string;
  /** The sender's name, if the account may choose it; otherwise the PBX takes its own. At most 128 bytes. Wire: `sms_sender`. */
  readonly sender?: string;
}

/** Letters of the GSM alphabet; with any other the whole message is sent as UCS-2, in fewer characters. */
const latinOnly = /^[\n\r -~£¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€]*$/;

function tooLong({ text: message }: SmsInput): Issue[] {
  const most = latinOnly.test(message) ? 612 : 268;
  return message.length > most
    ? [{ path: 'text', expected: `a message of at most ${most} characters in its alphabet` }]
    : [];
}

/**
 * Sends a text message at an employee's expense. Whether it was delivered comes by webhook (`events/sms`, code 1000 or 43xx).
 *
 * Wire: `POST commands/sms`. Codes: 1000, 2xxx, 3100, 4300, 5xxx. Source: manual 2017 p. 23, 2026 §3.2.4.
 */
export const send: VatsOperation<SmsInput, Accepted> = command<SmsInput>('sms.send', 'commands/sms', {
  fields: {
    text: required('text', text()),
    fromExtension: required('from_extension', extension()),
    toNumber: required('to_number', phone()),
    sender: optional('sms_sender', text({ maxBytes: 128 })),
  },
  check: tooLong,
  reach: { how: 'message', numbers: ({ toNumber }) => [toNumber] },
});
