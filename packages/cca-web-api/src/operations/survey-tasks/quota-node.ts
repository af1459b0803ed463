import { decimal, expect, flag, integer, optional, rowsOf, text, type Reader } from '@trunkline/core';
import { known, type WithProperties } from '../../answers.ts';

/**
 * A node of a quota. Kinds alternate: the root has questions, a question has responses, a response may have questions again.
 * On which of them each counter stands is not publicly documented, so one shape serves them all.
 */
export interface QuotaNode extends WithProperties {
  /** Names the node towards the server; 0 is the root. Wire: `Token`. */
  readonly token?: number;
  /** Of a question. Wire: `QuestionShortcut`. */
  readonly questionShortcut?: string;
  /** Of a response. Wire: `ResponseShortCaption`. */
  readonly responseShortCaption?: string;
  /** Wire: `MinimumTargetCount`. */
  readonly minimumTargetCount?: number;
  /** Wire: `MaximumTargetCount`. */
  readonly maximumTargetCount?: number;
  /** Wire: `InterviewsCompletedCount`. */
  readonly interviewsCompletedCount?: number;
  /** Wire: `MaximumToDoCount`. */
  readonly maximumToDoCount?: number;
  /**
   * Who may go beyond the target; names by a client: 0 survey routing, 1 the agent, 2 nobody, 3 everybody. Wire:
   * `AllowOverQuota`.
   */
  readonly allowOverQuota?: number;
  /** Bits of unknown meaning. Wire: `LineState`. */
  readonly lineState?: number;
  /** Wire: `IsNumeric`. */
  readonly isNumeric?: boolean;
  /** Wire: `RangeMin`. */
  readonly rangeMin?: number;
  /** Wire: `RangeMax`. */
  readonly rangeMax?: number;
  /** Wire: `Questions`. */
  readonly questions?: readonly QuotaNode[];
  /** Wire: `Responses`. */
  readonly responses?: readonly QuotaNode[];
}

const deepest = 64;

/** Readers by the depth of their nodes: what is deeper is refused before it fills the stack. */
const readers: Reader<QuotaNode>[] = [];

/** A quota, as deep as any survey needs. */
export function quotaTree(depth = 1): Reader<QuotaNode> {
  if (depth > deepest) {
    return { expected: 'no deeper', read: (_wire, path, issues) => expect(`at most ${deepest} levels`, path, issues) };
  }
  return (readers[depth] ??= quotaNode(depth));
}

function quotaNode(depth: number): Reader<QuotaNode> {
  const below: Reader<readonly QuotaNode[]> = {
    expected: 'a list',
    read: (wire, path, issues) => rowsOf(quotaTree(depth + 1)).read(wire, path, issues),
  };
  return known<QuotaNode>({
    token: optional('Token', integer()),
    questionShortcut: optional('QuestionShortcut', text()),
    responseShortCaption: optional('ResponseShortCaption', text()),
    minimumTargetCount: optional('MinimumTargetCount', integer()),
    maximumTargetCount: optional('MaximumTargetCount', integer()),
    interviewsCompletedCount: optional('InterviewsCompletedCount', integer()),
    maximumToDoCount: optional('MaximumToDoCount', integer()),
    allowOverQuota: optional('AllowOverQuota', integer()),
    lineState: optional('LineState', integer()),
    isNumeric: optional('IsNumeric', flag()),
    rangeMin: optional('RangeMin', decimal()),
    rangeMax: optional('RangeMax', decimal()),
    questions: optional('Questions', below),
    responses: optional('Responses', below),
  });
}
