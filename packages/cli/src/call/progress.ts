import type { Progress } from '@trunkline/core';
import { complain, showStatus } from '../terminal.ts';

const betweenMs = 1_000;

/** Tells of long work on stderr: one line that changes on a terminal; elsewhere a line a second, if it takes that long. */
export function progressTeller(): (progress: Progress) => void {
  let last = performance.now();

  return ({ unit, done, total }) => {
    const line = total === undefined ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
    if (process.stderr.isTTY) return showStatus(line);
    if (performance.now() - last < betweenMs) return;
    last = performance.now();
    complain(line);
  };
}
