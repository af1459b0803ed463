import { rawOf as coreRawOf } from '@trunkline/core';

class Given {
  constructor(target: object) {
    // What a constructor returns is what the fields of its subclass are written to.
    return target;
  }
}

/**
 * Ties what came to an object of ours by a private field, which nothing prints, clones or compares, and which costs next
 * to nothing: a hidden property, as core's errors have it, would take as long as reading the event.
 */
class Keeper extends Given {
  readonly #raw: unknown;

  constructor(target: object, raw: unknown) {
    super(target);
    this.#raw = raw;
  }

  static rawOf(target: object): unknown {
    return #raw in target ? (target as Keeper).#raw : coreRawOf(target);
  }
}

export function keepRaw<T extends object>(target: T, raw: unknown): T {
  return new Keeper(target, raw) as unknown as T;
}

/**
 * What came, behind an event, an element of its lists, a Result or an error. An event always keeps it, since GC's payloads
 * are only partly documented; JSON, `inspect`, structured clones and copies of the event do not have it.
 *
 * It may hold anything, personal data too: read it when you need it, and think before you log it.
 */
export function rawOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Keeper.rawOf(value) : undefined;
}
