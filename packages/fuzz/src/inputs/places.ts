/** `a.b[0].c` as its steps. */
export function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) => (index === undefined ? name : Number(index)));
}

type Tree = Record<string | number, unknown>;

/** Every place of a value, as its steps, from the outside in. */
export function placesOf(value: unknown, above: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null || above.length > 5 || ArrayBuffer.isView(value)) return [[...above]];
  const below = Object.keys(value).flatMap((name) => placesOf((value as Tree)[name], [...above, name]));
  return [[...above], ...below];
}

/** The value with another one at a place; without it, if it is `undefined`. */
export function changed(value: unknown, [step, ...more]: readonly (string | number)[], to: unknown): unknown {
  if (step === undefined) return to;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : typeof value === 'object' ? { ...value } : {};
  const inside = changed((copy as Tree)[step], more, to);
  if (inside !== undefined) (copy as Tree)[step] = inside;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete (copy as Tree)[step];
  return copy;
}
