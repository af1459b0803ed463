import { bindClient, connect, insecureWarning, type ClientOf, type Connection, type Credential } from '@trunkline/core';
import type { GcCode } from '../codes.ts';
import { readErrorEvent } from '../codes.ts';
import type { AgentFacts } from '../command.ts';
import type { GcStateEvent } from '../events/agent.ts';
import type { GcEvent, GcEventType } from '../events/event.ts';
import * as operations from '../operations/index.ts';
import type { GcOptions, ReadGcOptions } from '../options.ts';
import { gcDialect, type CallbackAddress } from '../wire.ts';
import { createExpectations } from './expectations.ts';
import { createLanes } from './lanes.ts';
import { createListeners, type EventStreamOptions, type GcEventStream, type GcListener } from './listeners.ts';
import { createMemory } from './memory.ts';
import { refusalOf } from './refusal.ts';
import { createQuarantine, type SessionState } from './state.ts';
import { createStatus, type SessionStatus, type StatusListener } from './status.ts';
import { startWatch } from './watch.ts';

type Verbs = ClientOf<typeof operations, GcCode>;

/** An agent's session: every verb of GC as a method, and the events that come meanwhile. */
export interface GcSession extends Verbs, AsyncDisposable {
  readonly agentId: string;
  readonly status: SessionStatus;
  /** The agent's state as last heard. */
  readonly agentState: GcStateEvent | undefined;
  /** Where GC posts this session's events. It holds a secret: whoever has it can post events. */
  readonly callbackUrl: string;
  /** Tells of every event of a type, whether or not it answered a command. The answer takes the listener away again. */
  on<Type extends GcEventType>(type: Type, listener: GcListener<Type>): () => void;
  onStatus(listener: StatusListener): () => void;
  /** Every event as it comes. A slow reader loses the oldest, and `dropped` says how many. */
  events(options?: EventStreamOptions): GcEventStream;
  /** Hands in events that came by another way than HTTP: a broker's, in whatever form GC writes them. */
  hear(event: GcEvent): void;
  /** Ends what waits and stops listening. Does not log the agent out. Idempotent. */
  close(): Promise<void>;
}

export interface SessionFacts {
  readonly agent: AgentFacts;
  readonly password: Credential;
  readonly sessionUrl: string;
  readonly callback: CallbackAddress;
  readonly options: GcOptions;
  readonly read: ReadGcOptions;
  readonly onClose: () => void;
}

const loggedOutBy: ReadonlySet<string> = new Set(['logout', 'logoutWithReason', 'forceLogout']);
const loggedInBy: ReadonlySet<string> = new Set(['login', 'mobileAgentLogin']);

