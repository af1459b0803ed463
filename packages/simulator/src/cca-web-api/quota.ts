import { isObject } from './asked.ts';
import { refuse } from './outcome.ts';
import { describeQuestion, grow, questionsIn, waysTo, type Cell, type Counters } from './quota-tree.ts';
import type { CcaWebApiQuotaQuestion } from './surveys.ts';

/** The counters that a client may change. */
const changeable = ['MinimumTargetCount', 'MaximumTargetCount', 'MaximumToDoCount', 'AllowOverQuota'] as const;
type Change = Readonly<Partial<Pick<Counters, (typeof changeable)[number]>>>;

/** The quota of a survey. Changes are kept apart until they are saved; whoever makes one has locked it. */
export interface Quota {
  /** The tree, as a client reads it. */
  tree(): object;
  set(token: number, questionId: number, change: unknown, holder: string): void;
  save(holder: string): void;
  unlock(holder: string): void;
  /** A counter, over the cells at the top. */
  sum(name: keyof Counters): number;
  has(token: number): boolean;
  /** An interview has ended in this cell; it counts for the cells above as well. */
  count(token: number): void;
}

/** `isAlive`: whether the session is still there that has locked the quota. */
export const createQuota = (
  questions: readonly CcaWebApiQuotaQuestion[],
  isAlive: (holder: string) => boolean,
): Quota => {
  const roots = grow(questions);
  const ways = waysTo(roots);
  const questionIds = new Set(questionsIn(roots).map(({ id }) => id));
  let changes = new Map<number, Change>();
  let holder: string | undefined;

  const release = (who: string): void => {
    if (holder === undefined || !isAlive(holder)) return refuse('NotLocked');
    if (holder !== who) return refuse('QuotaLockFailed');
    holder = undefined;
    return undefined;
  };
  const wayTo = (token: number): readonly Cell[] => ways.get(token) ?? refuse('QuotaTokenNotFound');

  return {
    tree: () => ({ Token: 0, Questions: roots.map(describeQuestion) }),
    set: (token, questionId, change, who) => {
      wayTo(token);
      if (!questionIds.has(questionId)) return refuse('QuotaQuestionNotFound');
      if (!isChange(change)) return refuse('InvalidArgs');
      if (holder !== undefined && holder !== who && isAlive(holder)) return refuse('QuotaLockFailed');
      if (holder !== who) changes = new Map();
      holder = who;
      changes.set(token, { ...changes.get(token), ...change });
      return undefined;
    },
    save: (who) => {
      release(who);
      for (const [token, change] of changes) {
        const { counters } = wayTo(token).at(-1) ?? refuse('QuotaTokenNotFound');
        for (const name of changeable) counters[name] = change[name] ?? counters[name];
      }
      changes = new Map();
    },
    unlock: (who) => {
      release(who);
      changes = new Map();
    },
    // Each question at the top asks everybody: the cells of one of them are all interviews.
    sum: (name) => Math.max(0, ...roots.map(({ cells }) => cells.reduce((sum, cell) => sum + cell.counters[name], 0))),
    has: (token) => ways.has(token),
    count: (token) => {
      for (const { counters } of wayTo(token)) {
        counters.InterviewsCompletedCount += 1;
        counters.MaximumToDoCount = Math.max(0, counters.MaximumToDoCount - 1);
      }
    },
  };
};

const isChange = (value: unknown): value is Change =>
  isObject(value) &&
  changeable.some((name) => name in value) &&
  changeable.every((name) => value[name] === undefined || Number.isInteger(value[name]));
