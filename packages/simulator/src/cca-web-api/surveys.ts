/** Wire fields beside those that are known, sent as they are. */
export type MoreFields = Readonly<Record<string, unknown>>;

/** A file that can be downloaded. */
export interface CcaWebApiFile {
  readonly name: string;
  /** Its media type. Default `application/octet-stream`. */
  readonly type?: string;
  /** A text stands for its UTF-8 bytes. */
  readonly content: string | Uint8Array;
}

/** An answer to a question of the quota tree, with its targets. */
export interface CcaWebApiQuotaResponse {
  /** Wire: `ResponseShortCaption`. */
  readonly caption: string;
  /** Wire: `MinimumTargetCount`. */
  readonly minimum: number;
  /** Wire: `MaximumTargetCount`. */
  readonly maximum: number;
  /** Wire: `InterviewsCompletedCount`. Default 0. */
  readonly completed?: number;
  /** Wire: `MaximumToDoCount`. Default: what is left of the maximum. */
  readonly maximumToDo?: number;
  /** Wire: `AllowOverQuota`; 0 survey routing, 1 the agent decides, 2 never, 3 always. Default 2. */
  readonly allowOverQuota?: number;
  /** The quota within this answer. */
  readonly questions?: readonly CcaWebApiQuotaQuestion[];
}

/** A question of the quota tree. */
export interface CcaWebApiQuotaQuestion {
  /** What a change of the quota names; it isn't shown in the tree. */
  readonly id: number;
  /** Wire: `QuestionShortcut`. */
  readonly shortcut: string;
  readonly responses: readonly CcaWebApiQuotaResponse[];
}

/** What a respondent or an agent has said about a survey. */
export interface CcaWebApiFeedback {
  readonly id: number;
  readonly comment: string;
  readonly screenshot?: CcaWebApiFile;
}

export interface CcaWebApiSurveyTask {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  /** Wire: `WebSurvey`. Default false. */
  readonly webSurvey?: boolean;
  /** The ids of its lists. */
  readonly lists?: readonly number[];
  /** The ids of the web connections on which it is online. */
  readonly onlineAt?: readonly number[];
  /** Default: the survey has no quota. */
  readonly quota?: readonly CcaWebApiQuotaQuestion[];
  readonly feedback?: readonly CcaWebApiFeedback[];
  readonly resources?: readonly (CcaWebApiFile & { readonly id: number })[];
  /** The questionnaire. Default: none has been uploaded. */
  readonly content?: CcaWebApiFile;
  /** The interviews as a file. Default: an empty one. */
  readonly interviews?: CcaWebApiFile;
  /** Wire: `ObjectState.InterviewsCompletedCount`. Default 0. */
  readonly completed?: number;
  /** Wire: `ObjectState.AgentsLoggedOnCount`. Default 0. */
  readonly agentsLoggedOn?: number;
  readonly more?: MoreFields;
}
