import { endOfPath } from './paths.ts';

/** What an answer says, each place on its own. Places that aren't named say what they would have said. */
export interface CcaWebApiAnswer {
  /** The status line, 200 to 599; those without a body (204, 205, 304) have none. */
  readonly status?: number;
  /** The envelope's `StatusCode`; a text is sent as a text, null leaves it out. */
  readonly statusCode?: number | string | null;
  /** A `Response` of this `ResultCode` and {@link error}; a text is sent as a text. */
  readonly resultCode?: number | string;
  /** Beside `resultCode`. Default: an empty text. */
  readonly error?: string;
  /** The whole `Response`, whatever it is: a text, an array, null; undefined leaves it out. */
  readonly response?: unknown;
  /** Whether the request acts all the same. Default false; `Response` then says ResultCode 0 unless it is named. */
  readonly carriedOut?: boolean;
}

/** How the search for contacts goes that is started next. */
export interface CcaWebApiSearch {
  /** Scenario milliseconds. Default: as in the options. */
  readonly ms?: number;
  /** The code it comes to, for its status and its result. Default: it finds what there is. */
  readonly code?: number;
}

/** What comes of new content for a survey. */
export type CcaWebApiContentUpdate = 'accepted' | 'warnings' | 'failed';

/** Says how the server behaves. */
export interface CcaWebApiScript {
  /**
   * The next answer, or the next `count`, to this call says something else. The call is the end of a path, with or
   * without a method in front and with names in braces for any text: `Agents`, `POST Agents`,
   * `SurveyTasks/{id}/Quota/Save`.
   */
  answer(call: string, answer: CcaWebApiAnswer, options?: { readonly count?: number }): void;
  /** Scripts the next search for contacts. */
  findContacts(search: CcaWebApiSearch): void;
  /**
   * What comes of content uploaded for a survey task: `accepted` (default), `warnings` (206, unless the request ignores
   * warnings) or `failed` (205).
   */
  contentUpdate(taskId: number, comesTo: CcaWebApiContentUpdate): void;
  /** Forgets all scripts. */
  clear(): void;
}

/** What the server reads from the script. */
export interface ScriptSource {
  takeAnswer(method: string, path: string): CcaWebApiAnswer | undefined;
  takeSearch(): CcaWebApiSearch;
  contentUpdateOf(taskId: number): CcaWebApiContentUpdate;
}

interface Staged {
  readonly method: string | undefined;
  readonly path: RegExp;
  readonly answer: CcaWebApiAnswer;
  remaining: number;
}

export const createScript = (): CcaWebApiScript & ScriptSource => {
  let staged: Staged[] = [];
  let searches: CcaWebApiSearch[] = [];
  const contentUpdates = new Map<number, CcaWebApiContentUpdate>();
  return {
    answer: (call, answer, { count = 1 } = {}) => {
      const [, method, path = ''] = /^(?:([A-Z]+)\s+)?(\S+)$/.exec(call.trim()) ?? [];
      if (path === '') throw new TypeError('A call is a path, or a method and a path, such as "POST Agents".');
      const { status = 200 } = answer;
      if (!(status >= 200 && status <= 599)) throw new TypeError('A status line says 200 to 599.');
      if (!(count >= 1)) throw new TypeError('The count of an answer must be at least 1.');
      staged.push({ method, path: endOfPath(path), answer, remaining: count });
    },
    findContacts: (search) => void searches.push(search),
    contentUpdate: (taskId, comesTo) => void contentUpdates.set(taskId, comesTo),
    clear: () => {
      staged = [];
      searches = [];
      contentUpdates.clear();
    },
    takeAnswer: (method, path) => {
      const chosen = staged.find((one) => (one.method ?? method) === method && one.path.test(path));
      if (chosen === undefined) return undefined;
      chosen.remaining -= 1;
      staged = staged.filter(({ remaining }) => remaining > 0);
      return chosen.answer;
    },
    takeSearch: () => searches.shift() ?? {},
    contentUpdateOf: (taskId) => contentUpdates.get(taskId) ?? 'accepted',
  };
};
