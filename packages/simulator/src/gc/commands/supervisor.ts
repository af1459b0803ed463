import type { Agent, GcAgentState } from '../agent.ts';
import { barge, dropParticipant, monitor } from '../calls/supervise.ts';
import { drop } from '../calls/switch.ts';
import { tellAgent, type Centre } from '../centre.ts';
import type { GcQueue } from '../company.ts';
import type { Refusal } from '../errors.ts';
import { userEntry } from '../events/agents.ts';
import { inDialog, type AgentCommand, type Given } from './command.ts';

const forSupervisors =
  (run: (centre: Centre, supervisor: Agent, given: Given) => Refusal) =>
  (centre: Centre, agent: Agent, given: Given): Refusal =>
    agent.profile.supervises === undefined ? 'CF_GENERIC_UNSPECIFIED_REJECTION' : run(centre, agent, given);

const membersOf = ({ agents }: Centre, teamId: string): Agent[] =>
  [...agents.values()].filter(({ profile }) => profile.team === teamId);

const queueEntry = (centre: Centre, { queueId, name, team }: GcQueue): object => {
  const states = membersOf(centre, team).map(({ state }) => state);
  const count = (...wanted: GcAgentState[]): number => states.filter((state) => wanted.includes(state)).length;
  const waiting = [...centre.waiting].filter(({ queueName }) => queueName === name);
  const [oldest] = waiting;
  return {
    id: queueId,
    name,
    statistics: {
      callsInQueue: waiting.length,
      startTimeOfLongestCallInQueue: oldest === undefined ? '' : new Date(oldest.startedAt).toISOString(),
      agentsReady: count('READY'),
      agentsNotReady: count('NOT_READY'),
      agentsBusyOther: count('RESERVED', 'RESERVED_OUTBOUND', 'RESERVED_OUTBOUND_PREVIEW', 'HOLD'),
      agentsLoggedOn: states.length - count('LOGOUT'),
      agentsTalkingInbound: count('TALKING'),
      // What the platform doesn't count is -1.
      agentsTalkingOutbound: -1,
      agentsTalkingInternal: -1,
      agentsWrapUpNotReady: count('WORK'),
      agentsWrapUpReady: count('WORK_READY'),
    },
  };
};

const watch = ({ watchers }: Centre, supervisor: Agent, teamId: string): void =>
  void watchers.set(teamId, (watchers.get(teamId) ?? new Set()).add(supervisor));

const onCall = { extension: 'MISSING_EXTENSION', dialogId: 'NO_DIALOG_ID' } as const;

export const supervisorCommands: readonly AgentCommand[] = [
  {
    verb: 'getqueuelist',
    params: {},
    run: forSupervisors((centre, supervisor) => {
      const queues = centre.settings.queues.filter(({ team }) => supervisor.profile.supervises?.includes(team));
      return tellAgent(centre, supervisor, {
        type: 'Queue Stats',
        queue: queues.map((queue) => queueEntry(centre, queue)),
      });
    }),
  },
  {
    verb: 'silentmonitor',
    params: { extension: 'MISSING_EXTENSION' },
    run: forSupervisors((centre, supervisor, { extension = '' }) => monitor(centre, supervisor, extension)),
  },
  {
    verb: 'endsilentmonitor',
    params: { dialogId: 'NO_DIALOG_ID' },
    run: forSupervisors(
      inDialog(['ACTIVE'], (centre, leg) =>
        leg.dialog.kind === 'monitor' ? drop(centre, leg) : 'CF_INVALID_OBJECT_STATE',
      ),
    ),
  },
  {
    verb: 'bargein',
    params: onCall,
    run: forSupervisors((centre, supervisor, { extension = '', dialogId = '' }) =>
      barge(centre, supervisor, extension, dialogId),
    ),
  },
  {
    verb: 'dropparticipant',
    params: onCall,
    run: forSupervisors((centre, supervisor, { extension = '', dialogId = '' }) =>
      dropParticipant(centre, supervisor, extension, dialogId),
    ),
  },
  {
    verb: 'getteamusers',
    params: { teamId: 'PLEASE_RETRY', subscribe: null },
    run: forSupervisors((centre, supervisor, { teamId = '', subscribe }) => {
      if (!supervisor.profile.supervises?.includes(teamId)) return 'PLEASE_RETRY';
      if (subscribe === 'true') watch(centre, supervisor, teamId);
      const users = membersOf(centre, teamId).map((agent) => userEntry(centre, agent));
      return tellAgent(centre, supervisor, { type: 'Team Agents', users });
    }),
  },
];
