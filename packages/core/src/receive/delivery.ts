import type { Issue } from '../errors/error.ts';
import { isTrunklineError } from '../errors/make.ts';
import type { Freshness } from '../coordination/coordination.ts';

/** Why a delivery was turned away. */
export type DeliveryErrorKind = keyof typeof deliveryStatus;

/** What the sender is told: the HTTP status of each kind. */
export const deliveryStatus = {
  method: 405,
  too_large: 413,
  content_type: 415,
  key: 403,
  signature: 403,
  syntax: 400,
  shape: 400,
  store: 503,
  timeout: 408,
  request: 500,
} as const;

export interface DeliveryFacts {
  readonly kind: DeliveryErrorKind;
  readonly vendor: string;
  /** The status that {@link Receiver.receive} answers. */
  readonly status: number;
  /** What is wrong where: names of fields and what belongs there, never a value. */
  readonly issues?: readonly Issue[];
}

/** A delivery that was turned away: a branded, real `Error`. */
export type DeliveryError = Error & DeliveryFacts & { toJSON(): DeliveryFacts };

const brand: unique symbol = Symbol.for('trunkline.delivery-error');

const words: Readonly<Record<DeliveryErrorKind, string>> = {
  method: 'the method is not POST',
  too_large: 'the body is too long',
  content_type: 'the content type is not the one of this vendor',
  key: 'the key is not ours',
  signature: 'the signature does not fit',
  syntax: 'the body could not be read',
  shape: 'the event lacks what it must have',
  store: 'the event could not be recorded',
  timeout: 'the body did not come in time',
  request: 'what was handed over is no Request',
};

/** What is wrong where, to stand behind other words: places and expectations, never a value. */
export function placesOf(issues: readonly Issue[] = []): string {
  return issues.map((issue) => `; ${issue.path || 'event'} must be ${issue.expected}`).join('');
}

/** Makes the error of a delivery that is turned away, for a vendor's side that does so before a receiver is asked. */
export function deliveryError(vendor: string, kind: DeliveryErrorKind, issues?: readonly Issue[]): DeliveryError {
  const status = deliveryStatus[kind];
  const facts: DeliveryFacts = issues === undefined ? { kind, vendor, status } : { kind, vendor, status, issues };
  const error = new Error(`${vendor} delivery: ${words[kind]}${placesOf(issues)} [${kind}, ${status}]`);
  Object.defineProperty(error, 'name', { value: 'TrunklineDeliveryError', configurable: true });
  Object.defineProperty(error, brand, { value: true });
  Object.defineProperty(error, 'toJSON', { value: () => facts });
  return Object.assign(error, facts) as DeliveryError;
}

/** Is it a delivery that one of our receivers turned away? */
export function isDeliveryError(value: unknown): value is DeliveryError {
  if (isTrunklineError(value)) return false;
  try {
    return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
  } catch {
    return false; // a proxy that throws
  }
}

/** An event as it was delivered, verified and read. */
export interface Delivery<Event> {
  readonly event: Event;
  /** New, seen before, or older than one already seen of its sequence. */
  readonly freshness: Freshness;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}
