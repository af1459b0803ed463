import type { Agent } from '../agent.ts';
import { tellAgent, type Centre } from '../centre.ts';
import type { GcPhonebook, GcReasons } from '../company.ts';
import { userEntry } from '../events/agents.ts';
import type { GcEvent } from '../events/event.ts';
import type { AgentCommand, Given } from './command.ts';

/** A command that is answered with one event, or refused because what it names isn't there. */
const list = (
  verb: string,
  answer: (centre: Centre, agent: Agent, given: Given) => GcEvent | undefined,
  more: Partial<Pick<AgentCommand, 'params' | 'only'>> = {},
): AgentCommand => ({
  verb,
  params: {},
  ...more,
  run: (centre, agent, given) => {
    const event = answer(centre, agent, given);
    return event === undefined ? 'PLEASE_RETRY' : tellAgent(centre, agent, event);
  },
});

const reasons = (verb: string, category: string, kind: keyof GcReasons): AgentCommand =>
  list(verb, ({ settings }, { id }) => ({
    type: 'ReasonCodes',
    category,
    reasonCodes: settings.reasons[kind].map(({ code, label }) => ({ [code]: label })),
    agentId: id,
  }));

const bookEntry = ({ phonebookId, name, team }: GcPhonebook): object => ({
  id: phonebookId,
  name,
  type: team === undefined ? 'GLOBAL' : 'TEAM',
});

const required = (name: string): Pick<AgentCommand, 'params'> => ({ params: { [name]: 'PLEASE_RETRY' } });

export const listCommands: readonly AgentCommand[] = [
  reasons('wrapupreasoncode', 'WrapUp', 'wrapUp'),
  reasons('reasoncodelogout', 'LOGOUT', 'logout'),
  reasons('reasoncodenotready', 'NOT_READY', 'notReady'),
  list('getallagents', (centre) => ({
    type: 'Agents',
    users: [...centre.phones.values()].map((agent) => userEntry(centre, agent)),
  })),
  list('GetPhonebooks', ({ settings }, { profile }) => ({
    type: 'PhoneBook',
    phonebooks: settings.phonebooks.filter(({ team = profile.team }) => team === profile.team).map(bookEntry),
  })),
  list(
    'GetTeamPhonebooks',
    ({ settings }, _agent, { teamId }) =>
      settings.teams.some((team) => team.teamId === teamId)
        ? {
            type: 'Team PhoneBook',
            phonebooks: settings.phonebooks.filter(({ team }) => team === teamId).map(bookEntry),
          }
        : undefined,
    required('teamId'),
  ),
  list(
    'GetPhonebookContacts',
    ({ settings }, _agent, { phonebookId }) => {
      const book = settings.phonebooks.find((one) => one.phonebookId === phonebookId);
      return (
        book && { type: 'phoneBook_contacts', contacts: book.contacts.map((one) => ({ description: '', ...one })) }
      );
    },
    required('phonebookId'),
  ),
  list(
    'GETSKILLGROUP',
    ({ settings }, _agent, { range = '', start = '', count = '' }) => {
      const skills = settings.skillGroups.map(({ skillGroupId, name }) => ({ id: skillGroupId, name }));
      const whole = range === 'ALL';
      if (!whole && (range !== 'INDEXING' || !/^[1-9]\d*$/.test(start) || !/^\d+$/.test(count))) return undefined;
      const first = Number(start) - 1;
      return { type: 'skillGroup', skills: whole ? skills : skills.slice(first, first + Number(count)) };
    },
    { only: 'ucce', params: { range: 'PLEASE_RETRY', start: null, count: null } },
  ),
  list(
    'GETSUPERVISOR',
    (centre) => ({
      type: 'supervisors',
      supervisors: [...centre.agents.values()]
        .filter(({ profile }) => profile.supervises !== undefined)
        .map((agent) => userEntry(centre, agent)),
    }),
    { only: 'ucce' },
  ),
  list(
    'GETAGENTEXTENSION',
    (_centre, { extension, mobile }, { fNumber }) => ({
      type: 'agentExtension',
      agentExtension: { port: extension, dialNumber: mobile?.phone ?? fNumber },
    }),
    { only: 'ucce', ...required('fNumber') },
  ),
];
