import type { CcaWebApiQuotaQuestion, CcaWebApiQuotaResponse } from './surveys.ts';

/** The counters of a cell, by their wire names. */
export interface Counters {
  MinimumTargetCount: number;
  MaximumTargetCount: number;
  MaximumToDoCount: number;
  InterviewsCompletedCount: number;
  AllowOverQuota: number;
}

/** A node of the tree; the other kind is a {@link Cell}. */
export interface Question {
  readonly token: number;
  readonly id: number;
  readonly shortcut: string;
  readonly cells: readonly Cell[];
}

/** An answer to a question, with its counters and the quota within it. */
export interface Cell {
  readonly token: number;
  readonly caption: string;
  readonly counters: Counters;
  readonly questions: readonly Question[];
}

/** Gives each node its token, from the top down. */
export const grow = (questions: readonly CcaWebApiQuotaQuestion[]): readonly Question[] => {
  let last = 0;
  const question = ({ id, shortcut, responses }: CcaWebApiQuotaQuestion): Question => ({
    token: (last += 1),
    id,
    shortcut,
    cells: responses.map(cell),
  });
  const cell = (response: CcaWebApiQuotaResponse): Cell => ({
    token: (last += 1),
    caption: response.caption,
    counters: countersOf(response),
    questions: (response.questions ?? []).map(question),
  });
  return questions.map(question);
};

const countersOf = (response: CcaWebApiQuotaResponse): Counters => {
  const {
    minimum,
    maximum,
    completed = 0,
    maximumToDo = Math.max(0, maximum - completed),
    allowOverQuota = 2,
  } = response;
  return {
    MinimumTargetCount: minimum,
    MaximumTargetCount: maximum,
    InterviewsCompletedCount: completed,
    MaximumToDoCount: maximumToDo,
    AllowOverQuota: allowOverQuota,
  };
};

/** The cells from the top down to each one, by its token. */
export const waysTo = (
  questions: readonly Question[],
  above: readonly Cell[] = [],
): ReadonlyMap<number, readonly Cell[]> =>
  new Map(
    questions
      .flatMap(({ cells }) => cells)
      .flatMap((cell) => [[cell.token, [...above, cell]] as const, ...waysTo(cell.questions, [...above, cell])]),
  );

/** The questions on all levels. */
export const questionsIn = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => [question, ...question.cells.flatMap((cell) => questionsIn(cell.questions))]);

/** A question, as a client reads it. */
export const describeQuestion = ({ token, shortcut, cells }: Question): object => ({
  Token: token,
  QuestionShortcut: shortcut,
  Responses: cells.map(({ token: own, caption, counters, questions }) => ({
    Token: own,
    QuestionShortcut: null,
    ResponseShortCaption: caption,
    ...counters,
    Questions: questions.map(describeQuestion),
  })),
});
