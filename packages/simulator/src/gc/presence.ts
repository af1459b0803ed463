import type { Agent, GcAgentState, RestState, Wish } from './agent.ts';
import type { Leg } from './calls/dialog.ts';
import { tellAgent, type Centre } from './centre.ts';
import { stateEvent } from './events/agents.ts';

/** Tells the agent's state to the agent and to the supervisors who follow the team. */
export const tellState = (centre: Centre, agent: Agent): void => {
  const event = stateEvent(centre, agent);
  tellAgent(centre, agent, event);
  for (const watcher of centre.watchers.get(agent.profile.team) ?? []) {
    if (watcher !== agent) tellAgent(centre, watcher, event);
  }
};

/** Puts an agent into a state and tells it. */
export const enter = (centre: Centre, agent: Agent, state: GcAgentState, reasonCode = ''): void => {
  agent.wrapUpTimer();
  agent.state = state;
  agent.reasonCode = reasonCode;
  agent.stateChangedAt = centre.time.now();
  tellState(centre, agent);
};

/** Puts an agent to rest: ready for the next call, or not. */
export const rest = (centre: Centre, agent: Agent, wish: Wish): void => {
  agent.rest = wish;
  agent.pending = undefined;
  agent.owesWrapUp = false;
  enter(centre, agent, wish.state, wish.reasonCode);
  if (wish.state === 'READY') centre.whenReady(agent);
};

/** What calls make of an agent's state, the strongest first. */
const stateOf = (legs: readonly Leg[]): GcAgentState | undefined => {
  const reserved = legs.find(({ reserves }) => reserves !== undefined);
  if (reserved !== undefined) return reserved.reserves;
  const has = (state: Leg['state']): boolean => legs.some((leg) => leg.state === state);
  if (has('ACTIVE')) return 'TALKING';
  if (has('HELD')) return 'HOLD';
  return has('ALERTING') ? 'RESERVED' : undefined;
};

const inCall: ReadonlySet<GcAgentState> = new Set<GcAgentState>([
  'TALKING',
  'HOLD',
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
]);

const isInCall = (agent: Agent): boolean => inCall.has(agent.state);

/** The calls that are the agent's own, not those that somebody listens to. */
export const ownLegs = (agent: Agent): Leg[] => [...agent.legs].filter(({ silent }) => !silent);

/** Lets an agent's state follow the calls. */
export const follow = (centre: Centre, agent: Agent): void => {
  if (agent.state === 'LOGOUT') return;
  const legs = ownLegs(agent);
  const state = stateOf(legs);
  if (state !== undefined) {
    const { wrapUp = 'OPTIONAL' } = agent.profile;
    if (state === 'TALKING' && wrapUp.startsWith('REQUIRED'))
      agent.owesWrapUp ||= legs.some(({ dialog }) => dialog.queueName !== undefined);
    if (state !== agent.state) enter(centre, agent, state);
  } else if (legs.length === 0 && isInCall(agent)) leaveCall(centre, agent);
};

const leaveCall = (centre: Centre, agent: Agent): void => {
  const next = agent.pending ?? agent.rest;
  if (!agent.owesWrapUp) return rest(centre, agent, next);
  enter(centre, agent, next.state === 'READY' ? 'WORK_READY' : 'WORK');
  agent.wrapUpTimer = centre.time.schedule(centre.settings.wrapUpMs, () => rest(centre, agent, next));
};

/** An agent asks for a state: now, or after the call. */
export const wish = (centre: Centre, agent: Agent, state: RestState, reasonCode = ''): void => {
  const wanted = { state, reasonCode };
  if (!isInCall(agent)) return rest(centre, agent, wanted);
  agent.pending = wanted;
  // Without pending states there is nothing to tell until the call is over.
  if (centre.flavour.pendingState) tellState(centre, agent);
};
