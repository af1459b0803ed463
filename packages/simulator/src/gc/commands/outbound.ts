import type { Agent } from '../agent.ts';
import { callbackOf, tellCallback } from '../callbacks.ts';
import type { Leg, LegState } from '../calls/dialog.ts';
import { acceptOffer, declineOffer } from '../calls/outbound.ts';
import type { Centre } from '../centre.ts';
import { inDialog, type AgentCommand, type InDialog } from './command.ts';

const anyState: readonly LegState[] = ['INITIATING', 'INITIATED', 'ALERTING', 'ACTIVE', 'HELD', 'FAILED'];

/** The agent's word on an offer, which the command says a second time. */
const onOffer = (verb: string, word: string, run: (centre: Centre, leg: Leg, agent: Agent) => void): AgentCommand => ({
  verb,
  params: { dialogId: 'NO_DIALOG_ID', word: 'PLEASE_RETRY' },
  run: inDialog(['ACTIVE'], (centre, leg, agent, given) => {
    if (given['word'] !== word) return 'PLEASE_RETRY';
    if (leg.reserves === undefined) return 'CF_INVALID_OBJECT_STATE';
    return run(centre, leg, agent);
  }),
});

/** Something that can only be said of a call of the dialler. */
const ofOutbound = (run: InDialog): AgentCommand['run'] =>
  inDialog(anyState, (centre, leg, agent, given) =>
    leg.dialog.callType.startsWith('OUTBOUND') ? run(centre, leg, agent, given) : 'CF_INVALID_OBJECT_STATE',
  );

const about = { targetMediaAddress: 'MISSING_EXTENSION', dialogId: 'NO_DIALOG_ID' } as const;
const appointment = { ...about, time: 'PLEASE_RETRY', number: 'MISSING_NUMBER' } as const;
const appointmentSteps = ['status', 'call', 'news', 'status', 'call'] as const;
const shortSteps = ['news', 'status', 'call'] as const;

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Changes the appointment of a call, or says that there is none. */
const onAppointment = (run: InDialog): AgentCommand['run'] =>
  ofOutbound((centre, leg, agent, given) => {
    if (!isTime(given['time'] ?? '')) return 'PLEASE_RETRY';
    return run(centre, leg, agent, given);
  });

export const outboundCommands: readonly AgentCommand[] = [
  onOffer('AcceptOutboundPreview', 'ACCEPT', acceptOffer),
  onOffer('RejectOutboundPreview', 'REJECT', declineOffer),
  onOffer('CloseOutboundPreview', 'CLOSE', declineOffer),
  {
    verb: 'SHCEDULECALLBACK',
    params: appointment,
    run: onAppointment((centre, { dialog }, agent, { time = '', number = '' }) => {
      centre.callbacks.push({ agentId: agent.id, dialogId: dialog.id, time, number, cancelled: false });
      tellCallback(centre, agent, dialog, 'callback scheduled', appointmentSteps);
    }),
  },
  {
    verb: 'UPDATECALLBACK',
    params: appointment,
    run: onAppointment((centre, { dialog }, agent, { time = '', number = '' }) => {
      const callback = callbackOf(centre, dialog);
      if (callback === undefined) return tellCallback(centre, agent, dialog, 'no data found', ['news']);
      Object.assign(callback, { time, number });
      return tellCallback(centre, agent, dialog, 'callback updated', appointmentSteps);
    }),
  },
  {
    verb: 'CANCELSHCEDULECALLBACK',
    params: about,
    run: ofOutbound((centre, { dialog }, agent) => {
      const callback = callbackOf(centre, dialog);
      if (callback === undefined) return tellCallback(centre, agent, dialog, 'no data found', ['news']);
      callback.cancelled = true;
      return tellCallback(centre, agent, dialog, 'callback canceled', shortSteps);
    }),
  },
  {
    verb: 'RECLASSIFYCALL',
    params: { ...about, value: 'PLEASE_RETRY' },
    run: ofOutbound((centre, { dialog }, agent, { value = '' }) => {
      dialog.variables.set('BAResponse', value);
      tellCallback(centre, agent, dialog, `reclassified as ${value}`, shortSteps);
    }),
  },
];
