import { wireText, type Issue, type ShapeWriter } from '@trunkline/core';
import { emailInput, messengerInput, netInput, phoneInput } from './contact-input.ts';

/** An object as the wire tells it. */
export type Entry = Readonly<Record<string, unknown>>;

/** A list of a contact that the PBX replaces as a whole. */
interface ReplacedList {
  /** The same in public and on the wire. */
  readonly name: string;
  /** What names an entry: in public, on the wire. */
  readonly idName: string;
  readonly id: string;
  /** What is sent of an entry that stays. */
  readonly kept: readonly string[];
  /** An id that isn't there yet is a link to be made, no mistake. */
  readonly links?: true;
}

/** The field that names an entry comes first in its table. */
function replacedList<T>(name: string, { fields }: ShapeWriter<T>): ReplacedList {
  const [idName = ''] = Object.keys(fields);
  const kept = Object.values(fields).map(({ wire: [spelling] }) => spelling);
  return { name, idName, id: kept[0] ?? '', kept };
}

const replacedLists: readonly ReplacedList[] = [
  replacedList('phones', phoneInput),
  replacedList('emails', emailInput),
  replacedList('nets', netInput),
  replacedList('messengers', messengerInput),
  { name: 'groups', idName: 'groupId', id: 'group_id', kept: ['group_id'], links: true },
];

/** Does a change replace any list? */
export function replacesLists(change: Entry): boolean {
  return replacedLists.some(({ name }) => change[name] !== undefined);
}

/** The lists of a change with what the contact has already; or what is wrong with the answer, or with the change. */
export interface MergedLists {
  readonly lists: Entry;
  readonly misread: readonly Issue[];
  readonly wrong: readonly Issue[];
}

/** Puts the lists of a change, as the wire spells it, together with those of the contact that came. */
export function mergedLists(change: Entry, contact: Entry): MergedLists {
  const misread: Issue[] = [];
  const wrong: Issue[] = [];
  const lists: Record<string, readonly Entry[]> = {};
  for (const list of replacedLists) {
    const changes = change[list.name] as readonly Entry[] | undefined;
    if (changes === undefined) continue;
    const there = entriesOf(contact[list.name], list, misread);
    lists[list.name] = merged(there, changes, list, wrong);
  }
  return { lists, misread, wrong };
}

/** What can't be named can't be kept: better nothing is changed than something lost. */
function entriesOf(found: unknown, { name, id, kept }: ReplacedList, issues: Issue[]): readonly Entry[] {
  if (found === undefined || found === null) return [];
  if (!Array.isArray(found)) {
    issues.push({ path: name, expected: 'a list' });
    return [];
  }
  return found.map((entry: Entry | null, index) => {
    const known = kept.filter((field) => entry?.[field] !== undefined && entry[field] !== null);
    if (wireText(entry?.[id]) === '') issues.push({ path: `${name}[${index}]`, expected: `there: ${id}` });
    return Object.fromEntries(known.map((field) => [field, entry?.[field]]));
  });
}

function merged(
  there: readonly Entry[],
  changes: readonly Entry[],
  { name, id, idName, links }: ReplacedList,
  issues: Issue[],
): readonly Entry[] {
  const ids = new Set(there.map((entry) => wireText(entry[id])));
  const changed = new Map<string, Entry>();
  const added: Entry[] = [];
  for (const [index, entry] of changes.entries()) {
    const own = wireText(entry[id]);
    if (ids.has(own) && !changed.has(own)) changed.set(own, entry);
    else if (own === '' || (links === true && !ids.has(own))) added.push(entry);
    else issues.push({ path: `${name}[${index}].${idName}`, expected: 'the id of an entry of the contact, once' });
  }
  const kept = there.map((entry) => {
    // A link says nothing of what it links to; an id goes back as it came.
    const change = links === true ? undefined : changed.get(wireText(entry[id]));
    return { ...entry, ...change, [id]: entry[id] };
  });
  return [...kept, ...added];
}
