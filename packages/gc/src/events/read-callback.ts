import { openJson } from '@trunkline/core';
import type { GcEvent } from './event.ts';
import { readEvent } from './read-event.ts';
import { isWire } from './wire.ts';

/** Wrappers within wrappers that are opened. Nobody sends more than two: an array of `{ data }`. */
const deepest = 4;

function collect(value: unknown, depth: number, mayBeText: boolean, events: GcEvent[]): void {
  try {
    if (depth < deepest && Array.isArray(value)) {
      for (const item of value) collect(item, depth + 1, mayBeText, events);
      return;
    }
    if (depth < deepest && isWire(value) && typeof value['type'] !== 'string' && Object.hasOwn(value, 'data')) {
      return collect(value['data'], depth + 1, mayBeText, events);
    }
    if (mayBeText && typeof value === 'string') {
      const opened = openJson(value, undefined);
      if (opened.opened) return collect(opened.value, depth, false, events);
    }
  } catch {
    // A proxy or getter that throws: no event, which is what it is read as.
  }
  events.push(readEvent(value));
}

/**
 * Reads the body of a callback: the events in it, in their order. How GC wraps them is not documented, so this takes a bare
 * event, `{ "data": event }`, an array of either, and any of these once more as JSON in a text. Never throws: what is none
 * of these is an event of type `unknown`, in its place; only an empty array holds no event.
 */
export function readCallback(body: unknown): readonly GcEvent[] {
  const events: GcEvent[] = [];
  collect(body, 0, true, events);
  return events;
}
