import {
  createReceiver,
  deliveryError,
  openJson,
  type DeliveryError,
  type Issue,
  type Opened,
  type OpenedDelivery,
  type RawDelivery,
  type WireListener,
} from '@trunkline/core';
import { readCallback } from '../events/read-callback.ts';
import type { GcEvent } from '../events/event.ts';
import { shownFields } from '../shown-fields.ts';
import { isSame, keyIn } from './address.ts';
import { createPace } from './pace.ts';

/** Somebody to whom events are addressed. */
export interface Addressee {
  readonly secret: string;
  hear(event: GcEvent): void;
}

/** What the web server knows of a request beside the request. */
export interface RequestFacts {
  /** The address of the sender, for the option `callbackAddresses`. */
  readonly address?: string;
}

export interface GcReceiverRules {
  /** Headers that every post must bear, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Addresses that may post; `undefined` for any. */
  readonly addresses: readonly string[] | undefined;
  readonly maxBodyBytes: number | undefined;
  readonly onWire: WireListener | undefined;
}

const notFrom: Issue = { path: 'address', expected: 'one of callbackAddresses' };
const notTo: Issue = { path: 'path', expected: 'that of an open session' };
const notWith: Issue = { path: 'headers', expected: 'those of callbackHeaders' };

interface Posted {
  readonly addressee: Addressee;
  readonly events: readonly GcEvent[];
}

/** Takes what GC posts and hands it to the session it is addressed to. */
export interface GcReceiver {
  receive(request: Request, facts?: RequestFacts): Promise<Response>;
}

const noSecret = '0'.repeat(32);

export function createGcReceiver(
  find: (number: number) => Addressee | undefined,
  { headers, addresses, maxBodyBytes, onWire }: GcReceiverRules,
  onTurnedAway: (error: DeliveryError) => void,
): GcReceiver {
  const wanted = Object.entries(headers);

  function addresseeOf(delivery: RawDelivery): Addressee | Issue {
    const key = keyIn(delivery.path);
    const addressee = key === undefined ? undefined : find(key.number);
    // A session that isn't there takes as long as a wrong key.
    const isKey = isSame(key?.secret ?? noSecret, addressee?.secret ?? noSecret);
    const bearsAll = wanted.every(([name, value]) => isSame(delivery.headers[name] ?? '', value));
    if (!isKey || addressee === undefined) return notTo;
    return bearsAll ? addressee : notWith;
  }

  function open(delivery: RawDelivery): OpenedDelivery<Posted> {
    const addressee = addresseeOf(delivery);
    if (!('hear' in addressee)) return { opened: false, kind: 'key', issues: [addressee] };
    const body = readJson(delivery.body);
    if (!body.opened) return { opened: false, kind: 'syntax' };
    return { opened: true, event: { addressee, events: readCallback(body.value) } };
  }

  const receiver = createReceiver<Posted>(
    { vendor: 'gc', contentTypes: [], shownFields, open },
    {
      onEvent: ({ event: { addressee, events } }) => events.forEach((event) => addressee.hear(event)),
      onTurnedAway,
      ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
      ...(onWire === undefined ? {} : { onWire }),
    },
  );

  const pace = createPace();
  return {
    async receive(request, { address } = {}) {
      const isWelcome = addresses === undefined || (address !== undefined && addresses.includes(address));
      if (!isWelcome) {
        const error = deliveryError('gc', 'key', [notFrom]);
        onTurnedAway(error);
        return new Response(null, { status: error.status });
      }
      await pace.turn();
      return receiver.receive(request);
    },
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readJson(bytes: Uint8Array): Opened<unknown> {
  try {
    return openJson(utf8.decode(bytes), undefined);
  } catch {
    return { opened: false, reason: 'charset', issues: [] };
  }
}
