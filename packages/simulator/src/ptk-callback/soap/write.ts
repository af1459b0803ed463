import { element, textElement } from '../../frame/markup.ts';
import { messages, status, type Field, type OperationName, type Shape } from '../wire/messages.ts';
import { elementOn, nameOn, shapeOn, type PtkCallbackWire } from '../wire/wire.ts';

/** What stands in an element of an answer: text, several of the same, or elements by their names. */
type Value = string | readonly Value[] | Data;

export interface Data {
  readonly [name: string]: Value | undefined;
}

/** The namespace of the envelope. */
export const envelopes: { readonly [Version in PtkCallbackWire['soap']]: string } = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** An answer in its envelope. */
export const writeAnswer = (wire: PtkCallbackWire, namespace: string, operation: OperationName, data: Data): string => {
  const within = writeElements(wire, [status, ...messages[operation].answer], data);
  return writeBody(wire, inNamespace(wire, namespace, elementOn(wire, 'answers', operation), within));
};

/** A status alone, as it stands in the detail of a fault. */
export const writeStatus = (wire: PtkCallbackWire, namespace: string, data: Data): string =>
  inNamespace(wire, namespace, nameOn(wire, 'answers', status.name), writeElements(wire, status.fields ?? [], data));

export const writeBody = (wire: PtkCallbackWire, markup: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${element('s:Envelope', element('s:Body', markup), {
    'xmlns:s': envelopes[wire.soap],
  })}`;

const prefixed = ({ prefix }: PtkCallbackWire, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);

const inNamespace = (wire: PtkCallbackWire, namespace: string, name: string, markup: string): string =>
  element(prefixed(wire, name), markup, { [wire.prefix === '' ? 'xmlns' : `xmlns:${wire.prefix}`]: namespace });

const writeElements = (wire: PtkCallbackWire, shape: Shape, data: Data): string =>
  shapeOn(wire, shape)
    .map((field) => writeElement(wire, field, data[field.name]))
    .join('');

const writeElement = (wire: PtkCallbackWire, { name, item, fields }: Field, value: Value | undefined): string => {
  if (value === undefined) return '';
  const tag = prefixed(wire, nameOn(wire, 'answers', name));
  if (typeof value === 'string') return textElement(tag, value);
  if (!isList(value)) return element(tag, writeElements(wire, fields ?? [], value));
  const one: Field = { name: item ?? name, ...(fields && { fields }) };
  return element(tag, value.map((each) => writeElement(wire, one, each)).join(''));
};

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
