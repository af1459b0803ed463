import { readCallVariables, readParticipants, type CallParticipant, type CallVariable } from './call-data.ts';
import { put, state, text, type Wire } from './wire.ts';
import type { AskedDialogState, CallType, ConsultState, DialogState } from './words.ts';

/** What every event about a call may carry. What comes depends on the kind of call, so nothing is certain. */
export interface GcCallFacts {
  /** The agent the event is for. */
  readonly agentId?: string;
  readonly fromAddress?: string;
  /** The ten variables of a call. Their shape on the wire is not public. */
  readonly callVariables?: readonly CallVariable[];
  readonly callType?: CallType;
  /** The queue the call came through. Not there yet while it rings. */
  readonly queueName?: string;
}

/** What events about a call that goes on carry beside. */
export interface GcCallProgress extends GcCallFacts {
  /** When the call began; its form is not documented. */
  readonly startTime?: string;
  /** The shape of `participants` is not public. */
  readonly participants?: readonly CallParticipant[];
}

/** A call as Finesse sees it: with its dialog id. */
export interface GcDialogFacts extends GcCallProgress {
  /** Finesse's id of the call. Wire: `dialogID` or `dialogId`. */
  readonly dialogId?: string;
  /** In upper case. */
  readonly state?: DialogState;
  /** The call this one belongs to, in a consultation or transfer. */
  readonly associatedDialogId?: string;
  /** The call before, if this one is being transferred to another agent. Wire: `prevDialogId`. */
  readonly previousDialogId?: string;
}

/**
 * A call of the agent has another state: also one that the agent dialled, one that ended, was transferred or became a
 * conference. Wire: `InboundCall`. Documented; no sample is public.
 */
export interface GcInboundCallEvent extends GcDialogFacts {
  readonly type: 'inboundCall';
}

/**
 * A call of an outbound campaign has another state; `callType` tells a preview from a dialler's call. Wire: `OutboundCall`;
 * `NewOutboundCall` and `NewOutboundPreviewCall`, as the commands call it, are read as well. Documented; no sample is public.
 */
export interface GcOutboundCallEvent extends GcDialogFacts {
  readonly type: 'outboundCall';
}

/** A call has come in. Wire: `NewInboundCall`. Documented; no sample is public. */
export interface GcNewInboundCallEvent extends GcCallFacts {
  readonly type: 'newInboundCall';
  /** Finesse's id of the call. Wire: `dialogID` or `dialogId`. */
  readonly dialogId?: string;
}

/** The agent consults somebody. Wire: `ConsultCall`. Documented; no sample is public. */
export interface GcConsultCallEvent extends GcCallProgress {
  readonly type: 'consultCall';
  /**
   * Wire: `assDialogId`, under its own name: the vendor's text has it both for the id of the consultation and for that of
   * the call it belongs to.
   */
  readonly assDialogId?: string;
  /** In upper case. */
  readonly state?: ConsultState;
  /** Who is consulted. */
  readonly toAddress?: string;
}

/**
 * The answer to a question about one dialog. HELD is a state of participants in Finesse, so it is probably the state of
 * the agent's own leg. Wire: `DialogState`. Documented; no sample is public.
 */
export interface GcDialogStateEvent {
  readonly type: 'dialogState';
  readonly agentId?: string;
  /** Finesse's id of the call. Wire: `dialogId` or `dialogID`. */
  readonly dialogId?: string;
  /** In upper case. */
  readonly state?: AskedDialogState;
}

function readDialogId(wire: Wire): string | undefined {
  return text(wire['dialogID']) ?? text(wire['dialogId']) ?? text(wire['DialogId']) ?? text(wire['DialogID']);
}

function putFacts(event: GcCallFacts, wire: Wire): void {
  put(event, 'fromAddress', text(wire['fromAddress']));
  put(event, 'callType', text(wire['callType']));
  put(event, 'queueName', text(wire['queueName']));
  put(event, 'callVariables', readCallVariables(wire['callVariables']));
}

function putProgress(event: GcCallProgress, wire: Wire): void {
  putFacts(event, wire);
  put(event, 'startTime', text(wire['startTime']));
  put(event, 'participants', readParticipants(wire['participants']));
}

function putDialog(event: GcDialogFacts, wire: Wire): void {
  put(event, 'dialogId', readDialogId(wire));
  put(event, 'state', state(wire['state']) ?? state(wire['State']));
  put(event, 'associatedDialogId', text(wire['associatedDialogId']) ?? text(wire['associatedDialogID']));
  put(event, 'previousDialogId', text(wire['prevDialogId']) ?? text(wire['prevDialogID']));
  putProgress(event, wire);
}

export function readInboundCall(wire: Wire): GcInboundCallEvent {
  const event: GcInboundCallEvent = { type: 'inboundCall' };
  putDialog(event, wire);
  return event;
}

export function readOutboundCall(wire: Wire): GcOutboundCallEvent {
  const event: GcOutboundCallEvent = { type: 'outboundCall' };
  putDialog(event, wire);
  return event;
}

export function readNewInboundCall(wire: Wire): GcNewInboundCallEvent {
  const event: GcNewInboundCallEvent = { type: 'newInboundCall' };
  put(event, 'dialogId', readDialogId(wire));
  putFacts(event, wire);
  return event;
}

export function readConsultCall(wire: Wire): GcConsultCallEvent {
  const event: GcConsultCallEvent = { type: 'consultCall' };
  put(event, 'assDialogId', text(wire['assDialogId']) ?? text(wire['assDialogID']));
  put(event, 'state', state(wire['state']) ?? state(wire['State']));
  put(event, 'toAddress', text(wire['toAddress']));
  putProgress(event, wire);
  return event;
}

export function readDialogState(wire: Wire): GcDialogStateEvent {
  const event: GcDialogStateEvent = { type: 'dialogState' };
  put(event, 'dialogId', readDialogId(wire));
  put(event, 'state', state(wire['state']) ?? state(wire['State']));
  return event;
}
