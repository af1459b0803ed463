import fc from 'fast-check';

/** Something that takes whatever comes, and what must hold of it. */
export interface Target {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<unknown>;
  /** Throws, with all that is wrong in its message, if it doesn't hold. */
  readonly property: (value: unknown) => Promise<void> | void;
  /** How often it is run in the tests, where one run takes long. Default 200. */
  readonly testRuns?: number;
}

/** A target, checked against itself: its property takes what its arbitrary makes. */
export function target<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  property: (value: T) => Promise<void> | void,
): Target {
  return { name, arbitrary, property: property as Target['property'] };
}

/** Draws values one after another, for what depends on what came before. */
export type Draw = fc.GeneratorValue;

/** One of a list. */
export function pick<T>(draw: Draw, among: readonly T[]): T {
  return among[draw(fc.nat, among.length - 1)] as T;
}

/** Throws all that is wrong at once. */
export function hold(problems: readonly string[], ...about: readonly unknown[]): void {
  if (problems.length === 0) return;
  throw new Error([...problems, ...about.map((one) => fc.stringify(one))].join('\n'));
}
