import { pairs, type PairNames } from './lists.ts';
import { put, text, type Wire } from './wire.ts';
import type { ReasonCodeCategory } from './words.ts';

/** A reason to choose from. */
export interface ReasonCode {
  readonly code: string;
  readonly label: string;
}

/**
 * The reasons an agent may choose from. Wire: `ReasonCodes`. Documented; a sample of the sibling JTAPI page has `reasonCodes`
 * as a list of objects with one member each, code to label. A plain map and objects of `code` and `label` are read as well.
 */
export interface GcReasonCodesEvent {
  readonly type: 'reasonCodes';
  readonly agentId?: string;
  /** What the reasons are for: wrapping up, logging out, or being not ready. */
  readonly category?: ReasonCodeCategory;
  /** Wire: `reasonCodes`. */
  readonly reasonCodes: readonly ReasonCode[];
}

const reasonNames: PairNames = { item: 'ReasonCode', key: 'code', value: 'label' };
const reason = (code: string, label: string): ReasonCode => ({ code, label });

export function readReasonCodes(wire: Wire): GcReasonCodesEvent {
  const event: GcReasonCodesEvent = {
    type: 'reasonCodes',
    reasonCodes: pairs(wire['reasonCodes'], reasonNames, reason) ?? [],
  };
  put(event, 'category', text(wire['category']));
  return event;
}
