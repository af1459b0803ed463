import type { SeenEvents } from '../coordination/coordination.ts';
import type { Clock } from '../options/clock.ts';
import { refuseUnknownOptions } from '../options/known-options.ts';
import { optionError } from '../options/option-error.ts';
import { longestTimer } from '../options/timers.ts';
import type { WireListener } from '../trace/tracer.ts';
import type { Delivery, DeliveryError } from './delivery.ts';

export interface ReceiverOptions<Event> {
  /** Called with every event that is fresh or stale; `duplicates: true` lets duplicates through as well. */
  readonly onEvent?: (delivery: Delivery<Event>) => unknown;
  /**
   * Told of what `onEvent` throws. It never changes the answer, unless `acknowledge` says so. A handler whose time is up
   * (`handlerTimeoutMs`) is told of as well, with an error named `TimeoutError`.
   */
  readonly onHandlerError?: (error: unknown, delivery: Delivery<Event>) => void;
  /**
   * Told of every delivery that `receive` turns away: why (`kind`), what the sender is told (`status`), and the fields at
   * fault (`issues`). Holds no value of the body. Never changes the answer; what it throws is dropped. Default: nobody is
   * told. Not told of what {@link Receiver.verify} answers: its caller has the error.
   */
  readonly onTurnedAway?: (error: DeliveryError) => void;
  /**
   * When the sender is told 200: once the event is recorded (`after-recording`, default), or once the handler is done
   * (`after-handler`: its failure is a 500, and the event counts as unseen).
   */
  readonly acknowledge?: 'after-recording' | 'after-handler';
  /** With `after-handler`: how long the handler may take, in milliseconds, before the sender is told 500. Default 10 000. */
  readonly handlerTimeoutMs?: number;
  readonly duplicates?: boolean;
  /** The longest body, in bytes. Default 1 048 576 (1 MiB). */
  readonly maxBodyBytes?: number;
  /** How long a body may take, in milliseconds. Default 5 000. */
  readonly bodyTimeoutMs?: number;
  /** How long verifying and recording may take, in milliseconds, before the sender is turned away. Default: `bodyTimeoutMs`. */
  readonly recordTimeoutMs?: number;
  /** Memory of seen events. Default: this process, bounded. */
  readonly seen?: SeenEvents;
  readonly clock?: Clock;
  /** Told of every delivery as it came, in a form that can be shown to others; see {@link ClientOptions.onWire}. */
  readonly onWire?: WireListener;
}

type Check = readonly [fits: (value: unknown) => boolean, expected: string];

const aFunction: Check = [(value) => typeof value === 'function', 'a function'];
const milliseconds: Check = [
  (value) => typeof value === 'number' && value > 0 && value <= longestTimer,
  'a number of milliseconds above 0',
];
const methods = (...names: string[]): Check => [
  (value) => names.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === 'function'),
  `an object with ${names.join(', ')}`,
];

const checks: { readonly [Name in keyof ReceiverOptions<never>]-?: Check } = {
  onEvent: aFunction,
  onHandlerError: aFunction,
  onTurnedAway: aFunction,
  acknowledge: [
    (value) => value === 'after-recording' || value === 'after-handler',
    "'after-recording' or 'after-handler'",
  ],
  handlerTimeoutMs: milliseconds,
  duplicates: [(value) => typeof value === 'boolean', 'true or false'],
  maxBodyBytes: [(value) => typeof value === 'number' && value >= 1, 'a number of at least 1'],
  bodyTimeoutMs: milliseconds,
  recordTimeoutMs: milliseconds,
  seen: methods('note', 'forget'),
  clock: methods('now', 'monotonic', 'sleep'),
  onWire: aFunction,
};

/** Wrong options are told at construction, by name: a limit that is no number would be no limit. */
export function checkReceiverOptions(options: ReceiverOptions<never>): void {
  if (typeof options !== 'object' || options === null) throw optionError('options', 'an object');
  refuseUnknownOptions(options, checks);
  for (const [name, [fits, expected]] of Object.entries(checks)) {
    const value: unknown = options[name as keyof ReceiverOptions<never>];
    if (value !== undefined && !fits(value)) throw optionError(name, expected);
  }
}
