/** Tells a listener. What it throws or rejects with is counted, and changes nothing. */
export function safely<Told extends readonly unknown[]>(
  onThrown: () => void,
  listener: (...told: Told) => unknown,
  ...told: Told
): void {
  try {
    const done = listener(...told);
    if (done instanceof Promise) done.catch(onThrown);
  } catch {
    onThrown();
  }
}
