import { keepRaw } from './raw.ts';
import { isWire, text, type Wire } from './wire.ts';

const nothing: Wire = {};

/** XML turned into JSON puts what repeats under its own name: `{ "Participant": [] }`. That GC does so is inferred. */
function unwrap(value: unknown, itemName: string): unknown {
  return isWire(value) && Object.hasOwn(value, itemName) ? value[itemName] : value;
}

/** The items of a list, of which a single one may have come without its array. */
export function items(value: unknown, itemName: string): readonly unknown[] {
  const found = unwrap(value, itemName);
  if (Array.isArray(found)) return found;
  return isWire(found) || text(found) !== undefined ? [found] : [];
}

/** A list of objects. Each keeps what came in its place, and stands there even if that was no object. */
export function elements<T extends object>(
  value: unknown,
  itemName: string,
  read: (element: Wire, raw: unknown) => T,
): readonly T[] {
  const made: T[] = [];
  for (const item of items(value, itemName)) made.push(keepRaw(read(isWire(item) ? item : nothing, item), item));
  return made;
}

/** The list of an event whose payload has no documented name: the first array among its members, or one object in its place. */
export function payload(event: Wire): unknown {
  const members = Object.values(event);
  return members.find(Array.isArray) ?? members.find(isWire);
}

/** How a vendor's object names the two halves of a pair, and the pair itself. */
export interface PairNames {
  readonly item: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Pairs in any of the shapes that one may meet: objects that name both halves, objects of one member (`{ "8": "Break" }`),
 * one plain map, or any of them under the name of the pair. `undefined` if there are none of these. Numeric keys of one map
 * come in ascending order, since JavaScript keeps no other.
 */
export function pairs<T>(
  wire: unknown,
  names: PairNames,
  make: (key: string, value: string) => T,
): readonly T[] | undefined {
  const found = unwrap(wire, names.item);
  const made: T[] = [];
  const add = (part: Wire, key: string | undefined): void => {
    if (key !== undefined) made.push(make(key, text(part[names.value]) ?? ''));
    else for (const own of Object.keys(part)) made.push(make(own, text(part[own]) ?? ''));
  };
  if (Array.isArray(found)) {
    for (const part of found) if (isWire(part)) add(part, text(part[names.key]));
    return made;
  }
  if (!isWire(found)) return undefined;
  // A map may well have a variable called "name": only both halves make a pair.
  add(found, Object.hasOwn(found, names.value) ? text(found[names.key]) : undefined);
  return made;
}
