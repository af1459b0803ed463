/** Tells a listener. What it throws or rejects with is handed on, with what it was told, and changes nothing. */
export function safely<Told extends readonly unknown[]>(
  onThrown: (thrown: unknown, ...told: Told) => void,
  listener: (...told: Told) => unknown,
  ...told: Told
): void {
  const failed = (thrown: unknown): void => onThrown(thrown, ...told);
  try {
    const done = listener(...told) as { then?: unknown } | null | undefined;
    // Whatever has a `then` may reject.
    if (typeof done?.then === 'function') Promise.resolve(done).catch(failed);
  } catch (thrown) {
    failed(thrown);
  }
}
