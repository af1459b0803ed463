import {
  createReceiver,
  optionError,
  warnTurnedAway,
  type AwaitedOutcomes,
  type Connection,
  type Receiver,
  type ReceiverOptions,
} from '@trunkline/core';
import type { VatsCode } from '../codes.ts';
import { readPairs, type VatsCredentials } from './credentials.ts';
import type { VatsEvent, VatsEventKind } from './event.ts';
import { createListeners, type VatsListener } from './listeners.ts';
import { shownFields } from '../shown-fields.ts';
import { openWith } from './open.ts';

/** Options of {@link createVatsWebhooks}. */
export interface VatsWebhooksOptions extends ReceiverOptions<VatsEvent> {
  /**
   * Key and salt of your PBX. Several pairs at once while they are changed, or for several PBXs: any of them may have signed.
   * If a function fails, and no other pair fits, the PBX is told 503.
   */
  readonly credentials: VatsCredentials | readonly VatsCredentials[];
  /** Who waits for results of commands: the `coordination.outcomes` of your clients. A client's own webhooks have it already. */
  readonly outcomes?: AwaitedOutcomes;
  /** How long the result of a command is kept for who asks later, in milliseconds. Default 60 000; 0 keeps none. */
  readonly keepOutcomesMs?: number;
}

/** Takes what the PBX posts. */
export interface VatsWebhooks extends Receiver<VatsEvent> {
  /**
   * Hears all events of a kind; answers with a function that ends it. Listeners and `onEvent` hear an event side by side;
   * with `acknowledge: 'after-handler'` the PBX is told 200 when all are done.
   *
   * ```ts
   * const off = webhooks.on('call', ({ callState, from, to }, { freshness }) => {
   *   if (freshness === 'fresh') show(callState, from.number, to.extension);
   * });
   * ```
   */
  on<Kind extends VatsEventKind>(kind: Kind, listener: VatsListener<Kind>): () => void;
}

const defaultKeepMs = 60_000;

function readKeepMs(value: unknown): number {
  if (value === undefined) return defaultKeepMs;
  if (typeof value === 'number' && value >= 0) return value;
  throw optionError('keepOutcomesMs', 'a number of at least 0');
}

function readOutcomes(value: AwaitedOutcomes | undefined): AwaitedOutcomes | undefined {
  if (value === undefined || typeof value?.deliver === 'function') return value;
  throw optionError('outcomes', 'an object with expect and deliver');
}

/**
 * Receives the webhooks of the VPBX, with or without a client: checks key and signature over the very text that came, reads
 * the event, notes it as seen and hands it on. Any base path may stand in front of the vendor's own. Throws a `TypeError`
 * that names the option if one is wrong; after that nothing throws. Why a delivery was turned away is told to
 * `onTurnedAway`, what a listener throws to `onHandlerError`; of a client's own webhooks the client's `onEvent` is warned too.
 *
 * | told | when |
 * | --- | --- |
 * | 200 | recorded; with `after-handler`, handled |
 * | 400 | no such form, no JSON, or an event without what it must have |
 * | 403 | another key, or a signature that doesn't fit |
 * | 405, 413, 415 | no POST, too long, no `application/x-www-form-urlencoded` |
 * | 408 | the body did not come in time |
 * | 500 | a handler failed, with `after-handler` only; or `receive` was handed no `Request` |
 * | 503 | the memory of seen events, a store or a credential failed: come again |
 *
 * ```ts
 * const webhooks = createVatsWebhooks({ credentials: { apiKey, apiSalt } });
 * webhooks.on('summary', ({ entryId, answered }) => crm.closeCall(entryId, answered));
 * app.post('/mango/*', (context) => webhooks.receive(context.req.raw));
 * ```
 */
export function createVatsWebhooks(options: VatsWebhooksOptions): VatsWebhooks {
  return webhooksWith(options, undefined);
}

/** The same, of a client: its `onEvent` is warned of what goes wrong. */
export function webhooksWith(options: VatsWebhooksOptions, connection: Connection<VatsCode> | undefined): VatsWebhooks {
  if (typeof options !== 'object' || options === null) throw optionError('options', 'an object with credentials');
  const { credentials, outcomes, keepOutcomesMs, onEvent, onHandlerError, ...rest } = options;
  const open = openWith({
    pairs: readPairs(credentials),
    outcomes: readOutcomes(outcomes),
    keepOutcomesMs: readKeepMs(keepOutcomesMs),
  });
  const told = {
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(onHandlerError === undefined ? {} : { onHandlerError }),
  };
  for (const [name, value] of Object.entries(told)) {
    if (typeof value !== 'function') throw optionError(name, 'a function');
  }
  const listeners = createListeners(told, connection);
  const receiver = createReceiver<VatsEvent>(
    { vendor: 'vats', contentTypes: ['application/x-www-form-urlencoded'], shownFields, open },
    {
      ...rest,
      ...(connection === undefined ? {} : { onTurnedAway: warnTurnedAway(connection, rest.onTurnedAway) }),
      onEvent: (delivery) => listeners.tell(delivery),
      onHandlerError: (thrown, delivery) => listeners.failed(thrown, delivery),
    },
  );
  return { ...receiver, on: (kind, listener) => listeners.on(kind, listener) };
}
