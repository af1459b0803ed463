import type { CcaWebApiFile, CcaWebApiSurveyTask, MoreFields } from './surveys.ts';

/** An agent or supervisor; whoever logs in is one. */
export interface CcaWebApiAgent {
  /** Wire: `Id`. */
  readonly id: number;
  /** Wire: `Name`; also the user name at login. */
  readonly name: string;
  /** Wire: `FirstName`. */
  readonly firstName: string;
  /** Wire: `LastName`. */
  readonly lastName: string;
  /** Default `demo`. */
  readonly password?: string;
  /** The modules that this agent may log in to. Default: all of `Supervisor`, `CcaPortal`, `AskiaFace`, `Cati`. */
  readonly modules?: readonly string[];
  readonly more?: MoreFields;
}

/** A token that doesn't end with a session: `A-` and something like a GUID. */
export interface CcaWebApiPermanentToken {
  readonly token: string;
  /** Whose rights it has. */
  readonly agentId: number;
  readonly module: string;
  /** Scenario time. Default: never. */
  readonly expiresAt?: Date;
}

/** A contact of a list; its fields are whatever the list has. */
export interface CcaWebApiContact {
  readonly id: number;
  readonly fields?: MoreFields;
}

export interface CcaWebApiList {
  readonly id: number;
  readonly name: string;
  /** Default false. */
  readonly running?: boolean;
  readonly contacts?: readonly CcaWebApiContact[];
  readonly more?: MoreFields;
}

/** A call of a survey. */
export interface CcaWebApiCall {
  readonly agentIds: readonly number[];
  readonly taskId: number;
  /** Wire: `TimeDetails.TotalTime`, seconds. */
  readonly totalSeconds: number;
  /** Wire: `Result`, a call result code: 0 success, 2 busy, 3 no answer and so on. Not a `ResultCode`. */
  readonly result: number;
  /** What conditions on the time of the call compare; it isn't sent. */
  readonly startedAt: Date;
}

export interface CcaWebApiCapiGroup {
  readonly id: number;
  readonly name: string;
  /** Wire: `SurveyId`: the survey task that its members can take along. */
  readonly surveyId: number;
  /** Wire: `CapiMemberships`, without `Deleted`. */
  readonly members: readonly { readonly agentId: number; readonly active: boolean }[];
}

/** Something of which only id and name are known. */
export interface CcaWebApiEntry {
  readonly id: number;
  readonly name: string;
  readonly more?: MoreFields;
}

/** A web server on which surveys can be put online. */
export interface CcaWebApiWebConnection extends CcaWebApiEntry {
  /** Default true. */
  readonly reachable?: boolean;
}

/** Who and what the server has. */
export interface CcaWebApiCompany {
  readonly agents: readonly CcaWebApiAgent[];
  readonly permanentTokens: readonly CcaWebApiPermanentToken[];
  readonly surveyTasks: readonly CcaWebApiSurveyTask[];
  readonly lists: readonly CcaWebApiList[];
  readonly calls: readonly CcaWebApiCall[];
  readonly capiGroups: readonly CcaWebApiCapiGroup[];
  readonly webConnections: readonly CcaWebApiWebConnection[];
  readonly files: readonly CcaWebApiFile[];
  readonly jobs: readonly CcaWebApiEntry[];
  readonly jobSchedules: readonly CcaWebApiEntry[];
  readonly groups: readonly CcaWebApiEntry[];
  readonly outboundGroups: readonly CcaWebApiEntry[];
  /** What `GeneralSettings` answers; its shape isn't documented. */
  readonly generalSettings: unknown;
  /** What `Server/State` answers; its shape isn't documented. */
  readonly serverState: unknown;
  /** What `Server/Configuration` answers; its shape isn't documented. */
  readonly serverConfiguration: unknown;
  /** What `DatabaseConnectionConfiguration` answers; its shape isn't documented. */
  readonly databaseConnectionConfiguration: unknown;
}
