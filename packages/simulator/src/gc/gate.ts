import { isSupervisorOf, type Agent } from './agent.ts';
import { namedParams, sessionNameOf, type GcCommand } from './asked.ts';
import { tellAgent, type Centre } from './centre.ts';
import type { AgentCommand, Command, Given } from './commands/command.ts';
import { findCommand } from './commands/index.ts';
import type { Refusal } from './errors.ts';
import { stateEvent } from './events/agents.ts';
import { errorEvent } from './events/event.ts';
import type { Session } from './sessions.ts';

/** Whoever hears what becomes of this command. */
export const addresseeOf = ({ agents, sessions }: Centre, asked: GcCommand): Session => {
  const own = agents.get(asked.id)?.session;
  return own?.sessionUrl === asked.sessionUrl ? own : sessions.addressee(sessionNameOf(asked));
};

/** Carries a command out; what it comes to is told in events. */
export const carryOut = (centre: Centre, asked: GcCommand): void => {
  const command = findCommand(asked.verb);
  const isOpening = command !== undefined && 'open' in command;
  const session = isOpening ? centre.sessions.register(sessionNameOf(asked)) : addresseeOf(centre, asked);
  // Some clients send their address every time.
  session.callbackUrl = asked.callbackUrl ?? session.callbackUrl;
  const refusal = command === undefined ? 'PLEASE_RETRY' : attempt(centre, asked, command, session);
  if (refusal !== undefined) centre.tell(session, errorEvent(refusal, centre.settings));
};

const attempt = (centre: Centre, asked: GcCommand, command: Command, session: Session): Refusal => {
  const given = namedParams(asked);
  const isHeartbeat = Object.keys(command.params).length === 0 && 'open' in command;
  if (centre.status === 'OUT_OF_SERVICE' && !isHeartbeat) return 'DOWN';
  if ('open' in command) return missingIn(command, given) ?? command.open(centre, session, asked.id, given);
  const agent = centre.agents.get(asked.id);
  if (agent === undefined) return 'USER_NOT_FOUND';
  if (agent.session?.sessionUrl === asked.sessionUrl) return actAs(centre, agent, command, given);
  const supervisor = command.onBehalf && supervisorIn(centre, asked.sessionUrl, agent);
  if (supervisor === undefined) return 'Unauthorized';
  const refusal = actAs(centre, agent, command, given);
  const alreadyTold = centre.watchers.get(agent.profile.team)?.has(supervisor) === true;
  if (refusal === undefined && !alreadyTold) tellAgent(centre, supervisor, stateEvent(centre, agent));
  return refusal;
};

const supervisorIn = ({ sessions }: Centre, sessionUrl: string, agent: Agent): Agent | undefined =>
  sessions
    .at(sessionUrl)
    .flatMap((session) => session.agent ?? [])
    .find((supervisor) => isSupervisorOf(supervisor, agent));

/** What stands between a connected agent and a command: the platform, the parameters, the login. */
const actAs = (centre: Centre, agent: Agent, command: AgentCommand, given: Given): Refusal => {
  if (command.only !== undefined && command.only !== centre.settings.flavour) return 'GENERAL_ERROR';
  const missing = missingIn(command, given);
  if (missing !== undefined) return missing;
  if (agent.state === 'LOGOUT' && command.loggedOut !== true) return 'CF_INVALID_OBJECT_STATE';
  return command.run(centre, agent, given);
};

const missingIn = ({ params }: Command, given: Given): Refusal => {
  const wrong = Object.entries(params).find(([name, code]) => code !== null && (given[name] ?? '').trim() === '');
  return wrong?.[1] ?? undefined;
};
