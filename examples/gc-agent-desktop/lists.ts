/** What the page lets one choose from: reasons, colleagues, and for a supervisor the team. */
import type { GcAgentInfoEvent, GcEvent, GcSession, ListedUser, ReasonCode } from '@trunkline/gc';

interface Colleague {
  readonly extension: string;
  readonly name: string;
}

/** Somebody whom a supervisor leads. */
interface Member extends Colleague {
  readonly agentId: string;
  readonly state: string;
}

export interface Lists {
  readonly reasons: Readonly<Record<'notReady' | 'logout' | 'wrapUp', readonly ReasonCode[]>>;
  readonly colleagues: readonly Colleague[];
  readonly team: readonly Member[];
  readonly supervisor: boolean;
  /** A list that GC doesn't give stays as it was: calls don't wait for it. */
  readonly load: () => Promise<void>;
  readonly loadColleagues: () => Promise<void>;
  /** Follows the teams of a supervisor. */
  readonly lead: (agent: GcAgentInfoEvent) => void;
  readonly hear: (event: GcEvent) => void;
}

export function openLists(agent: GcSession, change: () => void): Lists {
  const reasons: Record<'notReady' | 'logout' | 'wrapUp', readonly ReasonCode[]> = {
    notReady: [],
    logout: [],
    wrapUp: [],
  };
  const team = new Map<string, Member>();
  let teams: readonly string[] = [];
  let colleagues: readonly Colleague[] = [];

  async function loadReasons(): Promise<void> {
    const [notReady, logout, wrapUp] = await Promise.all([
      agent.getNotReadyReasonCodes(),
      agent.getLogoutReasonCodes(),
      agent.getWrapUpReasonCodes(),
    ]);
    if (notReady.ok) reasons.notReady = notReady.value.reasonCodes;
    if (logout.ok) reasons.logout = logout.value.reasonCodes;
    if (wrapUp.ok) reasons.wrapUp = wrapUp.value.reasonCodes;
    change();
  }

  async function loadColleagues(): Promise<void> {
    const found = await agent.getAllAgents();
    if (!found.ok) return;
    colleagues = found.value.users.flatMap((user) => (user.loginId === agent.agentId ? [] : readColleague(user)));
    change();
  }

  async function loadTeams(): Promise<void> {
    for (const teamId of teams) {
      const found = await agent.getTeamUsers({ teamId, subscribe: true });
      if (!found.ok) continue;
      for (const { loginId = '', state = '', ...user } of found.value.users) {
        const [colleague] = readColleague(user);
        if (colleague !== undefined && loginId !== agent.agentId)
          team.set(loginId, { ...colleague, agentId: loginId, state });
      }
    }
    change();
  }

  return {
    reasons,
    get colleagues() {
      return colleagues;
    },
    get team() {
      return [...team.values()];
    },
    get supervisor() {
      return teams.length > 0;
    },
    load: async () => void (await Promise.all([loadReasons(), loadColleagues(), loadTeams()])),
    loadColleagues,
    lead({ supervisor = false, teams: led = [] }) {
      teams = supervisor ? led.flatMap(({ id }) => id ?? []) : [];
      void loadTeams();
    },
    hear(event) {
      const member = event.type === 'state' ? team.get(event.agentId ?? '') : undefined;
      if (event.type !== 'state' || member === undefined) return;
      const { state = member.state, extension = member.extension } = event;
      team.set(member.agentId, { ...member, state, extension });
    },
  };
}

function readColleague({ extension, firstName, lastName }: ListedUser): Colleague[] {
  if (extension === undefined) return [];
  return [{ extension, name: [firstName, lastName].filter(Boolean).join(' ') || extension }];
}
