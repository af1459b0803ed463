import {
  anything,
  decimal,
  flag,
  integer,
  named,
  oneOf,
  output,
  required,
  rowsOf,
  text,
  type CodeReading,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { appeal, type Appeal } from '../../appeals.ts';
import type { VatsCode } from '../../codes.ts';
import { code, items, maybe } from '../../webhooks/kinds.ts';

/** Who took part in a piece of a call. */
export type MemberKind = 'number' | 'user' | 'group' | 'conference';

/** What a piece of a call was. Wire: 14 booleans, in capitals there: `DirectionInbound`, … */
export interface CallTraits {
  readonly directionInbound?: boolean;
  readonly directionOutbound?: boolean;
  readonly modeConversation?: boolean;
  readonly modeListen?: boolean;
  readonly modePrompt?: boolean;
  readonly modeConference?: boolean;
  readonly modeGroup?: boolean;
  readonly recordInbound?: boolean;
  readonly recordOutbound?: boolean;
  readonly blindTransfer?: boolean;
  readonly consultTransfer?: boolean;
  readonly outboundDialing?: boolean;
  readonly intercepted?: boolean;
  readonly ivrNotUsed?: boolean;
}

/** A piece of a conversation: one party that was called. Times are Unix seconds. Source: manual 2026 §3.4.2.3. */
export interface CallMember extends CallTraits {
  /** Wire: `call_type`. */
  readonly type?: MemberKind | (string & {});
  /** Id of the employee or group. Wire: `call_abonent_id`. */
  readonly partyId?: string;
  /** Wire: `call_abonent_info`. */
  readonly partyName?: string;
  /** Wire: `call_abonent_number`. */
  readonly partyNumber?: string;
  /** Wire: `call_start_time`. */
  readonly startTime?: number;
  /** Absent if nobody answered. Wire: `call_answer_time`. */
  readonly answerTime?: number;
  /** Wire: `call_end_time`. */
  readonly endTime?: number;
  /** Seconds. Wire: `call_duration`. */
  readonly durationSeconds?: number;
  /** Seconds. Wire: `talk_duration`. */
  readonly talkSeconds?: number;
  /** Seconds. Wire: `dial_duration`. */
  readonly dialSeconds?: number;
  /** Seconds. Wire: `hold_duration`. */
  readonly holdSeconds?: number;
  /** How it ended. Wire: `call_end_reason`. */
  readonly endReason?: CodeReading<VatsCode>;
  /** Wire: `recording_id`. */
  readonly recordingIds?: readonly string[];
  /** Wire: `external_call_id`. */
  readonly externalCallId?: string;
  /** Of a group: its employees that were called. Wire: `members`. */
  readonly members?: readonly CallMember[];
}

const traits = {
  directionInbound: 'DirectionInbound',
  directionOutbound: 'DirectionOutbound',
  modeConversation: 'ModeConversation',
  modeListen: 'ModeListen',
  modePrompt: 'ModePrompt',
  modeConference: 'ModeConference',
  modeGroup: 'ModeGroup',
  recordInbound: 'RecordInbound',
  recordOutbound: 'RecordOutbound',
  blindTransfer: 'BlindTransfer',
  consultTransfer: 'ConsultTransfer',
  outboundDialing: 'OutboundDialing',
  intercepted: 'Intercepted',
  ivrNotUsed: 'IvrNotUsed',
} as const satisfies Record<keyof CallTraits, string>;

const traitFields = Object.fromEntries(Object.entries(traits).map(([name, wire]) => [name, maybe(wire, flag())])) as {
  readonly [Trait in keyof CallTraits]-?: ReturnType<typeof maybe<boolean>>;
};

const memberFields = {
  type: maybe('call_type', oneOf(['number', 'user', 'group', 'conference'])),
  partyId: maybe('call_abonent_id', text()),
  partyName: maybe('call_abonent_info', text()),
  partyNumber: maybe('call_abonent_number', text()),
  startTime: maybe('call_start_time', integer()),
  answerTime: maybe('call_answer_time', integer()),
  endTime: maybe('call_end_time', integer()),
  durationSeconds: maybe('call_duration', integer()),
  talkSeconds: maybe('talk_duration', integer()),
  dialSeconds: maybe('dial_duration', integer()),
  holdSeconds: maybe('hold_duration', integer()),
  endReason: maybe('call_end_reason', code),
  recordingIds: maybe('recording_id', rowsOf(text())),
  externalCallId: maybe('external_call_id', text()),
  ...traitFields,
};

/** Employees of a group have no members of their own. */
const groupMember: Reader<CallMember> = output<Omit<CallMember, 'members'>>(memberFields);
const member: Reader<CallMember> = output<CallMember>({
  ...memberFields,
  members: maybe('members', rowsOf(groupMember)),
});

/** A conversation with all its parties. Some are rows of the PBX's own, without times. Source: manual 2026 §3.4.2.3. */
export interface StatisticsCall {
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Wire: `context_type`, 1, 2, 3. */
  readonly direction?: CallDirection | (string & {});
  /** Did anybody talk? Wire: `context_status`, 1, 0. */
  readonly answered?: boolean;
  /** What became of a missed call; as it comes. Wire: `recall_status`. */
  readonly recallStatus?: string;
  /** The employee who called; absent for a client. Wire: `caller_id`. */
  readonly callerUserId?: string;
  /** Wire: `caller_name`. */
  readonly callerName?: string;
  /** Wire: `caller_number`. */
  readonly callerNumber?: string;
  /** Wire: `called_number`. */
  readonly calledNumber?: string;
  /** Unix seconds. Wire: `context_start_time`. */
  readonly startTime?: number;
  /** Seconds. Wire: `duration`. */
  readonly durationSeconds?: number;
  /** Seconds. Wire: `talk_duration`. */
  readonly talkSeconds?: number;
  /** Seconds. Wire: `operator_call_duration`. */
  readonly operatorSeconds?: number;
  /** What began it. Wire: `context_init_type`, 0 to 6. */
  readonly startedBy?: CallStart | (string & {});
  /** Wire: `cost`. */
  readonly cost?: number;
  /** With the extra field `fullCost`. Wire: `context_cost_full`. */
  readonly fullCost?: number;
  /** With the extra field `tariffCost`. Wire: `context_cost_tariff`. */
  readonly tariffCost?: number;
  /** The client's case, with `contactCentre`. Wire: `conversion`. */
  readonly appeal?: Appeal;
  /** With `contactCentre`. Wire: `tag_id`. */
  readonly tagIds?: readonly string[];
  /** With `contactCentre`. Wire: `call_comment`. */
  readonly comment?: string;
  /** With `contactCentre`. Wire: `script_id`. */
  readonly scriptIds?: readonly string[];
  /** The client's mark, 1 to 10; -1: asked, and not given. Wire: `mark_client`. */
  readonly clientMark?: number;
  /** The controller's marks, as they come. Wire: `mark_controller`. */
  readonly controllerMarks?: unknown;
  /** The parties that were called. Wire: `context_calls`. */
  readonly members?: readonly CallMember[];
  /** As it comes; withdrawn from the newest manual. Wire: `task`. */
  readonly task?: unknown;
}

export type CallDirection = 'incoming' | 'outgoing' | 'internal';

export type CallStart =
  | 'anyDevice'
  | 'sipToNumber'
  | 'toSip'
  | 'contactCentre'
  | 'callbackOrder'
  | 'widgetOrder'
  | 'groupRedial';

export const callDirection: Writer<CallDirection> & Reader<CallDirection | (string & {})> = named({
  incoming: 1,
  outgoing: 2,
  internal: 3,
});

const callStart = named({
  anyDevice: 0,
  sipToNumber: 1,
  toSip: 2,
  contactCentre: 3,
  callbackOrder: 4,
  widgetOrder: 5,
  groupRedial: 6,
});

export const call: Reader<StatisticsCall> = output<StatisticsCall>({
  entryId: required('entry_id', text()),
  direction: maybe('context_type', callDirection),
  answered: maybe('context_status', flag()),
  recallStatus: maybe('recall_status', text()),
  callerUserId: maybe('caller_id', text()),
  callerName: maybe('caller_name', text()),
  callerNumber: maybe('caller_number', text()),
  calledNumber: maybe('called_number', text()),
  startTime: maybe('context_start_time', integer()),
  durationSeconds: maybe('duration', integer()),
  talkSeconds: maybe('talk_duration', integer()),
  operatorSeconds: maybe('operator_call_duration', integer()),
  startedBy: maybe('context_init_type', callStart),
  cost: maybe('cost', decimal()),
  fullCost: maybe('context_cost_full', decimal()),
  tariffCost: maybe('context_cost_tariff', decimal()),
  appeal: maybe('conversion', appeal),
  tagIds: maybe('tag_id', rowsOf(text())),
  comment: maybe('call_comment', text()),
  scriptIds: maybe('script_id', rowsOf(text())),
  clientMark: maybe('mark_client', integer()),
  controllerMarks: maybe('mark_controller', anything()),
  members: maybe('context_calls', items(member)),
  task: maybe('task', anything()),
});
