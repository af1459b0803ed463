import { readAgentInfo, readState } from './agent.ts';
import { readConsultCall, readDialogState, readInboundCall, readNewInboundCall, readOutboundCall } from './calls.ts';
import { readConnectStatus, readError, readSystem } from './connection.ts';
import type { GcEvent, GcUnknownEvent } from './event.ts';
import { readCallbackMessage, readControl, readStatus } from './messages.ts';
import { readContacts, readPhonebooks, readTeamPhonebooks } from './phonebooks.ts';
import { readQueueStats } from './queues.ts';
import { keepRaw } from './raw.ts';
import { readReasonCodes } from './reason-codes.ts';
import { readAgentExtension, readSkillGroups } from './ucce.ts';
import { readAgents, readSupervisors, readTeamAgents } from './users.ts';
import { isWire, put, text, type Wire } from './wire.ts';

/** Who reads which type of the wire. */
const readers: ReadonlyMap<unknown, (wire: Wire) => GcEvent> = new Map<string, (wire: Wire) => GcEvent>([
  ['System', readSystem],
  ['Error', readError],
  ['ConnectStatus', readConnectStatus],
  ['AgentInfo', readAgentInfo],
  ['State', readState],
  ['InboundCall', readInboundCall],
  ['OutboundCall', readOutboundCall],
  ['NewOutboundCall', readOutboundCall],
  ['NewOutboundPreviewCall', readOutboundCall],
  ['NewInboundCall', readNewInboundCall],
  ['ReasonCodes', readReasonCodes],
  ['ConsultCall', readConsultCall],
  ['DialogState', readDialogState],
  ['Agents', readAgents],
  ['Team Agents', readTeamAgents],
  ['Queue Stats', readQueueStats],
  ['PhoneBook', readPhonebooks],
  ['Team PhoneBook', readTeamPhonebooks],
  ['phoneBook_contacts', readContacts],
  ['status', readStatus],
  ['control', readControl],
  ['callback', readCallbackMessage],
  ['skillGroup', readSkillGroups],
  ['supervisors', readSupervisors],
  ['agentExtension', readAgentExtension],
]);

/** Types of the wire may hold a space. */
const shownType = /^[\w .:-]{1,64}$/;

function readUnknown(wire: Wire): GcUnknownEvent {
  const { type } = wire;
  return typeof type === 'string' && shownType.test(type) ? { type: 'unknown', wireType: type } : { type: 'unknown' };
}

/**
 * Reads one event, as it came in JSON. Never throws: what is no event, or of a type that nobody knows, is an event of type
 * `unknown`. Unknown members are dropped; `rawOf(event)` still has them.
 */
export function readEvent(value: unknown): GcEvent {
  try {
    if (!isWire(value)) return keepRaw<GcEvent>({ type: 'unknown' }, value);
    const read = readers.get(value['type']) ?? readUnknown;
    const event = read(value);
    put(event, 'agentId', text(value['agentId']));
    return keepRaw(event, value);
  } catch {
    return keepRaw<GcEvent>({ type: 'unknown' }, value); // a proxy or getter that throws
  }
}
