/** Paths of lists as a tree, so that reading goes down it along with the document. */
export interface Lists {
  readonly isList: boolean;
  readonly below: ReadonlyMap<string, Lists>;
}

interface Growing extends Lists {
  isList: boolean;
  readonly below: Map<string, Growing>;
}

const grow = (): Growing => ({ isList: false, below: new Map() });

/** Reads paths like `RESULT.USERS.USER`; the first name is the root's. */
export function listTree(paths: readonly string[] = []): Lists {
  const top = grow();
  for (const path of paths) {
    let place = top;
    for (const name of path.split('.')) {
      const next = place.below.get(name) ?? grow();
      place.below.set(name, next);
      place = next;
    }
    place.isList = true;
  }
  return top;
}
