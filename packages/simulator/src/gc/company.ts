/** An agent or supervisor. Commas, `#` and `|` can't stand in ids and passwords. */
export interface GcAgentInput {
  /** The login id. */
  readonly agentId: string;
  /** Default `demo`. */
  readonly password?: string;
  /** The phone of this agent; any agent may log in at any phone that is free. */
  readonly extension: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The id of the agent's own team. */
  readonly team: string;
  /** The ids of the teams that a supervisor looks after. Absent for an agent who is none. */
  readonly supervises?: readonly string[];
  /** Wire: `wrapUpOnIncoming`. `REQUIRED` puts the agent to work after each call from a queue. Default `OPTIONAL`. */
  readonly wrapUp?: 'REQUIRED' | 'OPTIONAL' | 'NOT_ALLOWED' | 'REQUIRED_WITH_WRAP_UP_DATA';
}

export interface GcTeam {
  readonly teamId: string;
  readonly name: string;
}

/** Calls to a queue go to the agent of its team who has been ready for longest. */
export interface GcQueue {
  readonly queueId: string;
  readonly name: string;
  /** What is dialled to reach it. */
  readonly number: string;
  /** The id of the team that answers. */
  readonly team: string;
}

export interface GcContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly phoneNumber: string;
  readonly description?: string;
}

export interface GcPhonebook {
  readonly phonebookId: string;
  readonly name: string;
  /** The id of the team that it belongs to. Default: it is everybody's. */
  readonly team?: string;
  readonly contacts: readonly GcContact[];
}

export interface GcReasonCode {
  readonly code: string;
  readonly label: string;
}

/** The reasons that agents can give, by what they are for. */
export interface GcReasons {
  readonly notReady: readonly GcReasonCode[];
  readonly logout: readonly GcReasonCode[];
  readonly wrapUp: readonly GcReasonCode[];
}

export interface GcSkillGroup {
  readonly skillGroupId: string;
  readonly name: string;
}

/** Who and what the contact centre has. */
export interface GcCompany {
  readonly agents: readonly GcAgentInput[];
  readonly teams: readonly GcTeam[];
  readonly queues: readonly GcQueue[];
  readonly phonebooks: readonly GcPhonebook[];
  readonly reasons: GcReasons;
  readonly skillGroups: readonly GcSkillGroup[];
}
