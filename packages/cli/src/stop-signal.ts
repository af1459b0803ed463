const signals = ['SIGINT', 'SIGTERM'] as const;

/** Ctrl-C as a signal: what runs gets to end cleanly. A second one ends the process as usual. */
export function stopSignal(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    forget();
    controller.abort(new Error('stopped'));
  };
  const forget = (): void => {
    for (const name of signals) process.off(name, stop);
  };
  for (const name of signals) process.on(name, stop);
  return { signal: controller.signal, forget };
}
