import { objectIn } from '../asked.ts';
import type { CcaWebApiAgent } from '../company.ts';
import { answered, refuse } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';

const describe = ({ id, name, firstName, lastName, more }: CcaWebApiAgent): object => ({
  Id: id,
  Name: name,
  FirstName: firstName,
  LastName: lastName,
  ...more,
});

/** What a new agent is made from. */
const template: CcaWebApiAgent = { id: 0, name: '', firstName: '', lastName: '' };

const isText = (value: unknown): value is string => typeof value === 'string';

export const agentEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: 'Agents', run: ({ agents }) => answered([...agents.values()].map(describe)) },
  { method: 'GET', path: 'Agents/0', run: () => answered(describe(template)) },
  {
    method: 'POST',
    path: 'Agents',
    run: ({ agents, newId }, asked) => {
      const { Id: _ignored, Name: name, FirstName: firstName, LastName: lastName, ...more } = objectIn(asked);
      if (!isText(name) || name === '' || !isText(firstName) || !isText(lastName)) return refuse('InvalidArgs');
      if ([...agents.values()].some((agent) => agent.name === name)) return refuse('AlreadyExists');
      const id = newId('agent');
      agents.set(id, { id, name, firstName, lastName, more });
      return answered({ NewId: id });
    },
  },
];
