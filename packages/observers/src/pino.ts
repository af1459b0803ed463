import type { CallEvent, EventListener } from '@trunkline/core';

/** What is needed of a logger: pino, or anything that is called like it. */
export interface PinoLike {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

function levelOf(event: CallEvent): keyof PinoLike {
  if (event.type === 'settled') return event.ok ? 'info' : 'warn';
  return event.type === 'warning' || event.type === 'hold' ? 'warn' : 'debug';
}

function wordsOf(event: CallEvent): string {
  const { vendor, operation } = event;
  const what = event.type === 'settled' ? (event.ok ? 'done' : `failed (${event.kind}, ${event.outcome})`) : event.type;
  return `${vendor} ${operation}: ${what}`;
}

/**
 * Logs with pino: how calls end as `info` and `warn`, warnings and holds as `warn`, each step on the way as `debug`. The event
 * stands under `trunkline`; it holds no secret and no personal data.
 *
 * ```ts
 * createVatsClient({ …, onEvent: pinoObserver(pino()) });
 * ```
 */
export function pinoObserver(logger: PinoLike): EventListener {
  return (event) => logger[levelOf(event)]({ trunkline: event }, wordsOf(event));
}
