import { write, type Issue, type Operation } from '@trunkline/core';
import type { Draw } from '../target.ts';
import { changed, stepsOf } from './places.ts';
import { nothing, objectOf, propose } from './propose.ts';

export type AnyOperation = Operation<unknown, unknown>;

/** All that is wrong with an input, but for what only the vendor's dialect knows. */
function issuesOf({ input, check }: AnyOperation, given: unknown): readonly Issue[] {
  const { issues } = write(input, given);
  return issues.length > 0 ? issues : (check?.(given) ?? []);
}

const mostSteps = 160;

/**
 * An input as a stranger would write it who knows nothing but what the errors say: begins with some of the names, and
 * mends what is told until nothing is. `undefined` if the words don't lead there.
 */
export function inputFor(operation: AnyOperation, draw: Draw): unknown {
  let given: unknown = objectOf(draw, Object.keys(operation.input.fields));
  const tries = new Map<string, number>();
  for (let step = 0; step < mostSteps; step += 1) {
    const [issue] = issuesOf(operation, given);
    if (issue === undefined) return given;
    const { path, expected } = issue;
    const tried = (tries.get(path) ?? 0) + 1;
    tries.set(path, tried);
    // What nothing helps is left out, and what holds it after that.
    const steps = stepsOf(path);
    const isHopeless = tried % 12 === 0;
    const to = isHopeless ? undefined : propose(draw, expected);
    given = changed(given, steps, to === nothing ? undefined : to);
  }
  return undefined;
}
