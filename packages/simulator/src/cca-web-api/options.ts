import type { SimulatorOptions } from '../frame/options.ts';
import type { CcaWebApiCall, CcaWebApiCompany, CcaWebApiContact } from './company.ts';
import type { CcaWebApiCondition } from './conditions.ts';

/** How the word in front of the token in `Authorization` may read; `none` is the token alone. */
export type CcaWebApiAuthScheme = 'Basic' | 'Bearer' | 'none';

/** How `createCcaWebApiSimulator` is set up. Everything has a default; the defaults make a small company. */
export interface CcaWebApiSimulatorOptions
  extends Omit<SimulatorOptions, 'callbackUrl' | 'receive' | 'webhookTimeoutMs'>, Partial<CcaWebApiCompany> {
  /**
   * The server's version, in three or four parts. Before 5.4.6, eleven codes have their former numbers; codes that a
   * version doesn't have yet aren't given. Default `5.4.8`.
   */
  readonly version?: string;
  /** How the envelope says the version: in four parts (default), as an empty text, or not at all. */
  readonly versionInEnvelope?: 'full' | 'empty' | 'absent';
  /** Which paths are served: all that are known (default), or only those that the version has. */
  readonly paths?: 'all' | 'ofVersion';
  /** The path under which the API lies. Default `/CcaWebApi/`. */
  readonly basePath?: string;
  /** Default `Basic` and `Bearer`. */
  readonly authSchemes?: readonly CcaWebApiAuthScheme[];
  /** Scenario milliseconds without a request after which a session ends. Default 20 minutes. */
  readonly sessionIdleMs?: number;
  /** The code of a login with a wrong name or password, which isn't documented. Default 111. */
  readonly wrongPasswordCode?: number;
  /** Paths of AskiaFace answer 112 to sessions of other modules. Default false. */
  readonly faceModuleRequired?: boolean;
  /**
   * The HTTP status line: the same as `StatusCode` (default), or always 200. {@link CcaWebApiScript.answer} stages any
   * other mixture.
   */
  readonly httpStatus?: 'same' | 'always200';
  /** The status beside the codes for which none is known (known are 401 for 102, and 404). Default 400. */
  readonly errorStatus?: number;
  /** Scenario milliseconds that a search for contacts takes. Default 2000. */
  readonly findContactsMs?: number;
  /** How a search that isn't done yet says so, which isn't documented: ResultCode 1 (default), or HTTP 202. */
  readonly pending?: 'resultCode' | 'http202';
  /** Scenario milliseconds for which a search or a data token can be asked about. Default 10 minutes. */
  readonly requestTokenMs?: number;
  /** The code of a search or data token that nobody knows (any more), which isn't documented. Default 103. */
  readonly unknownRequestCode?: 102 | 103;
  /** More results than that can't be asked for: 126. Default 100000. */
  readonly mostResults?: number;
  /** How `Clients/Face/SurveyTasks` answers: in the envelope (default), or as a bare array. */
  readonly faceTasks?: 'envelope' | 'bare';
  /**
   * Whether a contact or a call meets a condition: `Param` and `Relation` are mostly undocumented. Default: a call's
   * time is compared where `Param` is 2 (`Relation` 2 at or after, 1 at or before); every other condition is met.
   */
  readonly meets?: (row: CcaWebApiContact | CcaWebApiCall, condition: CcaWebApiCondition) => boolean;
}

export type CcaWebApiSettings = Required<Omit<CcaWebApiSimulatorOptions, keyof SimulatorOptions>>;
