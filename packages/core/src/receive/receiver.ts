import type { MaybePromise, SeenEvents } from '../coordination/coordination.ts';
import { memorySeenEvents } from '../coordination/memory.ts';
import type { Issue } from '../errors/error.ts';
import { systemClock, type Clock } from '../options/clock.ts';
import { err, ok, type Result } from '../result/result.ts';
import { readBody } from '../send/body.ts';
import { deliveryError, type Delivery, type DeliveryError, type DeliveryErrorKind } from './delivery.ts';

/** A delivery before it is read: the raw bytes matter, since the signature covers them. */
export interface RawDelivery {
  /** Path of the URL, without query. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How a receiver tells one event from another. */
export interface EventIdentity {
  readonly id: string;
  /** What is numbered (a call), and the place in it, where the vendor numbers its events. */
  readonly sequence?: string;
  readonly number?: number;
}

/** What the vendor's side of a receiver makes of a delivery. */
export type OpenedDelivery<Event> =
  | { readonly opened: true; readonly event: Event; readonly identity?: EventIdentity }
  | { readonly opened: false; readonly kind: DeliveryErrorKind; readonly issues?: readonly Issue[] };

export interface ReceiverRules<Event> {
  readonly vendor: string;
  /** Media types that are read; empty for any. */
  readonly contentTypes: readonly string[];
  /** Verifies and reads. */
  readonly open: (delivery: RawDelivery) => MaybePromise<OpenedDelivery<Event>>;
}

export interface ReceiverOptions<Event> {
  /** Called with every event that is fresh or stale; `duplicates: true` lets duplicates through as well. */
  readonly onEvent?: (delivery: Delivery<Event>) => unknown;
  /** Told of what `onEvent` throws. It never changes the answer, unless `acknowledge` says so. */
  readonly onHandlerError?: (error: unknown, delivery: Delivery<Event>) => void;
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
  /** Memory of seen events. Default: this process, bounded. */
  readonly seen?: SeenEvents;
  readonly clock?: Clock;
}

export interface Receiver<Event> {
  /** Fetch-standard handler: verifies, records, hands to `onEvent`, answers. Never rejects. */
  receive(request: Request): Promise<Response>;
  /** Verifies and reads a delivery, and notes it as seen. Never rejects. */
  verify(delivery: RawDelivery): Promise<Result<Delivery<Event>, DeliveryError>>;
}

export function createReceiver<Event>(
  rules: ReceiverRules<Event>,
  options: ReceiverOptions<Event> = {},
): Receiver<Event> {
  const { vendor, contentTypes, open } = rules;
  const { onEvent, onHandlerError, acknowledge = 'after-recording', duplicates = false } = options;
  const { maxBodyBytes = 1_048_576, bodyTimeoutMs = 5_000, handlerTimeoutMs = 10_000, clock = systemClock } = options;
  const seen = options.seen ?? memorySeenEvents();

  const turnAway = (kind: DeliveryErrorKind, issues?: readonly Issue[]): Result<never, DeliveryError> =>
    err(deliveryError(vendor, kind, issues), { vendor, operation: 'receive', callId: '', attempts: 0, durationMs: 0 });

  async function readRequest(request: Request): Promise<Result<RawDelivery, DeliveryError>> {
    if (request.method !== 'POST') return turnAway('method');
    const media = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (contentTypes.length > 0 && !contentTypes.includes(media)) return turnAway('content_type');
    const declaredBytes = Number(request.headers.get('content-length')) || 0;
    const read = await readBody(request.body, { maxBytes: maxBodyBytes, timeoutMs: bodyTimeoutMs, declaredBytes });
    if (!read.read)
      return turnAway(read.why === 'too_large' ? 'too_large' : read.why === 'timeout' ? 'timeout' : 'syntax');
    const headers = Object.fromEntries(request.headers);
    return ok({ path: new URL(request.url).pathname, headers, body: read.bytes });
  }

  async function openAndNote(delivery: RawDelivery): Promise<Opening<Event>> {
    let opened: OpenedDelivery<Event>;
    try {
      opened = await open(delivery);
    } catch {
      opened = { opened: false, kind: 'syntax' };
    }
    if (!opened.opened) return { result: turnAway(opened.kind, opened.issues) };
    const { event, identity } = opened;
    try {
      const freshness = identity === undefined ? 'fresh' : await seen.note(identity);
      return { result: ok({ event, freshness, receivedAt: clock.now() }), id: identity?.id };
    } catch {
      return { result: turnAway('store') };
    }
  }

  async function handle(delivery: Delivery<Event>): Promise<boolean> {
    if (onEvent === undefined || (delivery.freshness === 'duplicate' && !duplicates)) return true;
    try {
      await onEvent(delivery);
      return true;
    } catch (thrown) {
      try {
        onHandlerError?.(thrown, delivery);
      } catch {
        // an observer never affects a delivery
      }
      return false;
    }
  }

  async function receive(request: Request): Promise<Response> {
    try {
      const raw = await readRequest(request);
      if (!raw.ok) return new Response(null, { status: raw.error.status });
      const { result, id } = await openAndNote(raw.value);
      if (!result.ok) return new Response(null, { status: result.error.status });
      const handled = handle(result.value);
      if (acknowledge === 'after-recording' || (await inTime(handled, handlerTimeoutMs)))
        return new Response(null, { status: 200 });
      if (id !== undefined) await seen.forget(id);
      return new Response(null, { status: 500 });
    } catch {
      return new Response(null, { status: 500 });
    }
  }

  return { receive, verify: async (delivery) => (await openAndNote(delivery)).result };
}

function inTime(handled: Promise<boolean>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false);
    void handled.then((done) => {
      clearTimeout(timer);
      resolve(done);
    });
  });
}

interface Opening<Event> {
  readonly result: Result<Delivery<Event>, DeliveryError>;
  readonly id?: string | undefined;
}
