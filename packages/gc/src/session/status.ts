import { optionError } from '@trunkline/core';
import { safely } from './safely.ts';

/** Where a session stands. `invalidated`: the agent has logged in elsewhere. */
export type SessionStatus = 'new' | 'connected' | 'logged_in' | 'offline' | 'invalidated' | 'closed';

/** Told when a session's status changes. What it throws is counted, goes to the client's `onListenerError` and changes nothing. */
export type StatusListener = (status: SessionStatus, before: SessionStatus) => unknown;

export interface Status {
  readonly now: SessionStatus;
  become(next: SessionStatus): void;
  readonly on: (listener: StatusListener) => () => void;
}

export function createStatus(onThrown: (thrown: unknown, status: SessionStatus) => void): Status {
  const listeners = new Set<StatusListener>();
  let now: SessionStatus = 'new';
  return {
    get now() {
      return now;
    },
    become(next) {
      // What is closed stays so; a session that is lost is not one that only lacks a node.
      if (now === next || now === 'closed' || (now === 'invalidated' && next === 'offline')) return;
      const before = now;
      now = next;
      for (const listener of new Set(listeners)) safely(onThrown, listener, next, before);
    },
    on(listener) {
      if (typeof listener !== 'function') throw optionError('listener', 'a function');
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
