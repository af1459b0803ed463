import { expect, type CodeReading, type Issue, type Reader } from '@trunkline/core';
import type { XmlElement } from '@trunkline/xml/on-demand';
import type { PtkCallbackCode } from './codes.ts';
import type { PtkPayload } from './judge.ts';
import type { AnswerName, AnswerNames } from './soap/answer-names.ts';
import { childrenOf, everything, findElement, findText, isCalled } from './soap/tree.ts';

/** What the toolkit said of a request that it carried out. */
export interface Done {
  /** Which of the codes of success it was. */
  readonly status: CodeReading<PtkCallbackCode>;
  /**
   * A repetition was told that this external tracking id had been used (108042): by the first try of this very call, whose
   * answer was lost. It is there, once.
   */
  readonly alreadyThere: boolean;
}

/** Reads an answer; `found` is what the dialect hands on. */
export function fromAnswer<T>(expected: string, read: (payload: PtkPayload, issues: Issue[]) => T): Reader<T> {
  return { expected, read: (found, _path, issues) => read(found as PtkPayload, issues) };
}

/** What came without being asked for more: `acceptCodes` may let a refusal pass, which has no answer to read. */
export const done: Reader<Done> = fromAnswer('a status', ({ reading, alreadyThere }) => ({
  status: reading,
  alreadyThere,
}));

/** The text of a part, without which the answer is none. */
export function requiredText(name: AnswerName): Reader<string> {
  return fromAnswer('a text', (payload, issues) => textOf(payload, name) ?? expect(`there: a text`, name, issues));
}

export function textOf({ answer: { body, names } }: PtkPayload, name: AnswerName): string | undefined {
  const found = findText(body, names[name]);
  return found === '' ? undefined : found;
}

/** The elements of a list. A list that isn't there is none; one that is empty is. */
export function itemsOf(
  { answer: { body, names } }: PtkPayload,
  list: AnswerName,
  item: AnswerName,
): readonly XmlElement[] | undefined {
  const around = findElement(body, names[list]);
  if (around !== undefined) return childrenOf(around);
  const loose = [...everything(body)].filter(
    (element) => isCalled(element, names[item]) && childrenOf(element).length > 0,
  );
  return loose.length > 0 ? loose : undefined;
}

/** Names and values, however they are nested: items with a name and a value, or elements that are called by the name. */
export function pairsOf(around: XmlElement, names: AnswerNames): Readonly<Record<string, string>> {
  const pairs = childrenOf(around).flatMap((item): (readonly [string, string])[] => {
    const name = findText(item, names.itemName);
    const value = findText(item, names.itemValue);
    if (name !== undefined && value !== undefined) return [[name, value]];
    return childrenOf(item).length === 0 ? [[item.name, item.text.trim()]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Texts and sets of names and values of an element, each only if it is there. */
export function partsOf<
  Names extends Readonly<Record<string, AnswerName>>,
  Sets extends Readonly<Record<string, AnswerName>>,
>(
  around: XmlElement,
  names: AnswerNames,
  texts: Names,
  sets: Sets,
): { [Name in keyof Names]?: string } & { [Name in keyof Sets]?: Readonly<Record<string, string>> } {
  const own = (name: AnswerName): XmlElement | undefined =>
    childrenOf(around).find((child) => isCalled(child, names[name]));
  const told = Object.entries(texts).map(([field, name]) => [field, own(name)?.text.trim()] as const);
  const paired = Object.entries(sets).map(([field, name]) => {
    const found = own(name);
    return [field, found === undefined ? undefined : pairsOf(found, names)] as const;
  });
  return Object.fromEntries([...told, ...paired].filter(([, value]) => value !== undefined && value !== '')) as never;
}
