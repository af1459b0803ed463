import type { RecordedRequest } from '../../frame/records.ts';
import { messages, type OperationName } from '../wire/messages.ts';
import { actionOn, operationIn, type PtkCallbackWire } from '../wire/wire.ts';
import type { Fault } from './fault.ts';
import { readGiven, type Given } from './given.ts';
import { complaintAbout } from './strictness.ts';
import { readTree } from './tree.ts';
import { envelopes } from './write.ts';

/** A request, opened. */
export interface Asked {
  readonly operation: OperationName;
  readonly given: Given;
  /** The namespace of its elements, in which it is answered. */
  readonly namespace: string;
}

/** Opens the envelope of a request, or says why it can't be. */
export const openRequest = (wire: PtkCallbackWire, received: RecordedRequest): Asked | Fault => {
  // What isn't UTF-8 has lost characters on its way here.
  const envelope = received.body.includes('\uFFFD') ? undefined : readTree(received.body);
  if (envelope?.name !== 'Envelope') return atFault('This is no SOAP envelope.');
  if (envelope.namespace !== envelopes[wire.soap])
    return { code: 'VersionMismatch', reason: `SOAP ${wire.soap} is spoken here.` };
  const body = envelope.children.find(({ name, namespace }) => name === 'Body' && namespace === envelope.namespace);
  const [request, ...surplus] = body?.children ?? [];
  if (request === undefined || surplus.length > 0) return atFault('A body holds one request.');
  const operation = operationIn(wire, request.name);
  if (operation === undefined) return atFault(`Nothing is known of ${request.name}.`);
  if (wire.strict) {
    if (request.namespace !== wire.namespace) return atFault('The request is in another namespace.');
    if (saidAction(received) !== actionOn(wire, operation)) return atFault('The SOAPAction is that of something else.');
    const complaint = complaintAbout(wire, messages[operation].request, request.children);
    if (complaint !== undefined) return atFault(complaint);
  }
  return { operation, given: readGiven(wire, operation, request), namespace: request.namespace };
};

const atFault = (reason: string): Fault => ({ code: 'Client', reason });

/** A header of its own in SOAP 1.1, a parameter of the content type in 1.2. */
const saidAction = ({ headers }: RecordedRequest): string | undefined =>
  headers['soapaction']?.replace(/^"(.*)"$/, '$1') ??
  /;\s*action="?([^";]*)"?/i.exec(headers['content-type'] ?? '')?.[1];
