import { input, integer, noInput, optional, required, type NoInput } from '@trunkline/core';
import type { GcReasonCodesEvent } from '../events/reason-codes.ts';
import type { GcAgentsEvent, GcSupervisorsEvent } from '../events/users.ts';
import type { GcContactsEvent, GcPhonebooksEvent, GcTeamPhonebooksEvent } from '../events/phonebooks.ts';
import type { GcAgentExtensionEvent, GcSkillGroupsEvent } from '../events/ucce.ts';
import { parameter } from '../fields.ts';
import { next } from '../replies.ts';
import { verb, type GcVerb } from '../verb.ts';

const codesOf = (category: string): ReturnType<typeof next<NoInput, 'reasonCodes'>> =>
  next('reasonCodes', (event) => event.category?.toUpperCase() === category, `reason codes ${category}`);

/** What a call can have been about. Wire: `wrapupreasoncode#<agent>`. Answer: `ReasonCodes` of category `WrapUp`. */
export const getWrapUpReasonCodes: GcVerb<NoInput, GcReasonCodesEvent> = verb(
  'getWrapUpReasonCodes',
  { verb: 'wrapupreasoncode' },
  { input: noInput, reply: codesOf('WRAPUP') },
);

/** Why one can log out. Wire: `reasoncodelogout#<agent>`. Answer: `ReasonCodes` of category `LOGOUT`. */
export const getLogoutReasonCodes: GcVerb<NoInput, GcReasonCodesEvent> = verb(
  'getLogoutReasonCodes',
  { verb: 'reasoncodelogout' },
  { input: noInput, reply: codesOf('LOGOUT') },
);

/** Why one can be not ready. Wire: `reasoncodenotready#<agent>`. Answer: `ReasonCodes` of category `NOT_READY`. */
export const getNotReadyReasonCodes: GcVerb<NoInput, GcReasonCodesEvent> = verb(
  'getNotReadyReasonCodes',
  { verb: 'reasoncodenotready' },
  { input: noInput, reply: codesOf('NOT_READY') },
);

/** The agents who are logged in. Wire: `getallagents#<agent>`. Answer: `Agents`. */
export const getAllAgents: GcVerb<NoInput, GcAgentsEvent> = verb(
  'getAllAgents',
  { verb: 'getallagents' },
  { input: noInput, reply: next('agents') },
);

/** The phonebooks for everyone and for the agent's team. Wire: `GetPhonebooks#<agent>`. Answer: `PhoneBook`. */
export const getPhonebooks: GcVerb<NoInput, GcPhonebooksEvent> = verb(
  'getPhonebooks',
  { verb: 'GetPhonebooks' },
  { input: noInput, reply: next('phonebooks') },
);

export interface TeamInput {
  readonly teamId: string;
}

/** The phonebooks of a team. Wire: `GetTeamPhonebooks#<agent>` with the team. Answer: `Team PhoneBook`, without the team. */
export const getTeamPhonebooks: GcVerb<TeamInput, GcTeamPhonebooksEvent> = verb(
  'getTeamPhonebooks',
  { verb: 'GetTeamPhonebooks' },
  { input: input<TeamInput>({ teamId: required('TeamID', parameter()) }), reply: next('teamPhonebooks') },
);

export interface PhonebookInput {
  readonly phonebookId: string;
}

/** What stands in a phonebook. Wire: `GetPhonebookContacts#<agent>` with the phonebook. Answer: `phoneBook_contacts`, without it. */
export const getPhonebookContacts: GcVerb<PhonebookInput, GcContactsEvent> = verb(
  'getPhonebookContacts',
  { verb: 'GetPhonebookContacts' },
  { input: input<PhonebookInput>({ phonebookId: required('PhonebookID', parameter()) }), reply: next('contacts') },
);

export interface PageInput {
  /** The first of them, counted from 1. Default: all. That this is what the number means is inferred. */
  readonly start?: number;
  /** How many. Default 25 where a start is given. */
  readonly count?: number;
}

/**
 * The skill groups. UCCE only.
 *
 * Wire: `GETSKILLGROUP#<agent>` with `ALL,0,0`, or `INDEXING`, start and count. Answer: `skillGroup`.
 */
export const getSkillGroups: GcVerb<PageInput, GcSkillGroupsEvent> = verb(
  'getSkillGroups',
  {
    verb: 'GETSKILLGROUP',
    body: ({ start, count }) =>
      start === undefined && count === undefined
        ? ['ALL', '0', '0']
        : ['INDEXING', String(start ?? 1), String(count ?? 25)],
  },
  {
    input: input<PageInput>({
      start: optional('start', integer({ min: 1 })),
      count: optional('count', integer({ min: 1 })),
    }),
    reply: next('skillGroups'),
    availability: { flavour: 'ucce' },
  },
);

/** The supervisors. UCCE only. Wire: `GETSUPERVISOR#<agent>`. Answer: `supervisors`. */
export const getSupervisors: GcVerb<NoInput, GcSupervisorsEvent> = verb(
  'getSupervisors',
  { verb: 'GETSUPERVISOR' },
  { input: noInput, reply: next('supervisors'), availability: { flavour: 'ucce' } },
);

export interface AgentExtensionInput {
  /** The document's `F_Number`, which it does not explain. */
  readonly fNumber: string;
}

/** Port and number of a mobile agent. UCCE only. Wire: `GETAGENTEXTENSION#<agent>` with `F_Number`. Answer: `agentExtension`. */
export const getAgentExtension: GcVerb<AgentExtensionInput, GcAgentExtensionEvent> = verb(
  'getAgentExtension',
  { verb: 'GETAGENTEXTENSION' },
  {
    input: input<AgentExtensionInput>({ fNumber: required('F_Number', parameter()) }),
    reply: next('agentExtension'),
    availability: { flavour: 'ucce' },
  },
);
