import type { VatsCallEvent } from './webhooks/events/call.ts';

/** A leg as its events tell it so far. */
export interface CallLeg {
  readonly callId: string;
  readonly entryId: string;
  /** The newest event of the leg: the one with the highest `seq`. */
  readonly latest: VatsCallEvent;
  /** Unix seconds of the first event in which it was connected, if one is known. */
  readonly connectedAt?: number;
  readonly ended: boolean;
}

/** Legs by what is known of them. */
export interface CallHistory {
  /** Takes an event in, in whatever order and however often it comes, and answers with the leg as it stands now. */
  add(event: VatsCallEvent): CallLeg;
  /** The legs of a conversation, or all; in no particular order. */
  legs(entryId?: string): readonly CallLeg[];
  /** Forgets a conversation: when its `summary` came, say. What isn't forgotten is kept for ever. */
  forget(entryId: string): void;
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

/** Pure: the same events give the same leg, in any order and however often each comes. */
function fold(leg: CallLeg | undefined, event: VatsCallEvent): CallLeg {
  const { callId, entryId, callState, seq, timestamp } = event;
  const latest = leg === undefined || seq > leg.latest.seq ? event : leg.latest;
  const connectedAt = earlier(leg?.connectedAt, callState === 'Connected' ? timestamp : undefined);
  const ended = leg?.ended === true || callState === 'Disconnected';
  return { callId, entryId, latest, ended, ...(connectedAt === undefined ? {} : { connectedAt }) };
}

/**
 * Keeps what `call` events say of each leg. The PBX posts them in any order, so an event that comes late must not undo a
 * newer one.
 *
 * ```ts
 * const history = callHistory();
 * webhooks.on('call', (event) => show(history.add(event)));
 * webhooks.on('summary', ({ entryId }) => history.forget(entryId));
 * ```
 */
export function callHistory(): CallHistory {
  const entries = new Map<string, Map<string, CallLeg>>();
  return {
    add(event) {
      const legs = entries.get(event.entryId) ?? new Map<string, CallLeg>();
      const leg = fold(legs.get(event.callId), event);
      entries.set(event.entryId, legs.set(event.callId, leg));
      return leg;
    },
    legs: (entryId) =>
      [...(entryId === undefined ? entries.values() : [entries.get(entryId) ?? new Map<string, CallLeg>()])].flatMap(
        (legs) => [...legs.values()],
      ),
    forget: (entryId) => void entries.delete(entryId),
  };
}
