import type { EventListener } from './call/events.ts';
import { observe } from './call/observe.ts';
import { stopCall, type Call } from './call/call.ts';
import { closedReason } from './errors/words.ts';
import type { Dialect } from './call/dialect.ts';
import { orderedEndpoints, type Endpoints } from './call/endpoints.ts';
import type { Guard } from './call/guard.ts';
import type { NumberRedaction } from './call/redact-numbers.ts';
import { retryBudget, type RetryBudget } from './call/backoff.ts';
import type { Coordination, MaybePromise } from './coordination/coordination.ts';
import { memoryAwaitedOutcomes, memoryHolds, memorySeenEvents } from './coordination/memory.ts';
import type { ClientOptions } from './options/client-options.ts';
import { steadyClock, systemClock, type Clock } from './options/clock.ts';
import type { Credential } from './options/credentials.ts';
import { readClientOptions, type ReadPlace } from './options/read-client-options.ts';
import type { SchemeSender, Sender } from './send/sender.ts';
import { createTracer, type Tracer } from './trace/tracer.ts';

/** One client's way to its vendor: options read, dialect attached. Operations run on it: `run(connection, operation, input)`. */
export interface Connection<Code extends string | number = string | number, State = unknown> {
  readonly vendor: string;
  readonly clock: Clock;
  readonly coordination: SharedState;
  /** What the vendor keeps beside: sessions, lanes, pools. */
  readonly state: State;
  /** The time of a whole call, as the options say. Milliseconds. */
  readonly totalTimeoutMs: number;
  readonly closed: boolean;
  /** How many times an observer threw, or the caller's clock failed to tell the time. */
  readonly observerFailures: number;
  /** Takes no more calls, lets those on their way finish for `drainMs` (default 5 000), then aborts them. */
  close(options?: CloseOptions): Promise<void>;
  /** Only for the type system: the codes of the vendor. */
  readonly code?: Code;
}

/** A connection as the line sees it. It holds secrets, and nobody outside core has a use for the rest. */
export interface OpenConnection extends Connection {
  readonly dialect: Dialect<unknown, unknown, unknown>;
  readonly endpoints: Endpoints;
  readonly send: Sender;
  /** Was the sender given by the caller? Then what it throws is its own. */
  readonly customSender: boolean;
  readonly place: ReadPlace;
  readonly credentials: Readonly<Record<string, Credential>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly attemptTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly retryLimit: number;
  readonly maxRetryAfterMs: number;
  readonly budget: RetryBudget;
  readonly maxBodyBytes: number;
  readonly charset: 'strict' | 'lenient';
  readonly keepRaw: boolean;
  readonly redaction: NumberRedaction;
  readonly guard: Guard | undefined;
  readonly onEvent: EventListener | undefined;
  readonly tracer: Tracer | undefined;
  readonly random: () => number;
  readonly inFlight: Set<Call>;
  /** Ends the bodies that are being handed out. */
  readonly streams: Set<() => void>;
  /** Has everything ended, the vendor's own leave-taking too? Until then calls without a session may be made. */
  readonly ended: boolean;
  readonly dropped: () => void;
  nextCallId(): string;
}

/** The inside of a connection; there is no other kind. */
export function opened(connection: Connection): OpenConnection {
  return connection as OpenConnection;
}

export interface CloseOptions {
  /** How long calls on their way may still take, in milliseconds. Default 5 000; 0 aborts them at once. */
  readonly drainMs?: number;
}

/** What is shared, each with a default in memory but limits and tokens: those are off unless given. */
type SharedState = Coordination & Required<Pick<Coordination, 'holds' | 'seen' | 'outcomes'>>;

export interface ConnectionFacts<Wire, Prepared, Envelope, Code extends string | number, State = undefined> {
  readonly dialect: Dialect<Wire, Prepared, Envelope, Code>;
  readonly options: ClientOptions;
  /** Secrets by name; asked for at every attempt. */
  readonly credentials?: Readonly<Record<string, Credential>>;
  /** Where to go if the caller names no server. */
  readonly defaultBaseUrl?: string;
  /** Ways to send beside HTTP, by the scheme of the URL: `{ 'tcp:': … }`. A sender of the caller's takes the place of all. */
  readonly senders?: Readonly<Record<string, SchemeSender>>;
  /** What the vendor keeps beside: sessions, lanes, pools. Routines find it on the connection. */
  readonly state?: State;
  /** Ends what the vendor holds open, once the last call is over. */
  readonly onClose?: () => MaybePromise<void>;
  /** Said at construction, once: `baseUrl is not https`. */
  readonly warnings?: readonly string[];
}

