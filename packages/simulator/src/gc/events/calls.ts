import type { Agent } from '../agent.ts';
import { liveLegs, type Leg } from '../calls/dialog.ts';
import type { GcSettings } from '../options.ts';
import type { GcEvent } from './event.ts';
import { participantOf } from './participants.ts';

/** The forms in which calls are told, with the spelling of each. */
const sections = {
  call: 'InboundCall: dialogID state startTime associatedDialogId fromAddress callVariables participants callType agentId queueName',
  offer:
    'OutboundCall: dialogID state startTime prevDialogId fromAddress callVariables participants callType agentId queueName',
  ringing: 'NewInboundCall: dialogID fromAddress callVariables callType agentId queueName',
  consult:
    'ConsultCall: state assDialogId startTime fromAddress toAddress callVariables participants callType agentId queueName',
  dropped: 'InboundCall: dialogId prevDialogId state agentId queueName',
  conference:
    'InboundCall: dialogId state startTime prevDialogId fromAddress callVariables participants callType agentId queueName',
  transfer:
    'InboundCall: dialogId state startTime associatedDialogId fromAddress callVariables participants callType agentId',
} as const;

export type Section = keyof typeof sections;

/** Two sections print their state in another case. */
const printedStates: { readonly [Name in Section]?: string } = { conference: 'Active', transfer: 'Held' };

const variableForms: {
  readonly [Form in GcSettings['callVariables']]: (variables: readonly (readonly [string, string])[]) => unknown;
} = {
  list: (variables) => variables.map(([name, value]) => ({ name, value })),
  pairs: (variables) => variables.map(([name, value]) => ({ [name]: value })),
  map: (variables) => Object.fromEntries(variables),
  finesse: (variables) => ({ CallVariable: variables.map(([name, value]) => ({ name, value })) }),
};

const emptyNames: { readonly [Form in GcSettings['emptyQueueName']]: unknown } = { object: {}, string: '', null: null };

/** How a dialog stands for one of its agents. */
const stateFor = ({ state }: Leg, { heldDialog }: GcSettings): string => (state === 'HELD' ? heldDialog : state);

const valuesFor = (leg: Leg, agent: Agent, settings: GcSettings, section: Section): Record<string, unknown> => {
  const { dialog } = leg;
  const known = dialog.queueName !== undefined && leg.state !== 'ALERTING' && leg.reserves === undefined;
  return {
    dialogID: dialog.id,
    dialogId: dialog.id,
    assDialogId: dialog.id,
    associatedDialogId: dialog.origin?.id ?? null,
    prevDialogId: dialog.successor?.id ?? null,
    state: printedStates[section] ?? stateFor(leg, settings),
    startTime: new Date(dialog.startedAt).toISOString(),
    fromAddress: dialog.fromAddress,
    toAddress: dialog.toAddress,
    callVariables: variableForms[settings.callVariables]([...dialog.variables]),
    participants: liveLegs(dialog).map(participantOf),
    callType: dialog.callType,
    agentId: agent.id,
    queueName: known ? dialog.queueName : emptyNames[settings.emptyQueueName],
  };
};

/** A call, as it is told to the agent of this leg. */
export const callEvent = (leg: Leg, agent: Agent, settings: GcSettings, section: Section): GcEvent => {
  const [type = '', names = ''] = sections[section].split(': ');
  const values = valuesFor(leg, agent, settings, section);
  return { type, ...Object.fromEntries(names.split(' ').map((name) => [name, values[name]])) };
};

/** An agent's own part in a dialog; `NOT_FOUND` for one who has none. */
export const dialogStateEvent = (dialogId: string, leg: Leg | undefined, agent: Agent): GcEvent => ({
  type: 'DialogState',
  dialogId,
  state: leg?.state ?? 'NOT_FOUND',
  agentId: agent.id,
});