export function createGcSession(facts: SessionFacts): GcSession {
  const { agent: agentFacts, read, options, callback } = facts;
  const over = new AbortController();
  const lanes = createLanes();
  const expectations = createExpectations();
  const status = createStatus(() => undefined);
  const listeners = createListeners(() => undefined);
  let node = 0;
  let wasLoggedIn = false;
  let isMoving = false;

  const { endpoints: _endpoints, ...shared } = options;
  // The verbs of every node work on one state: it is what makes them one session.
  const inside = {} as { state: SessionState };
  const nodes = read.nodes.map(({ baseUrl, page }) => {
    const dialect = gcDialect({
      agent: agentFacts,
      callback,
      sessionUrl: facts.sessionUrl,
      profile: read.profile,
      page,
    });
    return connect({
      dialect,
      options: { ...shared, baseUrl },
      credentials: { password: facts.password },
      state: inside,
      warnings: insecureWarning({ baseUrl }),
    });
  });
  const [{ clock }] = nodes as [Connection];
  const memory = createMemory(agentFacts, () => clock.monotonic());
  const quarantine = createQuarantine(lanes, clock, over.signal);
  inside.state = {
    agent: memory.agent,
    lanes,
    expectations,
    replyTimeoutMs: read.replyTimeoutMs,
    refusal: (name, availability) => refusalOf(status.now, read.flavour, name, availability),
    answersByEvent: (name) => name !== 'connect' || read.profile.connectReply === 'event',
    noteEnd,
    quarantine,
  };

  const bound = nodes.map((connection) => bindClient(connection, operations));
  const verbs = (): Verbs => bound[node] as Verbs;

  function noteEnd(name: string, error: { kind: string; outcome: string } | undefined): void {
    if (error?.kind === 'network' && error.outcome === 'not_sent' && !isMoving) watch?.doubt();
    if (error !== undefined) return;
    if (name === 'connect') status.become('connected');
    if (loggedInBy.has(name)) wasLoggedIn = true;
    if (loggedOutBy.has(name)) wasLoggedIn = false;
    if (loggedInBy.has(name)) status.become('logged_in');
    if (loggedOutBy.has(name)) status.become('connected');
  }

  function hear(event: GcEvent): void {
    if (status.now === 'closed') return;
    if (event.type === 'error') hearError(event);
    else expectations.hear(event);
    memory.note(event);
    if (event === memory.state && event.type === 'state' && event.state === 'LOGOUT' && status.now === 'logged_in') {
      wasLoggedIn = false;
      status.become('connected');
    }
    listeners.tell(event);
  }

  function hearError(event: Extract<GcEvent, { type: 'error' }>): void {
    const reading = readErrorEvent(event);
    if (reading.code !== 'SESSION_INVALIDATED') return expectations.blame(event);
    wasLoggedIn = false;
    status.become('invalidated');
    expectations.endAll(reading, event.errorMessage);
  }

  async function beat(): Promise<boolean> {
    const short = { totalTimeoutMs: read.replyTimeoutMs, retry: { limit: 0 } };
    const asked = status.now === 'logged_in' ? await verbs().beat({}, short) : await verbs().hello({}, short);
    return asked.ok;
  }

  /** The next node in order, or the same again: Hello, Connect, and the agent back to work. */
  async function moveOn(): Promise<boolean> {
    const relogin = wasLoggedIn;
    isMoving = true;
    try {
      for (let tried = 0; tried < nodes.length && !over.signal.aborted; tried += 1) {
        node = (node + 1) % nodes.length;
        if (await takeOver(relogin)) return true;
        status.become('offline');
      }
      return false;
    } finally {
      isMoving = false;
    }
  }

  async function takeOver(relogin: boolean): Promise<boolean> {
    const asked = await verbs().hello();
    if (!asked.ok || asked.value.status === 'OUT_OF_SERVICE') return false;
    if (!(await verbs().connect()).ok) return false;
    if (!relogin) return true;
    const found = await verbs().getState();
    if (found.ok && found.value.state !== 'LOGOUT' && found.value.state !== 'UNKNOWN') {
      wasLoggedIn = true;
      status.become('logged_in');
      return true;
    }
    return (await verbs().login()).ok;
  }

  const watch =
    read.heartbeat === undefined ? undefined : startWatch({ status, beat, moveOn }, read.heartbeat, clock, over.signal);

  let closing: Promise<void> | undefined;
  async function end(): Promise<void> {
    await Promise.all(nodes.map((connection) => connection.close({ drainMs: 0 })));
    status.become('closed');
    over.abort();
    listeners.close();
    facts.onClose();
  }
  const close = (): Promise<void> => (closing ??= end());

  const methods = Object.fromEntries(
    Object.keys(operations).map((name) => {
      const method = name as keyof Verbs;
      return [name, (...given: readonly unknown[]) => (verbs()[method] as (...all: unknown[]) => unknown)(...given)];
    }),
  ) as unknown as Verbs;

  return {
    ...methods,
    agentId: agentFacts.agentId,
    callbackUrl: callback.origin + callback.path,
    get status() {
      return status.now;
    },
    get agentState() {
      return memory.state;
    },
    on: listeners.on,
    onStatus: status.on,
    events: listeners.stream,
    hear,
    close,
    [Symbol.asyncDispose]: close,
  };
}
