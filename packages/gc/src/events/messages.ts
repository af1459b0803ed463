import { put, text, type Wire } from './wire.ts';

/** What the events that bring no more than a message have in common. Where it stands is not documented. */
export interface GcMessageFacts {
  readonly agentId?: string;
  /** Wire: `message`, or else the first text among the members that is no id (inferred). */
  readonly message?: string;
}

/** A message for the status bar of the desktop. Wire: `status`. The payload is not documented. */
export interface GcStatusEvent extends GcMessageFacts {
  readonly type: 'status';
}

/**
 * A message for the status bar, when a participant was dropped from a call (inferred from its heading). Wire: `control`.
 * The payload is not documented.
 */
export interface GcControlEvent extends GcMessageFacts {
  readonly type: 'control';
}

/**
 * Something about a callback: it was scheduled, updated or cancelled, a call was reclassified, or no data was found. The
 * wire has one type for all of them, so success cannot be told from it. Wire: `callback`. The payload is not documented.
 */
export interface GcCallbackEvent extends GcMessageFacts {
  readonly type: 'callback';
}

const namesNoMessage = /^type$|id$/i;

function readMessage(wire: Wire): string | undefined {
  const stated = text(wire['message']);
  if (stated !== undefined) return stated;
  for (const [name, value] of Object.entries(wire)) {
    if (typeof value === 'string' && value !== '' && !namesNoMessage.test(name)) return value;
  }
  return undefined;
}

export function readStatus(wire: Wire): GcStatusEvent {
  const event: GcStatusEvent = { type: 'status' };
  put(event, 'message', readMessage(wire));
  return event;
}

export function readControl(wire: Wire): GcControlEvent {
  const event: GcControlEvent = { type: 'control' };
  put(event, 'message', readMessage(wire));
  return event;
}

export function readCallbackMessage(wire: Wire): GcCallbackEvent {
  const event: GcCallbackEvent = { type: 'callback' };
  put(event, 'message', readMessage(wire));
  return event;
}
