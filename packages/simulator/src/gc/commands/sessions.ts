import type { Agent } from '../agent.ts';
import { passwordOf } from '../agent.ts';
import type { Centre } from '../centre.ts';
import type { Refusal } from '../errors.ts';
import { stateEvent } from '../events/agents.ts';
import { connectedEvent, errorEvent, systemEvent } from '../events/event.ts';
import type { Session } from '../sessions.ts';
import type { SessionCommand } from './command.ts';

const heartbeat = (verb: string): SessionCommand => ({
  verb,
  params: {},
  open: (centre, session) => centre.tell(session, systemEvent(centre.status)),
});

/** So many wrong passwords in a row lock an account for so many milliseconds. */
const mostWrongPasswords = 5;
const lockedMs = 5 * 60_000;

/** Whether this password lets somebody in; wrong ones are counted. */
export const checkPassword = ({ time }: Centre, agent: Agent, password: string, wrong: Refusal): Refusal => {
  if (agent.lockedUntil > time.now()) return 'CF_AGENT_ACCOUNT_LOCKED_OUT';
  if (password === passwordOf(agent)) {
    agent.wrongPasswords = 0;
    return undefined;
  }
  agent.wrongPasswords += 1;
  if (agent.wrongPasswords >= mostWrongPasswords) {
    agent.wrongPasswords = 0;
    agent.lockedUntil = time.now() + lockedMs;
  }
  return wrong;
};

/** The session that had the agent before is told that it is over. */
const invalidate = (centre: Centre, agent: Agent, former: Session): void => {
  delete former.agent;
  for (const watchers of centre.watchers.values()) watchers.delete(agent);
  centre.tell(former, { ...stateEvent(centre, agent), state: 'LOGOUT' });
  centre.tell(former, errorEvent('SESSION_INVALIDATED', centre.settings));
};

const connect: SessionCommand = {
  verb: 'Connect',
  params: { destination: 'PLEASE_RETRY', password: 'MISSING_PASSWORD', sso: null },
  open: (centre, session, id, { password = '', sso = '' }) => {
    const agent = centre.agents.get(id);
    if (agent === undefined) return 'USER_NOT_FOUND';
    // With single sign-on, the password is a token that another system has to know.
    const refusal = sso === '' ? checkPassword(centre, agent, password, 'SUBSCRIPTION_FAILED') : undefined;
    if (refusal !== undefined) return refusal;
    if (agent.session !== undefined && agent.session !== session) invalidate(centre, agent, agent.session);
    agent.session = session;
    session.agent = agent;
    return centre.tell(session, connectedEvent);
  },
};

export const sessionCommands: readonly SessionCommand[] = [heartbeat('Hello'), heartbeat('Beat'), connect];