/** Reads the options (wrong ones throw a `TypeError` here, and only here) and attaches the dialect. */
export function connect<Wire, Prepared, Envelope, Code extends string | number, State = undefined>(
  facts: ConnectionFacts<Wire, Prepared, Envelope, Code, State>,
): Connection<Code, State> {
  const read = readClientOptions(facts.options, facts);
  const { dialect, credentials = {} } = facts;
  const warnings = [...(facts.warnings ?? []), ...read.networkWarnings];
  const inFlight = new Set<Call>();
  const streams = new Set<() => void>();
  const prefix = globalThis.crypto.randomUUID().slice(0, 8);
  let calls = 0;
  let failures = 0;
  let closing: Promise<void> | undefined;
  let ended = false;
  let drainUntil = Infinity;
  const dropped = (): void => void (failures += 1);
  const clock = read.clock === systemClock ? systemClock : steadyClock(read.clock, dropped);

  async function end(): Promise<void> {
    await drain(inFlight, () => drainUntil);
    for (const stop of streams) stop();
    try {
      await facts.onClose?.();
      await read.closeNetwork?.();
    } catch {
      dropped();
    }
    ended = true;
  }

  const connection: OpenConnection = {
    ...read,
    clock,
    tracer: createTracer(read.onWire, dropped),
    vendor: dialect.vendor,
    dialect: dialect as unknown as Dialect<unknown, unknown, unknown>,
    endpoints: orderedEndpoints(read.endpointList),
    credentials,
    coordination: {
      holds: memoryHolds(),
      seen: memorySeenEvents(),
      outcomes: memoryAwaitedOutcomes(),
      ...read.coordination,
    },
    state: facts.state,
    budget: retryBudget(read.retryBudgetShare),
    inFlight,
    streams,
    get ended() {
      return ended;
    },
    get closed() {
      return closing !== undefined;
    },
    get observerFailures() {
      return failures;
    },
    dropped,
    nextCallId: () => `${prefix}-${(calls += 1)}`,
    close(options) {
      // A second close may be in more of a hurry.
      drainUntil = Math.min(drainUntil, performance.now() + (options?.drainMs ?? 5_000));
      return (closing ??= end());
    },
  };
  hideInside(connection, { vendor: dialect.vendor });
  for (const warning of warnings) warn(connection, 'connect', warning);
  return connection as unknown as Connection<Code, State>;
}

/** A connection holds secrets: printing it or turning it into JSON shows whose it is, and nothing more. */
function hideInside(connection: object, shown: object): void {
  const tell = { value: () => shown, enumerable: false };
  Object.defineProperties(connection, { toJSON: tell, [Symbol.for('nodejs.util.inspect.custom')]: tell });
}

/**
 * Warns the client's `onEvent` of what belongs to no call: of its making (`connect`), of what the vendor posts (`receive`).
 * In words of ours: no secrets, no personal data.
 */
export function warn<Code extends string | number>(
  connection: Connection<Code>,
  operation: 'connect' | 'receive',
  warning: string,
): void {
  const { vendor, clock, onEvent, dropped } = opened(connection as unknown as Connection);
  const at = clock.now();
  observe(onEvent, dropped, { type: 'warning', warning, vendor, operation, callId: operation, at, attempt: 0 });
}

/** A store or a sender that does not let go must not keep `close` from ending. */
const mostTurns = 100;

const turn = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function drain(inFlight: ReadonlySet<Call>, until: () => number): Promise<void> {
  while (inFlight.size > 0 && performance.now() < until()) await turn(5);
  for (const call of inFlight) stopCall(call, closedReason);
  // They settle at once, but not in this turn.
  for (let turns = 0; inFlight.size > 0 && turns < mostTurns; turns += 1) await turn(1);
}
