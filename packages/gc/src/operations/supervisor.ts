import { flag, input, noInput, optional, required, type NoInput } from '@trunkline/core';
import type { GcInboundCallEvent } from '../events/calls.ts';
import type { GcQueueStatsEvent } from '../events/queues.ts';
import type { GcControlEvent, GcStatusEvent } from '../events/messages.ts';
import type { GcStateEvent } from '../events/agent.ts';
import type { GcTeamAgentsEvent } from '../events/users.ts';
import { dialNumber, parameter, strictParameter } from '../fields.ts';
import { agentState, becomes, dialogBecomes, dialogIs, dialogLane, newCall, next } from '../replies.ts';
import { silentVerb, verb, type GcVerb, type ReplyRule } from '../verb.ts';
import type { DialogInput } from './calls.ts';
import type { TeamInput } from './lists.ts';

const supervisor = { role: 'supervisor' } as const;

/** How busy the queues are. Wire: `getqueuelist#<agent>`. Answer: `Queue Stats`. */
export const getQueueList: GcVerb<NoInput, GcQueueStatsEvent> = verb(
  'getQueueList',
  { verb: 'getqueuelist' },
  { input: noInput, reply: next('queueStats'), availability: supervisor },
);

export interface AgentAtExtension {
  /** The extension of the agent. */
  readonly extension: string;
}

/** The supervisor's own telephone rings, and a talk that goes on gets another ear or voice. */
const joinsAgent = { how: 'ring', numbers: ({ extension }: AgentAtExtension) => [extension] } as const;

/** Listens to an agent without being heard. Wire: `silentmonitor#<agent>` with the extension. Answer: `InboundCall` of a new dialog. */
export const silentMonitor: GcVerb<AgentAtExtension, GcInboundCallEvent> = verb(
  'silentMonitor',
  { verb: 'silentmonitor' },
  {
    input: input<AgentAtExtension>({ extension: required('Agent_Extension', dialNumber()) }),
    reply: newCall(),
    reach: joinsAgent,
    availability: supervisor,
  },
);

/** Stops listening. Wire: `endsilentmonitor#<agent>` with the dialog. Answer: `InboundCall` of it, `DROPPED`. */
export const endSilentMonitor: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'endSilentMonitor',
  { verb: 'endsilentmonitor' },
  {
    input: input<DialogInput>({ dialogId: required('Dialog_ID', parameter()) }),
    reply: dialogIs('DROPPED'),
    availability: supervisor,
  },
);

export interface AgentInDialog extends AgentAtExtension, DialogInput {}

const agentInDialog = input<AgentInDialog>({
  extension: required('Agent_Extension', dialNumber()),
  dialogId: required('Dialog_ID', parameter()),
});

const dropped: ReplyRule<AgentInDialog, GcStateEvent | GcStatusEvent | GcControlEvent> = {
  lanes: ({ dialogId }, { agentId }) => [dialogLane(dialogId), `state of ${agentId}`, 'control'],
  reader:
    (_input, { agentId }) =>
    (event) => {
      const isOwn = event.type === 'state' && (event.agentId ?? agentId) === agentId;
      return isOwn || event.type === 'control' || event.type === 'status' ? event : undefined;
    },
};

/**
 * Takes somebody out of a call.
 *
 * Wire: `dropparticipant#<agent>` with extension and dialog. Answer: `State`, `status` or `control`, whichever is first: the
 * document names the first two with the command, and lists the third.
 */
export const dropParticipant: GcVerb<AgentInDialog, GcStateEvent | GcStatusEvent | GcControlEvent> = verb(
  'dropParticipant',
  { verb: 'dropparticipant' },
  { input: agentInDialog, reply: dropped, availability: supervisor },
);

/** Joins the call of an agent. Wire: `bargein#<agent>` with extension and dialog. Answer: `InboundCall` of that dialog. */
export const bargeIn: GcVerb<AgentInDialog, GcInboundCallEvent> = verb(
  'bargeIn',
  { verb: 'bargein' },
  { input: agentInDialog, reply: dialogBecomes(() => true), reach: joinsAgent, availability: supervisor },
);

export interface TeamUsersInput extends TeamInput {
  /** Whether events of the team's members come to this session from now on. Default false. */
  readonly subscribe?: boolean;
}

/** The members of a team. Wire: `getteamusers#<agent>` with the team and, to subscribe, `true`. Answer: `Team Agents`, without the team. */
export const getTeamUsers: GcVerb<TeamUsersInput, GcTeamAgentsEvent> = verb(
  'getTeamUsers',
  {
    verb: 'getteamusers',
    body: ({ TeamID = '', subscribe }) => (subscribe === 'true' ? [TeamID, 'true'] : [TeamID]),
  },
  {
    input: input<TeamUsersInput>({
      teamId: required('TeamID', parameter()),
      subscribe: optional('subscribe', flag(['false', 'true'])),
    }),
    reply: next('teamAgents'),
    availability: supervisor,
  },
);

export interface TeamAgentInput {
  /** The agent it is about: a member of the supervisor's team. */
  readonly agentId: string;
}

/** Wire: `getteamuserstate#<agent>` with the member's id. Nothing answers it; the document calls it not implemented. */
export const getTeamUserState: GcVerb<TeamAgentInput, void> = silentVerb(
  'getTeamUserState',
  { verb: 'getteamuserstate' },
  {
    input: input<TeamAgentInput>({ agentId: required('Team_Agent_LoginID', strictParameter()) }),
    availability: { ...supervisor, state: 'not_implemented' },
  },
);

const member = input<TeamAgentInput>({ agentId: required('agentId', strictParameter()) });
const whose = ({ agentId }: TeamAgentInput): string => agentId;
const experimental = { ...supervisor, state: 'experimental' } as const;
const noParameters = (): readonly string[] => [];

/**
 * Logs a member of the team out. Experimental: the document has it as a repeat of `Logout` without a place for the member;
 * that the id behind `#` is the member's is inferred.
 *
 * Wire: `Logout#<member>`. Answer: `State` of the member with `LOGOUT`, if the supervisor has subscribed to the team.
 */
export const logoutAgent: GcVerb<TeamAgentInput, GcStateEvent> = verb(
  'logoutAgent',
  { verb: 'Logout', id: 'other', body: noParameters },
  { input: member, reply: agentState(({ state }) => state === 'LOGOUT', whose), availability: experimental },
);

/** Makes a member of the team not ready. Experimental, as {@link logoutAgent}. Wire: `MakeNotReady#<member>`. */
export const makeAgentNotReady: GcVerb<TeamAgentInput, GcStateEvent> = verb(
  'makeAgentNotReady',
  { verb: 'MakeNotReady', id: 'other', body: noParameters },
  { input: member, reply: agentState(becomes('NOT_READY'), whose), availability: experimental },
);
