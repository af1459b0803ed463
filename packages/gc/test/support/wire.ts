import { readTable } from './tables.ts';

/** Every field of every section of the vendor's document. */
export const documented: readonly Record<'section' | 'type' | 'field' | 'values', string>[] = readTable('events.tsv', [
  'section',
  'type',
  'field',
  'values',
]);

/** Types of the wire and ours. The last two are no types in the document, but names for outputs of commands. */
export const types = {
  System: 'system',
  Error: 'error',
  ConnectStatus: 'connectStatus',
  AgentInfo: 'agentInfo',
  State: 'state',
  InboundCall: 'inboundCall',
  OutboundCall: 'outboundCall',
  NewInboundCall: 'newInboundCall',
  ReasonCodes: 'reasonCodes',
  ConsultCall: 'consultCall',
  DialogState: 'dialogState',
  Agents: 'agents',
  'Team Agents': 'teamAgents',
  'Queue Stats': 'queueStats',
  PhoneBook: 'phonebooks',
  'Team PhoneBook': 'teamPhonebooks',
  phoneBook_contacts: 'contacts',
  status: 'status',
  control: 'control',
  callback: 'callback',
  skillGroup: 'skillGroups',
  supervisors: 'supervisors',
  agentExtension: 'agentExtension',
  NewOutboundCall: 'outboundCall',
  NewOutboundPreviewCall: 'outboundCall',
} as const;

export const wireTypes = Object.keys(types) as readonly (keyof typeof types)[];
