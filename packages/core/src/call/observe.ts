/** Tells an observer, and forgets whatever it throws or rejects with: an observer never affects a call. */
export function observe<Told extends readonly unknown[]>(
  observer: ((...told: Told) => unknown) | undefined,
  dropped: () => void,
  ...told: Told
): void {
  if (observer === undefined) return;
  try {
    // Whatever has a `then` may reject.
    Promise.resolve(observer(...told)).catch(dropped);
  } catch {
    dropped();
  }
}
