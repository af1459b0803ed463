import type { Reader } from '@trunkline/core';

/** What a reader asks for, as far as it shows by what it asks. */
export interface Shape {
  /** The names that it asks an object for. */
  readonly names: Map<string, Shape>;
  /** What it makes of the items of a list. */
  items?: Shape;
}

type Fixed = Readonly<Record<string, unknown>>;

const deepest = 5;

/**
 * A value that is whatever the reader wants of it, and notes which names it is asked for. Bit `n` of `lists` says whether it
 * is a list or an object on level `n`.
 */
function listener(shape: Shape, lists: number, known: Fixed = {}, level = 0): unknown {
  if (level > deepest) return undefined;
  if (((lists >> level) & 1) === 1) {
    shape.items ??= { names: new Map() };
    return [listener(shape.items, lists, {}, level + 1)];
  }
  const below = (name: string | symbol): unknown => {
    if (typeof name !== 'string' || name === 'then' || name in Object.prototype) return undefined;
    if (Object.hasOwn(known, name)) return known[name];
    const found = shape.names.get(name) ?? { names: new Map() };
    shape.names.set(name, found);
    return listener(found, lists, {}, level + 1);
  };
  return new Proxy(
    {},
    {
      get: (_target, name) => below(name),
      has: () => true,
      getOwnPropertyDescriptor: (_target, name) => ({
        value: below(name),
        configurable: true,
        enumerable: true,
        writable: true,
      }),
    },
  );
}

/** Finds out what a reader reads by letting it read. Some names may be known: they tell it what it has before it. */
export function shapeOf(reader: Pick<Reader<unknown>, 'read'>, known: Fixed = {}): Shape {
  const shape: Shape = { names: new Map() };
  for (let lists = 0; lists < 2 ** (deepest + 1); lists += 1) {
    try {
      reader.read(listener(shape, lists, known), '', []);
    } catch {
      // It reads what its dialect has made, and not what came.
    }
  }
  return shape;
}
