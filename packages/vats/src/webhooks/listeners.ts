import type { Delivery, ReceiverOptions } from '@trunkline/core';
import type { VatsEvent, VatsEventKind, VatsEventOf } from './event.ts';

/** Told of the events of one kind; the delivery says whether it is new, a repeat, or overtaken. */
export type VatsListener<Kind extends VatsEventKind> = (
  event: VatsEventOf<Kind>,
  delivery: Delivery<VatsEventOf<Kind>>,
) => unknown;

type Handler = (delivery: Delivery<VatsEvent>) => unknown;

export interface Listeners {
  on<Kind extends VatsEventKind>(kind: Kind, listener: VatsListener<Kind>): () => void;
  /** Tells all; rejects if one of them fails, once all are done. */
  tell(delivery: Delivery<VatsEvent>): Promise<void>;
}

/** Everyone who hears of events. One that fails, or never ends, keeps nobody else from hearing. */
export function createListeners({
  onEvent,
  onHandlerError,
}: Pick<ReceiverOptions<VatsEvent>, 'onEvent' | 'onHandlerError'>): Listeners {
  const byKind = new Map<VatsEventKind, Set<Handler>>();

  /** Who is told of failures never affects anything. */
  function report(thrown: unknown, delivery: Delivery<VatsEvent>): void {
    try {
      Promise.resolve(onHandlerError?.(thrown, delivery)).catch(() => undefined);
    } catch {
      // As said.
    }
  }

  /** Did it go well? A failure is told at once, whatever the others do. */
  async function done(handler: Handler, delivery: Delivery<VatsEvent>): Promise<boolean> {
    try {
      await handler(delivery);
      return true;
    } catch (thrown) {
      report(thrown, delivery);
      return false;
    }
  }

  return {
    on(kind, listener) {
      if (typeof listener !== 'function') throw new TypeError('listener must be a function');
      const handler: Handler = (delivery) =>
        listener(delivery.event as VatsEventOf<typeof kind>, delivery as Delivery<VatsEventOf<typeof kind>>);
      const handlers = byKind.get(kind) ?? new Set();
      byKind.set(kind, handlers.add(handler));
      return () => void handlers.delete(handler);
    },
    async tell(delivery) {
      const { event } = delivery;
      // Anybody can send one without a signature.
      if (event.kind === 'connectionCheck' && !event.signed) return;
      const handlers = [...(onEvent === undefined ? [] : [onEvent]), ...(byKind.get(event.kind) ?? [])];
      const all = await Promise.all(handlers.map((handler) => done(handler, delivery)));
      if (all.includes(false)) throw new Error('a handler failed');
    },
  };
}
