import { tellObserver, warn, type Connection } from '@trunkline/core';
import type { GcEvent } from '../events/event.ts';
import type { GcOptions } from '../options.ts';
import type { SessionStatus } from './status.ts';

/** Hands on what a listener threw, and what it had been told. */
export type TellFailure = (thrown: unknown, told: GcEvent | SessionStatus) => void;

/** The client's `onEvent` is warned of it, without what was thrown: that is the listener's own and may hold anything. */
export function createTellFailure(connection: Connection, onListenerError: GcOptions['onListenerError']): TellFailure {
  return (thrown, told) => {
    const at = typeof told === 'string' ? `a status: ${told}` : `an event: ${told.type}`;
    warn(connection, 'receive', `a listener threw at ${at} (see onListenerError)`);
    tellObserver(connection, onListenerError, thrown, told);
  };
}
