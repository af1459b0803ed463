import { input, listOf, optional, output, required, integer, type Reader, type ShapeWriter } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { readings, type ItemResults } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';

/** What became of several things that were sent at once. */
export interface BookItems<Item> extends ItemResults {
  /** The things as the PBX has them now, in its order: know them by their ids. Wire: `data`. */
  readonly items: readonly Item[];
}

/** How many the address book takes at once. */
export const atOnce = { min: 1, max: 500 } as const;

/** Which things of the address book. */
export interface BookIds {
  /** 1 to 500. Wire: `data`. */
  readonly ids: readonly string[];
}

export const idsInput: ShapeWriter<BookIds> = input<BookIds>({ ids: required('data', listOf(opaqueId(), atOnce)) });

interface Sent extends Partial<ItemResults> {}

const sent = {
  results: optional('results', readings),
  skipped: maybe('skipped', items(integer())),
} as const;

const sentResults: Reader<Sent> = output<Sent>(sent);

/** What became of each, and nothing more. */
export const itemResults: Reader<ItemResults> = {
  expected: 'a result',
  read: (wire, path, issues) => ({ results: [], skipped: [], ...sentResults.read(wire, path, issues) }),
};

/** `data` as a list, or as an object whose names are the ids. */
function listed<Item>(kind: Reader<Item>, id: string): Reader<readonly Item[]> {
  const rows = items(kind);
  return {
    expected: rows.expected,
    read: (wire, path, issues) => {
      if (typeof wire !== 'object' || wire === null || Array.isArray(wire)) return rows.read(wire, path, issues);
      return rows.read(
        Object.entries(wire).map(([name, item]: [string, object | null]) => ({ [id]: name, ...item })),
        path,
        issues,
      );
    },
  };
}

/** What became of each, with the things themselves; `id` is how the wire calls theirs. */
export function itemsOf<Item>(kind: Reader<Item>, id: string): Reader<BookItems<Item>> {
  interface SentItems extends Sent {
    readonly items?: readonly Item[];
  }
  const shape = output<SentItems>({ ...sent, items: optional('data', listed(kind, id)) });
  return {
    expected: 'a result',
    read: (wire, path, issues) => ({ items: [], results: [], skipped: [], ...shape.read(wire, path, issues) }),
  };
}
