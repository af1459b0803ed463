import type { ConnectStatus, SystemStatus } from './words.ts';
import { put, text, type Wire } from './wire.ts';

/** GC and Finesse are there, or not: the answer to a heartbeat. Wire: `System`. Documented, with a sample. */
export interface GcSystemEvent {
  readonly type: 'system';
  readonly status?: SystemStatus;
  readonly agentId?: string;
}

/** The agent's subscription at Finesse stands. Wire: `ConnectStatus`. Documented, with a sample. */
export interface GcConnectStatusEvent {
  readonly type: 'connectStatus';
  readonly status?: ConnectStatus;
  readonly agentId?: string;
}

/**
 * Something failed. Names neither the command nor, in the vendor's sample, the agent. `readErrorEvent` finds the code.
 * Wire: `Error`. Documented, with a sample.
 */
export interface GcErrorEvent {
  readonly type: 'error';
  /** GC's code, two codes joined by `||`, or a general type. */
  readonly errorType?: string;
  /** The vendor's own words, or a code of Finesse's. Think before you show or log it. */
  readonly errorMessage?: string;
  readonly agentId?: string;
}

export function readSystem(wire: Wire): GcSystemEvent {
  const event: GcSystemEvent = { type: 'system' };
  put(event, 'status', text(wire['status']));
  return event;
}

export function readConnectStatus(wire: Wire): GcConnectStatusEvent {
  const event: GcConnectStatusEvent = { type: 'connectStatus' };
  put(event, 'status', text(wire['status']));
  return event;
}

export function readError(wire: Wire): GcErrorEvent {
  const event: GcErrorEvent = { type: 'error' };
  put(event, 'errorType', text(wire['errorType']));
  put(event, 'errorMessage', text(wire['errorMessage']));
  return event;
}
