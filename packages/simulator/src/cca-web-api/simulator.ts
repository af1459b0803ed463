import { extend } from '../frame/extend.ts';
import { createFrame } from '../frame/frame.ts';
import { json } from '../frame/notation.ts';
import type { RecordedRequest } from '../frame/records.ts';
import type { Simulator } from '../frame/simulator.ts';
import type { Backstage, Vendor } from '../frame/vendor.ts';
import { envelope, saying, write } from './answers.ts';
import { pathBelow } from './asked.ts';
import { numberOf } from './codes.ts';
import type { CcaWebApiAgent, CcaWebApiCall, CcaWebApiCapiGroup } from './company.ts';
import { withDefaults } from './defaults.ts';
import { modulesOf, passwordOf } from './endpoints/session.ts';
import { carryOut } from './gate.ts';
import { completeInterview, type CcaWebApiInterview } from './interview.ts';
import type { CcaWebApiSettings, CcaWebApiSimulatorOptions } from './options.ts';
import { done } from './outcome.ts';
import { createScript, type CcaWebApiScript, type ScriptSource } from './script.ts';
import type { CcaWebApiSession } from './sessions.ts';
import { openSite, type CcaWebApiState, type Site } from './site.ts';
import { taskSnapshot, type CcaWebApiSurveyTaskNow } from './snapshots.ts';

/** A stand-in for Askia's CCAWebAPI. */
export interface CcaWebApiSimulator extends Simulator {
  /** The first agent's name, password and first module: fit for a login. */
  readonly username: string;
  readonly password: string;
  readonly module: string;
  /** The first permanent token; empty when there is none. */
  readonly permanentToken: string;
  /** Says how the server behaves. */
  readonly script: CcaWebApiScript;
  /** The sessions and permanent tokens that are valid now. */
  readonly sessions: readonly CcaWebApiSession[];
  readonly agents: readonly CcaWebApiAgent[];
  /** The survey tasks, as they stand now. */
  readonly surveyTasks: readonly CcaWebApiSurveyTaskNow[];
  /** Which lists run, by id. */
  readonly runningLists: readonly number[];
  readonly capiGroups: readonly CcaWebApiCapiGroup[];
  readonly calls: readonly CcaWebApiCall[];
  /** Without `ready`, every call comes to 10001 (`cacheLoading`) or 10000 (`noCcaConnection`). */
  state: CcaWebApiState;
  /** The server ends a session, or revokes a permanent token; without a token, it ends all sessions. */
  endSession(token?: string): void;
  /** Somebody has been interviewed by phone: survey and quota count it, and there is one more call. */
  completeInterview(interview: CcaWebApiInterview): void;
}

/** Starts a CCAWebAPI simulator on loopback. */
export const createCcaWebApiSimulator = async (
  options: CcaWebApiSimulatorOptions = {},
): Promise<CcaWebApiSimulator> => {
  const settings = withDefaults(options);
  const script = createScript();
  const { simulator, vendor } = await createFrame(options, (backstage) => createServer(backstage, settings, script));
  const [first] = settings.agents;
  return extend(simulator, {
    username: first?.name ?? '',
    password: first === undefined ? '' : passwordOf(first),
    module: (first && modulesOf(first)[0]) ?? '',
    permanentToken: settings.permanentTokens[0]?.token ?? '',
    script,
    get sessions() {
      return vendor.site.sessions.all;
    },
    get agents() {
      return [...vendor.site.agents.values()];
    },
    get surveyTasks() {
      return [...vendor.site.surveyTasks.values()].map(taskSnapshot);
    },
    get runningLists() {
      return [...vendor.site.lists.values()].flatMap(({ id, running }) => (running ? [id] : []));
    },
    get capiGroups() {
      return [...vendor.site.capiGroups.values()];
    },
    get calls() {
      return [...vendor.site.calls];
    },
    get state() {
      return vendor.site.state;
    },
    set state(state) {
      vendor.site.state = state;
    },
    endSession: (token?: string) => vendor.site.sessions.end(token),
    completeInterview: (interview: CcaWebApiInterview) => completeInterview(vendor.site, interview),
  });
};

interface Server extends Vendor {
  readonly site: Site;
}

const createServer = (
  backstage: Backstage,
  settings: CcaWebApiSettings,
  script: CcaWebApiScript & ScriptSource,
): Server => {
  let site = openSite(backstage, settings, script);

  const answer = (request: RecordedRequest): Response => {
    const staged = script.takeAnswer(request.method, pathBelow(request, settings) ?? request.path);
    const outcome = staged === undefined || staged.carriedOut === true ? carryOut(site, request) : done;
    return write(request, outcome, settings, staged);
  };

  return {
    get site() {
      return site;
    },
    basePath: settings.basePath,
    notation: json,
    answer,
    refusal: (request, { code, message = '' }) => envelope(request, saying(code, message, settings), settings),
    tooManyRequests: (request, retryAfter) => {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      // No limit of the vendor's is known: its code for any failure stands beside the status.
      const said = { ...saying(numberOf('Failed', settings.version), '', settings), status: 429 };
      return envelope(request, said, settings, { status: 429 }, headers);
    },
    reset: () => {
      script.clear();
      site = openSite(backstage, settings, script);
    },
  };
};
