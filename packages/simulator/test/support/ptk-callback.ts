import { afterEach, beforeEach } from 'vitest';

import {
  createPtkCallbackSimulator,
  ptkCallbackWires,
  type PtkCallbackSimulator,
  type PtkCallbackSimulatorOptions,
} from '../../src/index.ts';
import { child, parse, valuesIn, type Node } from './xml.ts';

/** A simulator that understands the requests here: they follow the vendor's few public words and no WSDL. */
export const guessed = (options: PtkCallbackSimulatorOptions = {}): Promise<PtkCallbackSimulator> =>
  createPtkCallbackSimulator({ wire: ptkCallbackWires.provisional, ...options });

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

/** Elements by their names: text, elements within, or several of the same name. */
export interface Elements {
  readonly [name: string]: string | Elements | readonly (string | Elements)[];
}

export const markup = (elements: Elements): string =>
  Object.entries(elements)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one: string | Elements) => [name, one] as const),
    )
    .map(([name, value]) => `<${name}>${typeof value === 'string' ? escaped(value) : markup(value)}</${name}>`)
    .join('');

/** A request as the vendor's words suggest it: document/literal in SOAP 1.1. */
export const envelope = (operation: string, elements: Elements): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` +
  `<${operation} xmlns="urn:somewhere">${markup(elements)}</${operation}></s:Body></s:Envelope>`;

export const post = (url: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8', ...headers }, body });

/** What stands in the body of an envelope. */
export const inBody = (document: string): Node => {
  const body = child(parse(document), 's:Body');
  const first = body?.children[0];
  if (first === undefined) throw new Error('The body is empty.');
  return first;
};

/** Where requests go: the simulator, or one of its nodes. */
type Place = Pick<PtkCallbackSimulator, 'baseUrl'>;

/** Asks by SOAP; answers with the element of the answer. */
export const ask = async (place: Place, operation: string, elements: Elements = {}): Promise<Node> =>
  inBody(await (await post(place.baseUrl, envelope(operation, elements))).text());

/** The status code of an answer, and nothing else. */
export const codeOf = async (place: Place, operation: string, elements: Elements = {}): Promise<number> =>
  Number(valuesIn(child(await ask(place, operation, elements), 'Status'))['Code'] ?? Number.NaN);

/** A callback of the tenant Main at the first available moment; `Options` and the like go on top. */
export const callback = (contact: string, more: Elements = {}): Elements => ({
  Tenant: 'Main',
  Segment: '7001',
  Contact: contact,
  ...more,
});

/** Adds a callback; answers with its id. */
export const add = async (place: Place, contact: string, more: Elements = {}): Promise<string> => {
  const answer = await ask(place, 'AddInteraction', callback(contact, more));
  const id = child(answer, 'InteractionId')?.text;
  if (id === undefined) throw new Error(`Refused: ${JSON.stringify(valuesIn(child(answer, 'Status')))}`);
  return id;
};

export const at = (time: string): Elements => ({ Options: { AppointmentTime: time } });

/** A simulator of its own for each test, since time goes on over a reset. It is Thursday, 15 January 2026, 09:00 UTC. */
export const freshSimulator = (options: PtkCallbackSimulatorOptions = {}): (() => PtkCallbackSimulator) => {
  let simulator: PtkCallbackSimulator;
  beforeEach(async () => {
    simulator = await guessed({ time: 'manual', ...options });
  });
  afterEach(() => simulator.close());
  return () => simulator;
};
