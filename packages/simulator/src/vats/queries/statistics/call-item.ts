import { unixSeconds } from '../../calls/events.ts';
import type { PastCall, PastLeg } from '../../calls/past-call.ts';
import type { Party } from '../../calls/leg.ts';
import { findGroup, findUser, type Row } from '../../directory.ts';
import { isOn, textsOf, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';

/** Wire: `context_type`. */
export const contextTypes = { incoming: 1, outgoing: 2, internal: 3 } as const;

const secondsBetween = (from: number, until: number): number => unixSeconds(until) - unixSeconds(from);

/** A call as `stats/calls/result` lists it. */
export const callItem = (pbx: Pbx, call: PastCall, input: Input): Row => {
  const [first] = call.legs;
  const last = call.legs.at(-1);
  const caller = findUser(pbx.company, first?.from.extension);
  const asked = new Set(textsOf(input.ext_fields));
  return {
    entry_id: call.entryId,
    context_type: contextTypes[call.direction],
    context_status: call.talkedAt === undefined ? 0 : 1,
    caller_id: caller?.userId ?? null,
    caller_name: caller?.name ?? '',
    caller_number: first?.from.number ?? first?.from.extension ?? '',
    called_number: call.direction === 'incoming' ? call.lineNumber : (last?.to.number ?? last?.to.extension ?? ''),
    context_start_time: unixSeconds(call.createdAt),
    duration: secondsBetween(call.createdAt, call.endedAt),
    talk_duration: talkSeconds(call),
    operator_call_duration: call.talkedAt === undefined ? null : talkSeconds(call),
    context_init_type: call.byCommand ? 4 : 0,
    recall_status: call.direction === 'incoming' && call.talkedAt === undefined ? 0 : null,
    cost: '0.00',
    ...(asked.has('context_cost_full') ? { context_cost_full: '0.00' } : {}),
    ...(asked.has('context_cost_tariff') ? { context_cost_tariff: '0.00' } : {}),
    ...(isOn(input.ext_params) ? contactCentrePart() : {}),
    context_calls: call.legs.map((leg) => contextCall(pbx, call, leg)),
  };
};

export const talkSeconds = ({ talkedAt, endedAt }: PastCall): number =>
  talkedAt === undefined ? 0 : secondsBetween(talkedAt, endedAt);

const contactCentrePart = (): Row => ({
  conversion: null,
  tag_id: [],
  call_comment: '',
  script_id: [],
  mark_client: null,
  mark_controller: null,
});

const contextCall = (pbx: Pbx, call: PastCall, leg: PastLeg): Row => {
  const talked = leg.connectedAt === undefined ? 0 : secondsBetween(leg.connectedAt, leg.endedAt);
  return {
    ...abonentOf(pbx, call.direction === 'outgoing' && leg.to.extension === undefined ? leg.from : leg.to),
    call_start_time: unixSeconds(leg.appearedAt),
    call_answer_time: leg.connectedAt === undefined ? null : unixSeconds(leg.connectedAt),
    call_end_time: unixSeconds(leg.endedAt),
    call_duration: secondsBetween(leg.appearedAt, leg.endedAt),
    talk_duration: talked,
    dial_duration: secondsBetween(leg.appearedAt, leg.connectedAt ?? leg.endedAt),
    hold_duration: null,
    call_end_reason: leg.reason,
    recording_id: leg.recordingIds,
    external_call_id: leg.callId,
    ...directionFlags(call),
    members: null,
    ...groupPart(pbx, leg),
  };
};

const abonentOf = (pbx: Pbx, party: Party): Row => {
  const user = findUser(pbx.company, party.extension);
  return {
    call_type: user === undefined ? 'number' : 'user',
    call_abonent_id: user?.userId ?? null,
    call_abonent_info: user?.name ?? '',
    call_abonent_number: party.number ?? party.extension ?? '',
  };
};

const groupPart = (pbx: Pbx, leg: PastLeg): Row => {
  const group = findGroup(pbx.company, leg.groupExtension);
  if (group === undefined) return {};
  return {
    call_type: 'group',
    call_abonent_id: group.groupId,
    call_abonent_info: group.name,
    members: [{ ...abonentOf(pbx, leg.to), call_end_reason: leg.reason, recording_id: leg.recordingIds }],
  };
};

const flags = [
  'ModeListen',
  'ModePrompt',
  'ModeConference',
  'ModeGroup',
  'RecordInbound',
  'RecordOutbound',
  'BlindTransfer',
  'ConsultTransfer',
  'OutboundDialing',
  'Intercepted',
];

const directionFlags = ({ direction, legs }: PastCall): Row => ({
  DirectionInbound: direction === 'incoming',
  DirectionOutbound: direction === 'outgoing',
  ModeConversation: true,
  ...Object.fromEntries(flags.map((flag) => [flag, false])),
  IvrNotUsed: !legs.some(({ location }) => location === 'ivr'),
});
