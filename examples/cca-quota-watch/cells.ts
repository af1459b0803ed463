/** The quota of a survey as rows: each answer with its depth in the tree. */
import type { QuotaNode } from '@trunkline/cca-web-api';

export interface Cell {
  readonly caption: string;
  readonly depth: number;
  /** Nothing is counted below it. */
  readonly isLeaf: boolean;
  readonly done: number;
  /** How many interviews it takes at most; absent if the server names no target. */
  readonly target?: number;
}

export function cellsOf({ questions = [] }: QuotaNode, depth = 0): readonly Cell[] {
  return questions.flatMap(({ questionShortcut = '', responses = [] }) =>
    responses.flatMap((response) => [cellOf(response, questionShortcut, depth), ...cellsOf(response, depth + 1)]),
  );
}

function cellOf(response: QuotaNode, question: string, depth: number): Cell {
  const { responseShortCaption = '', interviewsCompletedCount = 0, maximumTargetCount, questions = [] } = response;
  const target = maximumTargetCount === undefined ? {} : { target: maximumTargetCount };
  return {
    caption: clean(`${question} ${responseShortCaption}`),
    depth,
    isLeaf: questions.length === 0,
    done: interviewsCompletedCount,
    ...target,
  };
}

/** How far a cell has filled, from 0 to 1. */
export function filled({ done, target = 0 }: Cell): number {
  return target <= 0 ? 0 : Math.min(1, done / target);
}

/** A server's text must not steer the terminal. */
export const clean = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').trim();
