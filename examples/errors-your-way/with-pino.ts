/** For those who log with pino: how calls end as `info` and `warn`, steps on the way as `debug`. No secrets, no numbers. */
import { pino, type DestinationStream } from 'pino';
import { pinoObserver } from '@trunkline/observers';
import type { EventListener } from '@trunkline/vats';

export function loggedTo(destination: DestinationStream): EventListener {
  return pinoObserver(pino({ base: null }, destination));
}
