import type { Agent, RestState } from '../agent.ts';
import { tellAgent, type Centre } from '../centre.ts';
import type { GcReasons } from '../company.ts';
import type { Refusal } from '../errors.ts';
import { agentInfoEvent } from '../events/agents.ts';
import { dialogStateEvent } from '../events/calls.ts';
import { enter, ownLegs, rest, tellState, wish } from '../presence.ts';
import type { AgentCommand, Given } from './command.ts';
import { checkPassword } from './sessions.ts';

const tellDialogs = (centre: Centre, agent: Agent): void => {
  for (const leg of agent.legs) tellAgent(centre, agent, dialogStateEvent(leg.dialog.id, leg, agent));
};

/** What is wrong with the phone at which an agent wants to log in. */
const checkPhone = ({ phones, settings }: Centre, agent: Agent, extension: string): Refusal => {
  if (!/^\d+$/.test(extension)) return 'WRONG_EXTENSION';
  if (!settings.agents.some((one) => one.extension === extension)) return 'CF_INVALID_LOGON_DEVICE_SPECIFIED';
  return (phones.get(extension) ?? agent) === agent ? undefined : 'CF_RESOURCE_BUSY';
};

const logIn = (centre: Centre, agent: Agent, { password = '', extension = '' }: Given): Refusal => {
  const { phones, settings, flavour } = centre;
  const refusal =
    checkPhone(centre, agent, extension) ??
    checkPassword(centre, agent, password, 'CF_INVALID_PASSWORD_SPECIFIED') ??
    (agent.state === 'LOGOUT' && phones.size >= settings.licences ? 'LICENSES_EXCEEDED' : undefined);
  if (refusal !== undefined) return refusal;
  phones.delete(agent.extension);
  agent.extension = extension;
  phones.set(extension, agent);
  // Who is logged in already stays in the state.
  if (agent.state === 'LOGOUT') rest(centre, agent, { state: 'NOT_READY', reasonCode: flavour.reasons.loggedIn });
  else tellState(centre, agent);
  tellAgent(centre, agent, agentInfoEvent(centre, agent));
  tellDialogs(centre, agent);
  return undefined;
};

const leave = (centre: Centre, agent: Agent, reasonCode = ''): void => {
  centre.phones.delete(agent.extension);
  agent.mobile = undefined;
  agent.pending = undefined;
  agent.rest = { state: 'LOGOUT', reasonCode };
  enter(centre, agent, 'LOGOUT', reasonCode);
};

const logOut = (centre: Centre, agent: Agent, reasonCode?: string): Refusal =>
  agent.state === 'NOT_READY' && ownLegs(agent).length === 0
    ? leave(centre, agent, reasonCode)
    : 'CF_INVALID_OBJECT_STATE';

/** A state is asked for without a reason. */
const plain =
  (run: (centre: Centre, agent: Agent) => Refusal) =>
  (centre: Centre, agent: Agent): Refusal =>
    centre.settings.reasonRequired ? 'MISSING_REASON_CODE' : run(centre, agent);

/** A state is asked for with a reason, which has to be one of the list. */
const reasoned =
  (list: keyof GcReasons, run: (centre: Centre, agent: Agent, reasonCode: string) => Refusal) =>
  (centre: Centre, agent: Agent, { reasonCode = '' }: Given): Refusal =>
    centre.settings.reasons[list].some(({ code }) => code === reasonCode)
      ? run(centre, agent, reasonCode)
      : 'PLEASE_RETRY';

const goTo =
  (state: RestState) =>
  (centre: Centre, agent: Agent, reasonCode?: string): Refusal =>
    wish(centre, agent, state, reasonCode);

const credentials = { password: 'MISSING_PASSWORD', extension: 'MISSING_EXTENSION' } as const;
const withReason = { reasonCode: 'MISSING_REASON_CODE' } as const;

export const stateCommands: readonly AgentCommand[] = [
  { verb: 'Login', params: credentials, loggedOut: true, run: logIn },
  {
    verb: 'MobileAgentLogin',
    params: { ...credentials, phone: 'MISSING_NUMBER', callByCall: 'PLEASE_RETRY' },
    only: 'ucce',
    loggedOut: true,
    run: (centre, agent, given) => {
      const { phone = '', callByCall = '' } = given;
      if (!/^(true|false)$/.test(callByCall)) return 'PLEASE_RETRY';
      const refusal = logIn(centre, agent, given);
      if (refusal === undefined)
        agent.mobile = { phone, mode: callByCall === 'true' ? 'CALL_BY_CALL' : 'NAILED_CONNECTION' };
      return refusal;
    },
  },
  { verb: 'Logout', params: {}, onBehalf: true, run: plain(logOut) },
  { verb: 'logoutwithreason', params: withReason, run: reasoned('logout', logOut) },
  { verb: 'force_logout', params: {}, run: (centre, agent) => leave(centre, agent) },
  { verb: 'MakeReady', params: {}, run: (centre, agent) => goTo('READY')(centre, agent) },
  { verb: 'MakeNotReady', params: {}, onBehalf: true, run: plain(goTo('NOT_READY')) },
  { verb: 'MakeNotReadyWithReason', params: withReason, run: reasoned('notReady', goTo('NOT_READY')) },
  {
    verb: 'GetState',
    params: {},
    loggedOut: true,
    run: (centre, agent) => {
      tellState(centre, agent);
      return tellDialogs(centre, agent);
    },
  },
];
