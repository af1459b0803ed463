import { map, vendorText, type CloseOptions, type Health, type HealthOptions } from '@trunkline/core';
import { gcCodes, readErrorEvent } from '../codes.ts';
import type { GcStateEvent } from '../events/agent.ts';
import type { GcErrorEvent } from '../events/connection.ts';
import type { GcEvent, GcEventType } from '../events/event.ts';
import { asDialled } from '../fields.ts';
import type { LoginInput } from '../operations/session.ts';
import type { GcError, GcResult } from '../verb.ts';
import { createExpectations } from './expectations.ts';
import { createFailover } from './failover.ts';
import { createLanes } from './lanes.ts';
import { createListeners, type EventStreamOptions, type GcEventStream, type GcListener } from './listeners.ts';
import { createMemory } from './memory.ts';
import { createNodes, verbsOf, type NodeFacts, type Verbs } from './nodes.ts';
import { refusalOf } from './refusal.ts';
import { createQuarantine, type SessionState } from './state.ts';
import { createStatus, type SessionStatus, type StatusListener } from './status.ts';
import type { TellFailure } from './tell-failure.ts';
import { startWatch } from './watch.ts';

/** An agent's session: every verb of GC as a method, and the events that come meanwhile. */
export interface GcSession extends Verbs, AsyncDisposable {
  readonly agentId: string;
  readonly status: SessionStatus;
  /** The agent's state as last heard. */
  readonly agentState: GcStateEvent | undefined;
  /** Where GC posts this session's events. It holds a secret: whoever has it can post events. */
  readonly callbackUrl: string;
  /**
   * How many times a listener of this session threw or rejected, those of `onStatus` too. Each is also a `warning` of the
   * client's `onEvent`; the error itself goes to its option `onListenerError`.
   */
  readonly listenerFailures: number;
  /** Tells of every event of a type, whether or not it answered a command. The answer takes the listener away again. */
  on<Type extends GcEventType>(type: Type, listener: GcListener<Type>): () => void;
  onStatus(listener: StatusListener): () => void;
  /** Every event as it comes. A slow reader loses the oldest, and `dropped` says how many. */
  events(options?: EventStreamOptions): GcEventStream;
  /** Hands in an event that came by another way than HTTP: a broker's, read with `readEvent`. */
  hear(event: GcEvent): void;
  /**
   * Asks GC once, without retries, whether it answers us: for readiness probes, connected or not. Its answer comes to the callback
   * address, so the way back is tried too. Why not is told by `diagnose(error)`. Wire: `HELLO`, or `Beat` once the agent is logged in.
   */
  health(options?: HealthOptions): Promise<GcResult<Health>>;
  /**
   * Ends what waits and stops listening; `drainMs` lets what is under way, and the events that answer it, take so long first.
   * Unlike with other vendors its default is 0. Does not log the agent out. Idempotent.
   */
  close(options?: CloseOptions): Promise<void>;
}

export interface SessionFacts extends NodeFacts {
  readonly tellFailure: TellFailure;
  readonly onClose: () => void;
}

/** The agent has logged in elsewhere. */
const lost = 'SESSION_INVALIDATED';

const loggedInBy: ReadonlySet<string> = new Set(['login', 'mobileAgentLogin']);
const loggedOutBy: ReadonlySet<string> = new Set(['logout', 'logoutWithReason', 'forceLogout']);

