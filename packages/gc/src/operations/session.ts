import { input, noInput, optional, required, oneOf, type NoInput } from '@trunkline/core';
import { dialNumber, reasonCode } from '../fields.ts';
import type { GcConnectStatusEvent, GcSystemEvent } from '../events/connection.ts';
import type { GcStateEvent } from '../events/agent.ts';
import { agentState, loggedIn, next, type LoggedIn } from '../replies.ts';
import { silentVerb, verb, type GcVerb, type ReplyRule } from '../verb.ts';

/** No lane: whichever question it answers, it says how GC is now. One that came to nothing must not hold up the next. */
const heartbeat: ReplyRule<NoInput, GcSystemEvent> = { ...next('system'), lanes: () => [] };

/**
 * Asks whether GC and Finesse are there, before a log-in; tells GC where events go. `status` may be `OUT_OF_SERVICE`: that
 * is an answer too. The session does this by itself, see the option `heartbeat`.
 *
 * Wire: `HELLO#<client destination>`. Answer: `System`.
 */
export const hello: GcVerb<NoInput, GcSystemEvent> = verb(
  'hello',
  { verb: 'Hello', id: 'destination', registers: true },
  { input: noInput, reply: heartbeat },
);

/**
 * The same while an agent is logged in.
 *
 * Wire: `Beat#<client destination>`. Answer: `System`.
 */
export const beat: GcVerb<NoInput, GcSystemEvent> = verb(
  'beat',
  { verb: 'Beat', id: 'destination' },
  { input: noInput, reply: heartbeat },
);

/**
 * Ties the agent to this client: GC subscribes to the agent's events at Finesse. Everything else follows it. Answers with an
 * `api` error (`SUBSCRIPTION_FAILED`) if the password is wrong.
 *
 * Wire: `Connect#<agent>` with destination, password and, for single sign-on, a third word. Answer: `ConnectStatus`; servers
 * of older versions send none, see `httpProfile.connectReply`.
 */
export const connect: GcVerb<NoInput, GcConnectStatusEvent> = verb(
  'connect',
  {
    verb: 'Connect',
    password: true,
    registers: true,
    body: (_given, { destination, password, sso }, { ssoWord }) => [
      destination,
      password,
      ...(sso === false ? [] : [sso === true ? ssoWord : sso]),
    ],
  },
  { input: noInput, reply: next('connectStatus', ({ status = '' }) => status.toUpperCase() === 'CONNECTSUCCESS') },
);

export interface LoginInput {
  /** The telephone to work at. Default: the session's extension. */
  readonly extension?: string;
}

/**
 * Logs the agent in. An agent who is logged in already stays in the state it was in.
 *
 * Wire: `Login#<agent>` with password and extension. Answers: `State` and `AgentInfo`, in any order; a `DialogState` follows
 * if a call goes on.
 */
export const login: GcVerb<LoginInput, LoggedIn> = verb(
  'login',
  {
    verb: 'Login',
    password: true,
    body: ({ agent_extension }, { password, extension = '' }) => [password, agent_extension ?? extension],
  },
  { input: input<LoginInput>({ extension: optional('agent_extension', dialNumber()) }), reply: loggedIn() },
);

export interface MobileAgentLoginInput extends LoginInput {
  /** The telephone that is rung. */
  readonly phone: string;
  /** Rung for each call, or connected once and kept. */
  readonly mode: 'CALL_BY_CALL' | 'NAILED_CONNECTION';
}

/**
 * Logs in an agent who works at any telephone. UCCE only; the vendor's document calls it untested.
 *
 * Wire: `MobileAgentLogin#<agent>` with password, extension, telephone, and `true` for call by call.
 */
export const mobileAgentLogin: GcVerb<MobileAgentLoginInput, LoggedIn> = verb(
  'mobileAgentLogin',
  {
    verb: 'MobileAgentLogin',
    password: true,
    body: ({ agent_extension, agent_phone = '', connection_mode }, { password, extension = '' }) => [
      password,
      agent_extension ?? extension,
      agent_phone,
      String(connection_mode === 'CALL_BY_CALL'),
    ],
  },
  {
    input: input<MobileAgentLoginInput>({
      extension: optional('agent_extension', dialNumber()),
      phone: required('agent_phone', dialNumber()),
      mode: required('connection_mode', oneOf(['CALL_BY_CALL', 'NAILED_CONNECTION'])),
    }),
    reply: loggedIn(),
    reach: { how: 'ring', numbers: ({ phone }) => [phone] },
    availability: { flavour: 'ucce', state: 'untested' },
  },
);

const loggedOut = agentState<object>(({ state }) => state === 'LOGOUT');

/**
 * Logs the agent out. Finesse allows it only when the agent is not ready.
 *
 * Wire: `Logout#<agent>`. Answer: `State` with `LOGOUT`.
 */
export const logout: GcVerb<NoInput, GcStateEvent> = verb(
  'logout',
  { verb: 'Logout' },
  { input: noInput, reply: loggedOut },
);

export interface ReasonInput {
  /** As {@link getLogoutReasonCodes} or {@link getNotReadyReasonCodes} lists it. */
  readonly reasonCode: string | number;
}

/** Logs the agent out and says why. Wire: `logoutwithreason#<agent>` with the reason. Answer: `State` with `LOGOUT`. */
export const logoutWithReason: GcVerb<ReasonInput, GcStateEvent> = verb(
  'logoutWithReason',
  { verb: 'logoutwithreason' },
  { input: input<ReasonInput>({ reasonCode: required('ReasonCode', reasonCode()) }), reply: loggedOut },
);

/** Ends the session of an agent who has gone, from a back end. Wire: `force_logout#<agent>`. Answer: `State` with `LOGOUT`. */
export const forceLogout: GcVerb<NoInput, GcStateEvent> = verb(
  'forceLogout',
  { verb: 'force_logout' },
  { input: noInput, reply: loggedOut },
);

/** Wire: `refresh#<agent>`. Nothing answers it, and the vendor's document says no more. */
export const refresh: GcVerb<NoInput, void> = silentVerb('refresh', { verb: 'refresh' }, { input: noInput });
