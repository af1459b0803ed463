import type { Freshness, MaybePromise } from '../coordination/coordination.ts';
import { memorySeenEvents } from '../coordination/memory.ts';
import type { Issue } from '../errors/error.ts';
import { steadyClock, systemClock } from '../options/clock.ts';
import { err, ok, type Meta, type Result } from '../result/result.ts';
import { observe } from '../call/observe.ts';
import { readBody } from '../send/body.ts';
import { createTracer } from '../trace/tracer.ts';
import {
  deliveryError,
  deliveryStatus,
  type Delivery,
  type DeliveryError,
  type DeliveryErrorKind,
} from './delivery.ts';
import { checkReceiverOptions, type ReceiverOptions } from './options.ts';

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
  /** Fields whose values show in a trace, see {@link Dialect.shownFields}. */
  readonly shownFields?: readonly string[];
  /** Verifies and reads. */
  readonly open: (delivery: RawDelivery) => MaybePromise<OpenedDelivery<Event>>;
}

export interface Receiver<Event> {
  /** Fetch-standard handler: verifies, records, hands to `onEvent`, answers. Never rejects. */
  receive(request: Request): Promise<Response>;
  /** Verifies and reads a delivery, and notes it as seen. Never rejects. */
  verify(delivery: RawDelivery): Promise<Result<Delivery<Event>, DeliveryError>>;
}

/** Makes a receiver. Throws a `TypeError` that names the option if one is wrong. */
export function createReceiver<Event>(
  rules: ReceiverRules<Event>,
  options: ReceiverOptions<Event> = {},
): Receiver<Event> {
  checkReceiverOptions(options);
  const { vendor, contentTypes, open, shownFields = [] } = rules;
  const { onEvent, onHandlerError, onTurnedAway, acknowledge = 'after-recording', duplicates = false } = options;
  const { maxBodyBytes = 1_048_576, bodyTimeoutMs = 5_000, handlerTimeoutMs = 10_000 } = options;
  const { recordTimeoutMs = bodyTimeoutMs } = options;
  const clock = steadyClock(options.clock ?? systemClock, drop);
  const seen = options.seen ?? memorySeenEvents();
  const tracer = createTracer(options.onWire, drop);

  const meta: Meta = { vendor, operation: 'receive', callId: 'receive', attempts: 0, durationMs: 0 };

  const turnAway = (kind: DeliveryErrorKind, issues?: readonly Issue[]): Result<never, DeliveryError> =>
    err(deliveryError(vendor, kind, issues), meta);

  async function readRequest(request: Request): Promise<Result<RawDelivery, DeliveryError>> {
    if (!isRequest(request)) return turnAway('request', [notARequest]);
    if (request.method !== 'POST') return turnAway('method');
    const media = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (contentTypes.length > 0 && !contentTypes.includes(media)) return turnAway('content_type');
    const declaredBytes = Number(request.headers.get('content-length')) || 0;
    const read = await readBody(request.body, { maxBytes: maxBodyBytes, timeoutMs: bodyTimeoutMs, declaredBytes });
    if (!read.read)
      return turnAway(read.why === 'too_large' ? 'too_large' : read.why === 'timeout' ? 'timeout' : 'syntax');
    const headers = Object.fromEntries(request.headers);
    return ok({ path: new URL(request.url).pathname, headers, body: read.bytes }, meta);
  }

  async function openAndNote(delivery: RawDelivery): Promise<Opening<Event>> {
    const opened = checked(await asked<OpenedDelivery<Event>>(() => open(delivery), unreadable, tooSlow));
    if (!opened.opened) return { result: turnAway(opened.kind, opened.issues) };
    const { event, identity } = opened;
    const freshness = identity === undefined ? 'fresh' : await noted(identity);
    if (freshness === undefined) return { result: turnAway('store') };
    return { result: ok({ event, freshness, receivedAt: clock.now() }, meta), id: identity?.id };
  }

  /** A note that comes too late is taken back: the sender was told to come again, and that is to count. */
  async function noted(identity: EventIdentity): Promise<Freshness | undefined> {
    let note: MaybePromise<Freshness>;
    try {
      note = seen.note(identity);
    } catch {
      return undefined;
    }
    const freshness = await asked(() => note, undefined);
    if (freshness === undefined) {
      Promise.resolve(note)
        .then((late) => (late === 'duplicate' ? undefined : seen.forget(identity.id)))
        .catch(() => undefined);
    }
    return freshness;
  }

  /** What a participant answers in time; instead of an answer that was thrown or is late, something else. */
  async function asked<T>(question: () => MaybePromise<T>, ifThrown: T, ifLate: T = ifThrown): Promise<T> {
    try {
      const answer = question();
      // What is there at once needs no clock: memory is asked for every event.
      return isPending(answer) ? await inTime(answer, recordTimeoutMs, ifLate) : answer;
    } catch {
      return ifThrown;
    }
  }

  async function handle(delivery: Delivery<Event>): Promise<boolean> {
    if (onEvent === undefined || (delivery.freshness === 'duplicate' && !duplicates)) return true;
    try {
      await onEvent(delivery);
      return true;
    } catch (thrown) {
      observe(onHandlerError, drop, thrown, delivery);
      return false;
    }
  }

  /** Events whose handler is at work: a repeat of one is answered as the first one is. */
  const atWork = new Map<string, Promise<boolean>>();

  function handled(delivery: Delivery<Event>, id: string | undefined): Promise<boolean> {
    const running = id === undefined ? undefined : atWork.get(id);
    if (running !== undefined) return running;
    const started = inTime(handle(delivery), handlerTimeoutMs, undefined).then((done) => done ?? tooLate(delivery));
    if (id === undefined) return started;
    const settled = started.then(async (done) => {
      if (!done) await asked(() => seen.forget(id), undefined);
      return done;
    });
    atWork.set(id, settled);
    return settled.finally(() => atWork.delete(id));
  }

  /** Its failure is not to be a 500 that nobody can explain. */
  function tooLate(delivery: Delivery<Event>): false {
    const error = new DOMException(`the handler took longer than ${handlerTimeoutMs} ms`, 'TimeoutError');
    observe(onHandlerError, drop, error, delivery);
    return false;
  }

  async function receive(request: Request): Promise<Response> {
    try {
      const raw = await readRequest(request);
      if (!raw.ok) return answer(told(raw.error));
      const status = await statusOf(raw.value);
      const facts = { vendor, at: clock.now(), fields: shownFields, method: request.method, ...raw.value, status };
      tracer?.tell((recorder) => recorder.received(facts));
      return answer(status);
    } catch {
      return answer(500);
    }
  }

  /** Whoever wants to know hears why; the sender gets a status and nothing else. */
  function told(error: DeliveryError): number {
    observe(onTurnedAway, drop, error);
    return error.status;
  }

  async function statusOf(delivery: RawDelivery): Promise<number> {
    const { result, id } = await openAndNote(delivery);
    if (!result.ok) return told(result.error);
    if (acknowledge === 'after-handler') return (await handled(result.value, id)) ? 200 : 500;
    void handle(result.value);
    return 200;
  }

  return { receive, verify: async (delivery) => (await openAndNote(delivery)).result };
}

