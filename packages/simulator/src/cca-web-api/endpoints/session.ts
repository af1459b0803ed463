import { objectIn } from '../asked.ts';
import type { CcaWebApiAgent } from '../company.ts';
import { answered, refuse } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';

export const modulesOf = ({
  modules = ['Supervisor', 'CcaPortal', 'AskiaFace', 'Cati'],
}: CcaWebApiAgent): readonly string[] => modules;

export const passwordOf = ({ password = 'demo' }: CcaWebApiAgent): string => password;

export const sessionEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: 'Session',
    open: true,
    run: ({ agents, sessions, settings }, asked) => {
      const { username, password, module } = objectIn(asked);
      const agent = [...agents.values()].find(({ name }) => name === username);
      if (agent === undefined || password !== passwordOf(agent)) return refuse(settings.wrongPasswordCode);
      // The oldest clients name no module.
      if (module !== undefined && typeof module !== 'string') return refuse('InvalidArgs');
      if (module !== undefined && !modulesOf(agent).includes(module)) return refuse('NotAllowed');
      return answered({ Token: sessions.open(agent.id, module).token, ResultCode: 0 });
    },
  },
  {
    method: 'GET',
    path: 'Session/TimeRemaining',
    looksOn: true,
    run: ({ now }, { session }) => {
      const { expiresAt } = session ?? {};
      return answered(expiresAt === undefined ? null : Math.ceil((expiresAt - now()) / 1_000));
    },
  },
  {
    method: 'GET',
    path: 'Session/{token}/Check',
    open: true,
    run: ({ sessions }, { names }) => answered({ Valid: sessions.find(names['token'] ?? '') !== undefined }),
  },
];