export function createGcSession(facts: SessionFacts): GcSession {
  const { read, callback } = facts;
  const agent = { ...facts.agent };
  const leaving = new AbortController();
  const over = new AbortController();
  let listenerFailures = 0;
  const onThrown: TellFailure = (thrown, told) => {
    listenerFailures += 1;
    facts.tellFailure(thrown, told);
  };
  const status = createStatus(onThrown);
  const listeners = createListeners(onThrown);
  const lanes = createLanes();
  const expectations = createExpectations();
  const inside = {} as { state: SessionState };
  const nodes = createNodes({ ...facts, agent }, inside);
  const { clock } = nodes;
  const memory = createMemory(agent, () => clock.monotonic());
  const quarantine = createQuarantine(lanes, clock, over.signal);
  const failover = createFailover(nodes, status, quarantine, over.signal);
  const verbs = verbsOf(nodes);
  let wasLoggedIn = false;
  let logInAgain: () => Promise<GcResult<unknown>> = () => verbs.login();

  inside.state = {
    agent: memory.agent,
    lanes,
    expectations,
    replyTimeoutMs: read.replyTimeoutMs,
    refusal: (name, availability) => refusalOf(status.now, read.flavour, name, availability),
    answersByEvent: (name) => name !== 'connect' || read.profile.connectReply === 'event',
    noteDone,
    noteFailure,
    noteBegin(input) {
      const { dialogId } = input as { readonly dialogId?: string };
      if (dialogId !== undefined) memory.noteDialog(dialogId);
    },
    quarantine: quarantine.hold,
  };

  function noteDone(name: string, input: unknown): void {
    if (name === 'connect' && status.now !== 'logged_in') status.become('connected');
    if (loggedOutBy.has(name)) become('connected');
    if (!loggedInBy.has(name)) return;
    const { extension } = input as { readonly extension?: string };
    if (extension !== undefined) agent.extension = asDialled(extension);
    logInAgain = () => verbs[name as 'login'](input as LoginInput);
    become('logged_in');
  }

  function noteFailure(error: GcError): void {
    if (error.kind === 'network' && !failover.isUnderWay) watch?.doubt();
    if (error.kind === 'api' && error.code === lost && status.now !== 'invalidated') invalidate(vendorText(error));
  }

  function become(next: 'logged_in' | 'connected' | 'invalidated'): void {
    wasLoggedIn = next === 'logged_in';
    status.become(next);
  }

  function hear(event: GcEvent): void {
    if (status.now === 'closed') return;
    if (event.type === 'error') hearError(event);
    // Only states of others answer anything: a supervisor's commands to a member of the team.
    else if (isOwn(event) || event.type === 'state') expectations.hear(event);
    memory.note(event);
    const isLogout = event === memory.state && memory.state.state === 'LOGOUT';
    if (isLogout && status.now === 'logged_in') become('connected');
    listeners.tell(event);
  }

  const isOwn = ({ agentId }: GcEvent): boolean => agentId === undefined || agentId === agent.agentId;

  function hearError(event: GcErrorEvent): void {
    if (readErrorEvent(event).code === lost) invalidate(event.errorMessage);
    else expectations.blame(event);
  }

  function invalidate(words: string | undefined): void {
    become('invalidated');
    expectations.endAll(gcCodes.find(lost), words);
  }

  async function health(options?: HealthOptions): Promise<GcResult<Health>> {
    // Whatever else was given is for the check of options to name.
    const { timeoutMs = 5_000, ...rest } = options ?? {};
    const { beat: whileLoggedIn, hello } = nodes.verbs();
    const ask = status.now === 'logged_in' ? whileLoggedIn : hello;
    const limits = { totalTimeoutMs: timeoutMs, attemptTimeoutMs: timeoutMs, retry: { limit: 0 } };
    const asked = await ask({}, { ...rest, ...limits });
    const { endpoint, durationMs } = asked.meta;
    return map(asked, () => ({ healthy: true, endpoint, durationMs }));
  }

  const beat = async (): Promise<boolean> => (await health({ timeoutMs: read.replyTimeoutMs })).ok;

  const watched = { status, beat, moveOn: () => failover.moveOn(wasLoggedIn ? logInAgain : undefined) };
  const watch = read.heartbeat === undefined ? undefined : startWatch(watched, read.heartbeat, clock, leaving.signal);

  async function end(drained: Promise<void>): Promise<void> {
    leaving.abort();
    await drained;
    status.become('closed');
    over.abort();
    listeners.close();
    facts.onClose();
  }
  let closing: Promise<void> | undefined;
  const close = (options?: CloseOptions): Promise<void> => {
    const drained = nodes.close(options);
    return (closing ??= end(drained));
  };

  const session: Omit<GcSession, 'callbackUrl'> = {
    ...verbs,
    agentId: agent.agentId,
    get status() {
      return status.now;
    },
    get agentState() {
      return memory.state;
    },
    get listenerFailures() {
      return listenerFailures;
    },
    on: listeners.on,
    onStatus: status.on,
    events: listeners.stream,
    hear,
    health,
    close,
    [Symbol.asyncDispose]: () => close(),
  };
  // A secret is not printed along with the rest.
  const callbackUrl = { value: callback.origin + callback.path, enumerable: false };
  return Object.defineProperty(session, 'callbackUrl', callbackUrl) as GcSession;
}
