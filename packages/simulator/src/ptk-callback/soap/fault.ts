import { element, escapeText, textElement } from '../../frame/markup.ts';
import type { PtkCallbackWire } from '../wire/wire.ts';
import { writeBody } from './write.ts';

/** A SOAP fault. `Client` and `Server` are called Sender and Receiver in SOAP 1.2. */
export interface Fault {
  readonly code: string;
  readonly reason: string;
  /** Markup within the detail. */
  readonly detail?: string;
}

const newNames: Readonly<Record<string, string>> = { Client: 'Sender', Server: 'Receiver' };
const ofTheEnvelope = ['Client', 'Server', 'Sender', 'Receiver', 'VersionMismatch', 'MustUnderstand'];

/** Whose fault it is decides the status in SOAP 1.2; before, it was always 500. */
export const statusOfFault = ({ soap }: PtkCallbackWire, { code }: Fault): number =>
  soap === '1.2' && code === 'Client' ? 400 : 500;

export const writeFault = (wire: PtkCallbackWire, { code, reason, detail = '' }: Fault): string => {
  const name = wire.soap === '1.2' ? (newNames[code] ?? code) : code;
  const qualified = ofTheEnvelope.includes(name) ? `s:${name}` : name;
  const parts =
    wire.soap === '1.2'
      ? [
          element('s:Code', textElement('s:Value', qualified)),
          element('s:Reason', element('s:Text', escapeText(reason), { 'xml:lang': 'en' })),
          detail === '' ? '' : element('s:Detail', detail),
        ]
      : [
          textElement('faultcode', qualified),
          textElement('faultstring', reason),
          detail === '' ? '' : element('detail', detail),
        ];
  return writeBody(wire, element('s:Fault', parts.join('')));
};
