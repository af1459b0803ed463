import type { EventFault } from './faults.ts';
import type { Post, Posted } from './post.ts';
import type { RecordedWebhook } from './records.ts';

/** An event in its envelope. */
export interface Event {
  readonly path: string;
  readonly payload: unknown;
  readonly form: Readonly<Record<string, string>>;
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

/** Posts events one after the other, each when the one before it was answered or has failed. */
export interface Delivery {
  /** Never rejects. */
  readonly enqueue: (event: Event) => Promise<RecordedWebhook>;
  /** Resolves when the queue is empty. */
  readonly settled: () => Promise<void>;
  /** Forgets the queue; what is being posted is no longer recorded. */
  readonly reset: () => void;
  /** Gives up what is being posted, and everything after it. */
  readonly close: () => void;
}

export const createDelivery = ({ now, send, callbackUrl, timeoutMs, record }: DeliveryOptions): Delivery => {
  const closing = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();
  let round = 0;

  const deliver = async (event: Event, isCurrent: () => boolean): Promise<RecordedWebhook> => {
    const base = callbackUrl();
    const url = base === undefined ? undefined : `${base.replace(/\/+$/, '')}/${event.path}`;
    const start = { ...event, at: now(), ...(url === undefined ? {} : { url }) };
    const webhook = { ...start, ...(isCurrent() ? await tryToSend(event, url) : { failure: 'dropped' as const }) };
    if (isCurrent()) record(webhook);
    return webhook;
  };

  const tryToSend = async (event: Event, url: string | undefined): Promise<Posted> => {
    if (event.fault?.kind === 'dropEvent') return { failure: 'dropped' };
    if (url === undefined) return { failure: 'noCallbackUrl' };
    if (closing.signal.aborted) return { failure: 'closed' };
    const attempt = new AbortController();
    const giveUp = (): void => attempt.abort('closed');
    const timer = setTimeout(() => attempt.abort('timeout'), timeoutMs);
    closing.signal.addEventListener('abort', giveUp);
    const posted = await send(url, event.form, attempt.signal);
    clearTimeout(timer);
    closing.signal.removeEventListener('abort', giveUp);
    return posted;
  };

  return {
    enqueue: (event) => {
      const roundOfEvent = round;
      const delivery = queue.then(() => deliver(event, () => round === roundOfEvent));
      queue = delivery;
      return delivery;
    },
    settled: async () => {
      for (let seen; seen !== queue;) {
        seen = queue;
        await seen;
      }
    },
    reset: () => {
      round += 1;
    },
    close: () => closing.abort(),
  };
};