/** What an observer throws is dropped. */
const drop = (): void => undefined;

const unreadable = { opened: false, kind: 'syntax' } as const;
/** Nothing is wrong with what came: a vendor's side that waits for somebody (a secret, a store) lets the sender come again. */
const tooSlow = { opened: false, kind: 'store' } as const;

/** What a vendor's side answered, if it is an answer: nothing else may pass for an event. */
function checked<Event>(opened: OpenedDelivery<Event>): OpenedDelivery<Event> {
  try {
    if (opened.opened === true) return opened;
    return opened.opened === false && Object.hasOwn(deliveryStatus, opened.kind) ? opened : unreadable;
  } catch {
    return unreadable;
  }
}

/** Told by what is asked of it: each runtime, and each test, may have a class of its own. */
function isRequest(given: Request | undefined): boolean {
  return typeof given?.headers?.get === 'function';
}

/** What Express and `node:http` hand over has the same names, and other things behind them. */
const notARequest: Issue = {
  path: 'request',
  expected:
    'a Request of the Fetch standard; of Express or node:http, one made by getRequestListener of @hono/node-server',
};

const answer = (status: number): Response => new Response(null, { status });

function isPending<T>(answer: MaybePromise<T>): answer is Promise<T> {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function';
}

function inTime<T, U = T>(promise: Promise<T>, ms: number, instead: U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, instead);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (thrown: unknown) => {
        clearTimeout(timer);
        reject(thrown as Error);
      },
    );
  });
}

interface Opening<Event> {
  readonly result: Result<Delivery<Event>, DeliveryError>;
  readonly id?: string | undefined;
}
