import type { Report } from './bridge.ts';

/** One line for a log: nothing in it tells of a person. */
export function reportLine({ dialogId, step, error, remedy }: Report): string {
  const what = `call ${dialogId}: ${step.padEnd(6)}`;
  if (error === undefined) return `${what} done`;
  return `${what} failed: ${error.vendor}, ${error.category}, sent? ${error.outcome} -> ${remedy}`;
}
