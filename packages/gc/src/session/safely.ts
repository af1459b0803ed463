/** Runs what a listener does. What it throws or rejects with is counted, and changes nothing. */
export function safely(onThrown: () => void, listen: () => unknown): void {
  try {
    const done = listen();
    if (done instanceof Promise) done.catch(onThrown);
  } catch {
    onThrown();
  }
}
