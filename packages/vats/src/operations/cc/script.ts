import { flag, input, integer, output, required, text, within, type Reader } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { maybe } from '../../webhooks/kinds.ts';
import type { EntryReference } from './call.ts';

/** A script of a conversation. Source: manual 2026 §4.7.3. */
export interface ConversationScript {
  /** Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
}

export interface QualityQuestionReference {
  /** From the marks of a call. Wire: `question_id`. */
  readonly questionId: string;
}

/** A question of the quality control. Source: manual 2026 §4.7.4. */
export interface QualityQuestion {
  /** Wire: `id`. */
  readonly id: string;
  /** Wire: `qual_ctrl_form_id`. */
  readonly formId?: string;
  /** Wire: `qual_ctrl_form_name`. */
  readonly formName?: string;
  /** Wire: `block_name`. */
  readonly blockName?: string;
  /** Wire: `block_order`. */
  readonly blockOrder?: number;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `order`. */
  readonly order?: number;
  /** Wire: `required`. */
  readonly required?: boolean;
  /** Wire: `hint`. */
  readonly hint?: string;
}

/** What stands under a name that the manual's tables write with a capital and its samples without. */
function under<T>(name: string, kind: Reader<T>): Reader<T> {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const [small, great] = [within(name, kind), within(capital, kind)];
  return {
    expected: small.expected,
    read: (wire, path, issues) => (Object.hasOwn(Object(wire), capital) ? great : small).read(wire, path, issues),
  };
}

const conversationScript: Reader<ConversationScript> = output<ConversationScript>({
  id: required('id', text()),
  name: maybe('name', text()),
});

const question: Reader<QualityQuestion> = output<QualityQuestion>({
  id: required('id', text()),
  formId: maybe('qual_ctrl_form_id', text()),
  formName: maybe('qual_ctrl_form_name', text()),
  blockName: maybe('block_name', text()),
  blockOrder: maybe('block_order', integer()),
  name: maybe('name', text()),
  order: maybe('order', integer()),
  required: maybe('required', flag()),
  hint: maybe('hint', text()),
});

/**
 * A script of a conversation. The manual's table takes the id of a call for it, its sample one that equals the id of the
 * script: try `scriptIds` of the call where its `entryId` finds none.
 *
 * Wire: `POST script/`. Codes: 1000, 3100, 31xx, 3300 (it may be gone), 5xxx. Source: manual 2026 §4.7.3.
 */
export const script: VatsOperation<EntryReference, ConversationScript> = query('cc.script', 'script/', {
  input: input<EntryReference>({ entryId: required('entry_id', opaqueId()) }),
  output: under('script', conversationScript),
});

/**
 * A question of the quality control.
 *
 * Wire: `POST quality/control/question/`. Codes: 1000, 3100, 31xx, 3300, 5xxx. Source: manual 2026 §4.7.4.
 */
export const qualityQuestions: VatsOperation<QualityQuestionReference, QualityQuestion> = query(
  'cc.qualityQuestions',
  'quality/control/question/',
  {
    input: input<QualityQuestionReference>({ questionId: required('question_id', opaqueId()) }),
    output: under('question', question),
  },
);
