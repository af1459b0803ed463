import { idIn, isObject, objectIn } from '../asked.ts';
import type { CcaWebApiCapiGroup } from '../company.ts';
import { answered, done, refuse } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';

type Members = CcaWebApiCapiGroup['members'];

const describe = ({ id, name, surveyId, members }: CcaWebApiCapiGroup): object => ({
  Id: id,
  Name: name,
  SurveyId: surveyId,
  CapiMemberships: members.map(({ agentId, active }) => ({ Active: active, AgentId: agentId, Deleted: false })),
});

/** What a new group is made from. */
const template: CcaWebApiCapiGroup = { id: 0, name: '', surveyId: 0, members: [] };

/** The members after a change, which names those who come, change or go. */
const membersAfter = ({ agents }: Site, before: Members, change: unknown): Members => {
  if (change === undefined) return before;
  if (!Array.isArray(change)) return refuse('InvalidArgs');
  const members = new Map(before.map((member) => [member.agentId, member]));
  for (const one of change as unknown[]) {
    if (!isObject(one)) return refuse('InvalidArgs');
    const { AgentId: agentId, Active: active = true, Deleted: deleted = false } = one;
    if (typeof agentId !== 'number' || typeof active !== 'boolean') return refuse('InvalidArgs');
    if (!agents.has(agentId)) return refuse('UnknownObject');
    if (deleted === true) members.delete(agentId);
    else members.set(agentId, { agentId, active });
  }
  return [...members.values()];
};

/** A group after a change, which may leave out whatever stays as it is. */
const groupAfter = (
  site: Site,
  before: CcaWebApiCapiGroup,
  change: Readonly<Record<string, unknown>>,
): CcaWebApiCapiGroup => {
  const { Name: name = before.name, SurveyId: surveyId = before.surveyId, CapiMemberships: members } = change;
  if (typeof name !== 'string' || name === '' || typeof surveyId !== 'number') return refuse('InvalidArgs');
  const isTaken = [...site.capiGroups.values()].some((group) => group.name === name && group.id !== before.id);
  if (isTaken) return refuse(before.id === 0 ? 'AlreadyExists' : 'UpdateFailedNameAlreadyUsed');
  return { id: before.id, name, surveyId, members: membersAfter(site, before.members, members) };
};

export const capiGroupEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: 'CapiGroups', run: ({ capiGroups }) => answered([...capiGroups.values()].map(describe)) },
  {
    method: 'POST',
    path: 'CapiGroups',
    run: (site, asked) => {
      const group = { ...groupAfter(site, template, objectIn(asked)), id: site.newId('capiGroup') };
      site.capiGroups.set(group.id, group);
      return answered({ NewId: group.id });
    },
  },
  {
    method: 'GET',
    path: 'CapiGroups/{id}',
    run: ({ capiGroups }, asked) => {
      const id = idIn(asked, 'id');
      return answered(describe(id === 0 ? template : (capiGroups.get(id) ?? refuse('UnknownObject'))));
    },
  },
  {
    method: 'PUT',
    path: 'CapiGroups/{id}',
    run: (site, asked) => {
      const before = site.capiGroups.get(idIn(asked, 'id')) ?? refuse('UnknownObject');
      site.capiGroups.set(before.id, groupAfter(site, before, objectIn(asked)));
      return done;
    },
  },
];
