import { tellObserver } from '../call/tell-observer.ts';
import { warn, type Connection } from '../connection.ts';
import { optionError } from '../options/option-error.ts';
import { placesOf, type DeliveryError, type DeliveryErrorKind } from './delivery.ts';
import type { ReceiverOptions } from './options.ts';

/** How long nothing more is said of a kind, in milliseconds: anybody can post, and a flood of posts is to be none of warnings. */
const quietMs = 60_000;

interface Warned {
  readonly at: number;
  /** How many of the kind came since, and went without a warning. */
  untold: number;
}

/**
 * The `onTurnedAway` of a client's own receiver: tells the caller's of every delivery, and warns on the client's `onEvent`, of
 * each kind once a minute. Throws a `TypeError` if the caller's is no function.
 */
export function warnTurnedAway<Code extends string | number>(
  connection: Connection<Code>,
  onTurnedAway: ReceiverOptions<never>['onTurnedAway'],
): (error: DeliveryError) => void {
  if (onTurnedAway !== undefined && typeof onTurnedAway !== 'function') throw optionError('onTurnedAway', 'a function');
  const byKind = new Map<DeliveryErrorKind, Warned>();

  return (error) => {
    const { kind, status, issues } = error;
    const at = connection.clock.monotonic();
    const before = byKind.get(kind);
    if (before === undefined || at - before.at >= quietMs) {
      const untold = before?.untold ?? 0;
      const more = untold === 0 ? '' : ` (${untold} more of this kind since the last warning)`;
      warn(connection, 'receive', `a delivery was turned away: ${kind}, ${status}${placesOf(issues)}${more}`);
      byKind.set(kind, { at, untold: 0 });
    } else before.untold += 1;
    tellObserver(connection, onTurnedAway, error);
  };
}
