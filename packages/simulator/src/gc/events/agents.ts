import type { Agent } from '../agent.ts';
import type { Centre } from '../centre.ts';
import type { GcTeam } from '../company.ts';
import type { GcEvent } from './event.ts';

/** Such as `2019-09-17 12:46:21`, in the centre's zone, which isn't named. */
const zonelessTime = (epochMs: number, utcOffsetMinutes: number): string =>
  new Date(epochMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** Nothing stands for a pending state where the platform has none. */
const pendingOf = ({ flavour }: Centre, { pending }: Agent): object =>
  flavour.pendingState ? { pendingState: pending?.state ?? '' } : {};

const changeTime = ({ settings }: Centre, { stateChangedAt }: Agent): string =>
  stateChangedAt === 0 ? '' : zonelessTime(stateChangedAt, settings.utcOffsetMinutes);

const labelOf = ({ settings }: Centre, { reasonCode }: Agent): string => {
  const { notReady, logout } = settings.reasons;
  return [...notReady, ...logout].find(({ code }) => code === reasonCode)?.label ?? '';
};

export const stateEvent = (centre: Centre, agent: Agent): GcEvent => ({
  type: 'State',
  agentId: agent.id,
  state: agent.state,
  reasonCode: agent.reasonCode,
  stateChangeTimeString: '',
  ...pendingOf(centre, agent),
  stateChangeTime: changeTime(centre, agent),
  fullName: `${agent.profile.firstName} ${agent.profile.lastName}`,
  extension: agent.extension,
  label: labelOf(centre, agent),
});

const teamOf = (teamId: string, { settings }: Centre): object => {
  const team: GcTeam | undefined = settings.teams.find((one) => one.teamId === teamId);
  return { id: teamId, name: team?.name ?? '' };
};

export const agentInfoEvent = (centre: Centre, { id, profile }: Agent): GcEvent => {
  const supervised = profile.supervises ?? [];
  return {
    type: 'AgentInfo',
    firstName: profile.firstName,
    lastName: profile.lastName,
    supervisor: profile.supervises !== undefined,
    wrapUpOnIncoming: profile.wrapUp ?? 'OPTIONAL',
    totalNumberOfTeams: Math.max(1, supervised.length),
    ...(profile.supervises === undefined ? {} : { teams: supervised.map((teamId) => teamOf(teamId, centre)) }),
    team: teamOf(profile.team, centre),
    agentId: id,
  };
};

/** An agent as an element of a list. */
export const userEntry = (centre: Centre, agent: Agent): object => ({
  loginId: agent.id,
  firstName: agent.profile.firstName,
  lastName: agent.profile.lastName,
  extension: agent.extension,
  state: agent.state,
  ...pendingOf(centre, agent),
  stateChangeTime: changeTime(centre, agent),
});
