/** Tells an observer, and forgets whatever it throws or rejects with: an observer never affects a call. */
export function observe<Told>(observer: ((told: Told) => unknown) | undefined, told: Told, dropped: () => void): void {
  if (observer === undefined) return;
  try {
    const answer = observer(told);
    if (answer instanceof Promise) answer.catch(dropped);
  } catch {
    dropped();
  }
}
