import { warn, type Connection, type Delivery, type ReceiverOptions } from '@trunkline/core';
import type { VatsCode } from '../codes.ts';
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
  /** What becomes of a `tell` that rejects or takes too long: who failed has been told of already. */
  failed(thrown: unknown, delivery: Delivery<VatsEvent>): void;
}

/** Somebody failed, and that was told when it happened. */
const failed = new Error('a handler failed');

/**
 * Everyone who hears of events. One that fails, or never ends, keeps nobody else from hearing. Of a client, `onEvent` is warned
 * of it, without what was thrown: that is the listener's own and may hold anything.
 */
export function createListeners(
  { onEvent, onHandlerError }: Pick<ReceiverOptions<VatsEvent>, 'onEvent' | 'onHandlerError'>,
  connection: Connection<VatsCode> | undefined,
): Listeners {
  const byKind = new Map<VatsEventKind, Set<Handler>>();

  /** Who is told of failures never affects anything. */
  function report(did: 'threw' | 'took too long', thrown: unknown, delivery: Delivery<VatsEvent>): void {
    if (connection !== undefined) {
      warn(connection, 'receive', `a listener ${did} at an event: ${delivery.event.kind} (see onHandlerError)`);
    }
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
      report('threw', thrown, delivery);
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
      if (all.includes(false)) throw failed;
    },
    failed(thrown, delivery) {
      if (thrown !== failed) report('took too long', thrown, delivery);
    },
  };
}
