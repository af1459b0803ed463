import type { EventListener } from '@trunkline/core';

/**
 * Several listeners as one. Each hears every event; one that throws keeps none of the others from it, and its error goes
 * where the client counts those of its listeners.
 *
 * ```ts
 * createVatsClient({ …, onEvent: observers(pinoObserver(logger), openTelemetryObserver(tracer)) });
 * ```
 */
export function observers(...listeners: readonly EventListener[]): EventListener {
  return (event) => {
    const thrown: unknown[] = [];
    for (const listen of listeners) {
      try {
        listen(event);
      } catch (error) {
        thrown.push(error);
      }
    }
    if (thrown.length > 0) throw new AggregateError(thrown, 'listeners threw');
  };
}
