import { expect, type Reader } from '@trunkline/core';
import type { XmlElement } from '@trunkline/xml/on-demand';
import { fromAnswer, itemsOf, partsOf } from '../outputs.ts';
import type { AnswerNames } from '../soap/answer-names.ts';
import { findElement } from '../soap/tree.ts';

/** An interaction. Any field may be missing: the vendor says so. Source: the data objects of its JavaScript SDK. */
export interface Interaction {
  /** Wire: `Id`. */
  readonly interactionId?: string;
  /** Wire: `Tenant`. */
  readonly tenant?: string;
  /** Wire: `Queue`. */
  readonly queue?: string;
  /** Wire: `Segment`. */
  readonly segment?: string;
  /** Whom it calls. Wire: `Contact`. */
  readonly contact?: string;
  /** Its values are not public. Wire: `InteractionType`. */
  readonly interactionType?: string;
  /** Wire: `Information`. */
  readonly information?: Readonly<Record<string, string>>;
  /** Wire: `UserData`. */
  readonly userData?: Readonly<Record<string, string>>;
}

function read(element: XmlElement, names: AnswerNames): Interaction {
  return partsOf(
    element,
    names,
    {
      interactionId: 'interactionId',
      tenant: 'tenant',
      queue: 'queue',
      segment: 'segment',
      contact: 'contact',
      interactionType: 'interactionType',
    },
    { information: 'information', userData: 'userData' },
  );
}

export const interaction: Reader<Interaction> = fromAnswer('an interaction', ({ answer: { body, names } }, issues) => {
  const found = findElement(body, names.interaction);
  return found === undefined ? expect('there: an interaction', 'interaction', issues) : read(found, names);
});

export const interactions: Reader<readonly Interaction[]> = fromAnswer('a list of interactions', (payload, issues) => {
  const items = itemsOf(payload, 'interactions', 'interaction');
  if (items === undefined) return expect('there: a list of interactions', 'interactions', issues);
  return items.map((item) => read(item, payload.answer.names));
});
