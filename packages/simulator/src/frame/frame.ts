import { setImmediate as macrotask } from 'node:timers/promises';

import { advanceUntil } from './advance-until.ts';
import { createAnswering } from './answering.ts';
import { createDelivery } from './delivery.ts';
import { openDoors, type Doors } from './doors.ts';
import { createIds } from './ids.ts';
import type { SimulatorOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { postOverHttp, postTo } from './post.ts';
import type { Activity, RecordedRequest, RecordedWebhook } from './records.ts';
import type { Simulator } from './simulator.ts';
import type { ProtocolError } from './socket-server.ts';
import { createSwitchboard } from './switchboard.ts';
import { createTime } from './time.ts';
import { canStrike, type Backstage, type Vendor } from './vendor.ts';

/** Events that a function receives still need a URL to stand in their Request. */
const baseForFunctions = 'http://client.invalid';

/** A simulator that runs for days must not fill the memory with what it has seen. */
const mostRecords = 10_000;

const keep = <Seen>(records: Seen[], seen: Seen): void => {
  records.push(seen);
  if (records.length > mostRecords) records.shift();
};

const checkedUrl = (url: string | undefined): string | undefined => {
  if (url === undefined || (URL.canParse(url) && /^https?:/i.test(url))) return url;
  throw new TypeError('The callback URL must be an http(s) URL.');
};

export interface Framed<OneVendor extends Vendor> {
  readonly simulator: Simulator;
  readonly vendor: OneVendor;
  /** Its way in over HTTP, which can be shut and opened again. */
  readonly http: Doors['http'];
  /** Where the command socket listens; undefined for a vendor without one. */
  readonly socketPort: number | undefined;
  /** The last 10 000. */
  readonly protocolErrors: readonly ProtocolError[];
}

/** What a second way into the same system takes over from the first one's frame. */
type Shared = Pick<Backstage, 'ids' | 'time'>;

/** Builds a simulator around a vendor. */
export const createFrame = async <OneVendor extends Vendor>(
  options: SimulatorOptions,
  createVendor: (backstage: Backstage) => OneVendor,
  shared?: Shared,
): Promise<Framed<OneVendor>> => {
  const ids = shared?.ids ?? createIds(options.seed ?? 1);
  const time = shared?.time ?? createTime(options.time ?? 'real');
  const { switchboard, source: faults } = createSwitchboard((fault) => canStrike(vendor, fault));
  const requests: RecordedRequest[] = [];
  const protocolErrors: ProtocolError[] = [];
  const webhooks: RecordedWebhook[] = [];
  let callbackUrl = checkedUrl(options.callbackUrl ?? (options.receive === undefined ? undefined : baseForFunctions));
  const tell = (activity: Activity): void => {
    try {
      options.onActivity?.(activity);
    } catch {
      // Whoever watches must not change what happens.
    }
  };

  const delivery = createDelivery({
    now: time.clock.now,
    send: options.receive === undefined ? postOverHttp : postTo(options.receive),
    callbackUrl: () => callbackUrl,
    timeoutMs: options.webhookTimeoutMs ?? 5_000,
    record: (webhook) => {
      keep(webhooks, webhook);
      tell({ kind: 'webhook', webhook });
    },
  });
  const outbox = createOutbox({
    time,
    faults,
    delivery,
    write: (payload, genuine) => {
      const { events } = vendor;
      if (events === undefined) throw new TypeError('This vendor posts no events.');
      return genuine ? events.write(payload) : (events.forge ?? events.write)(payload);
    },
  });
  const vendor = createVendor({ ids, time, post: outbox.post });
  const answer = createAnswering({
    vendor,
    faults,
    onArrived: (request) => keep(requests, request),
    onAnswered: (request) => tell({ kind: 'request', request }),
  });
  const doors = await openDoors({
    port: options.port ?? 0,
    manner: vendor.socket,
    answer,
    now: time.clock.now,
    onProtocolError: (error) => keep(protocolErrors, error),
  });

  // The turn of the event loop lets what a webhook or a sleeper set going get as far as it can at once.
  const calm = async (): Promise<void> => {
    await delivery.settled();
    await macrotask();
    await delivery.settled();
  };
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    time.close();
    delivery.close();
    closed ??= delivery.settled().then(doors.close);
    return closed;
  };

  const simulator: Simulator = {
    origin: doors.origin,
    baseUrl: `${doors.origin}${vendor.basePath}`,
    clock: time.clock,
    faults: switchboard,
    requests,
    webhooks,
    get callbackUrl() {
      return callbackUrl;
    },
    set callbackUrl(url) {
      callbackUrl = checkedUrl(url);
    },
    get openSockets() {
      return doors.openSockets;
    },
    advance: (ms) => time.advance(ms, calm),
    advanceUntil: (promise, limitMs = 600_000) => advanceUntil(time, calm, promise, limitMs),
    settled: calm,
    idle: () => time.drain(calm),
    reset: () => {
      time.reset();
      outbox.reset();
      delivery.reset();
      switchboard.clear();
      vendor.reset();
      ids.restart();
      requests.length = 0;
      webhooks.length = 0;
      protocolErrors.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return { simulator, vendor, http: doors.http, socketPort: doors.socketPort, protocolErrors };
};
