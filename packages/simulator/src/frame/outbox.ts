import { laneOf, type Delivery, type Destination, type Event } from './delivery.ts';
import type { EventFault } from './faults.ts';
import type { Letter } from './letter.ts';
import type { RecordedWebhook } from './records.ts';
import type { FaultSource } from './switchboard.ts';
import type { Time } from './time.ts';

export interface OutboxOptions {
  readonly time: Time;
  readonly faults: FaultSource;
  readonly delivery: Delivery;
  /** The vendor's way to write an event, signed rightly or wrongly. */
  readonly write: (payload: unknown, genuine: boolean) => Letter;
}

/** Takes events from the vendor and hands them on to be delivered, in the way that the switchboard wants. */
export interface Outbox {
  /** Resolves when this event was answered, has failed or was dropped. Rejects only for a payload that is no JSON. */
  readonly post: (path: string, payload: unknown, destination?: Destination) => Promise<RecordedWebhook>;
  /** Forgets the events that a fault holds back. */
  readonly reset: () => void;
}

interface Held {
  readonly lane: string;
  readonly release: () => void;
}

/** An event that changes places with the next one doesn't wait for that one longer than this. */
const longestHoldMs = 5_000;

export const createOutbox = ({ time, faults, delivery, write }: OutboxOptions): Outbox => {
  let held: Held[] = [];

  const releaseHeld = (lane: string): void => {
    for (const waiting of held.filter((one) => one.lane === lane)) waiting.release();
  };

  const holdUntilNext = (event: Event): Promise<RecordedWebhook> =>
    new Promise((resolve) => {
      const release = (): void => {
        cancel();
        held = held.filter((other) => other !== waiting);
        resolve(delivery.enqueue(event));
      };
      const cancel = time.schedule(longestHoldMs, release);
      const waiting = { lane: laneOf(event), release };
      held.push(waiting);
    });

  const postpone = (event: Event, ms: number): Promise<RecordedWebhook> =>
    new Promise((resolve) => {
      time.schedule(ms, () => resolve(delivery.enqueue(event)));
    });

  const enqueueBadly = (event: Event, fault: EventFault): Promise<RecordedWebhook> => {
    if (fault.kind === 'outOfOrderEvents') return holdUntilNext(event);
    if (fault.kind === 'lateEvent') return postpone(event, fault.ms);
    if (fault.kind === 'duplicateEvent') void delivery.enqueue(event);
    return delivery.enqueue(event);
  };

  return {
    post: async (path, payload, destination) => {
      const fault = faults.takeForEvent(path);
      const letter = write(payload, fault?.kind !== 'badSignatureEvent');
      const event = { path, payload, letter, destination };
      const delivered = fault === undefined ? delivery.enqueue(event) : enqueueBadly({ ...event, fault }, fault);
      if (fault?.kind !== 'outOfOrderEvents') releaseHeld(laneOf(event));
      return delivered;
    },
    reset: () => {
      held = [];
    },
  };
};
