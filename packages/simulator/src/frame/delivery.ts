import type { EventFault } from './faults.ts';
import type { Letter } from './letter.ts';
import type { Post, Posted } from './post.ts';
import type { RecordedWebhook } from './records.ts';

/** Where an event goes, when it isn't below the callback URL. */
export interface Destination {
  /** Events in one lane are posted one after the other; lanes don't wait for each other. */
  readonly lane: string;
  /** The whole address; undefined when nobody has given one. */
  readonly url: string | undefined;
}

/** An event in its envelope. */
export interface Event {
  readonly path: string;
  readonly payload: unknown;
  readonly letter: Letter;
  /** Default: the path below the callback URL, all in one lane. */
  readonly destination?: Destination | undefined;
  readonly fault?: EventFault;
}

export interface DeliveryOptions {
  readonly now: () => number;
  readonly send: Post;
  /** Where the client listens; undefined when it doesn't. */
  readonly callbackUrl: () => string | undefined;
  /** Real milliseconds. */
  readonly timeoutMs: number;
  readonly record: (webhook: RecordedWebhook) => void;
}

/** Posts the events of a lane one after the other, each when the one before it was answered or has failed. */
export interface Delivery {
  /** Never rejects. */
  readonly enqueue: (event: Event) => Promise<RecordedWebhook>;
  /** Resolves when every lane is empty. */
  readonly settled: () => Promise<void>;
  /** Forgets the lanes; what is being posted is no longer recorded. */
  readonly reset: () => void;
  /** Gives up what is being posted, and everything after it. */
  readonly close: () => void;
}

export const laneOf = ({ destination }: Pick<Event, 'destination'>): string => destination?.lane ?? '';

export const createDelivery = ({ now, send, callbackUrl, timeoutMs, record }: DeliveryOptions): Delivery => {
  const lanes = new Map<string, Promise<unknown>>();
  const attempts = new Set<AbortController>();
  let closed = false;
  let round = 0;

  const addressOf = ({ destination, path }: Event): string | undefined => {
    if (destination !== undefined) return destination.url;
    const base = callbackUrl();
    return base === undefined ? undefined : `${base.replace(/\/+$/, '')}/${path}`;
  };

  const deliver = async (event: Event, isCurrent: () => boolean): Promise<RecordedWebhook> => {
    const { path, payload, letter, fault } = event;
    const url = addressOf(event);
    const webhook = {
      at: now(),
      path,
      payload,
      body: letter.body,
      form: letter.form ?? {},
      ...(fault === undefined ? {} : { fault }),
      ...(url === undefined ? {} : { url }),
      ...(isCurrent() ? await tryToSend(event, url) : { failure: 'dropped' as const }),
    };
    if (isCurrent()) record(webhook);
    return webhook;
  };

  const tryToSend = async (event: Event, url: string | undefined): Promise<Posted> => {
    if (event.fault?.kind === 'dropEvent') return { failure: 'dropped' };
    if (url === undefined) return { failure: 'noCallbackUrl' };
    if (closed) return { failure: 'closed' };
    const attempt = new AbortController();
    const timer = setTimeout(() => attempt.abort('timeout'), timeoutMs);
    attempts.add(attempt);
    const posted = await send(url, event.letter, attempt.signal);
    clearTimeout(timer);
    attempts.delete(attempt);
    return posted;
  };

  return {
    enqueue: (event) => {
      const roundOfEvent = round;
      const lane = laneOf(event);
      const before = lanes.get(lane) ?? Promise.resolve();
      const delivery = before.then(() => deliver(event, () => round === roundOfEvent));
      lanes.set(lane, delivery);
      void delivery.then(() => {
        if (lanes.get(lane) === delivery) lanes.delete(lane);
      });
      return delivery;
    },
    settled: async () => {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    reset: () => {
      round += 1;
    },
    close: () => {
      closed = true;
      for (const attempt of attempts) attempt.abort('closed');
    },
  };
};
