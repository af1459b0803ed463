import { epochMilliseconds, type Instant } from '@trunkline/core';

/** A stretch of time, both ends included, in whole seconds. */
export interface Span {
  readonly dateFrom: Instant;
  readonly dateTo: Instant;
}

const second = 1_000;
const day = 86_400 * second;

/** The same time of the next month: of the 31st of January, the last day of February. */
function nextMonth(ms: number): number {
  const date = new Date(ms);
  const wanted = date.getUTCMonth() + 1;
  date.setUTCMonth(wanted);
  if (date.getUTCMonth() !== wanted % 12) date.setUTCDate(0);
  return date.getTime();
}

/**
 * Cuts a span into pieces that the PBX takes: none as long as 30 days, none longer than a month. They neither overlap
 * nor leave a second out, both ends being included. What is no span is left as it is, for the check to say so.
 */
export function splitSpan({ dateFrom, dateTo }: Span): readonly Span[] {
  const from = epochMilliseconds(dateFrom);
  const to = epochMilliseconds(dateTo);
  if (from === undefined || to === undefined || to < from) return [{ dateFrom, dateTo }];
  const spans: Span[] = [];
  let start = Math.floor(from / second) * second;
  const last = Math.floor(to / second) * second;
  while (start <= last) {
    const end = Math.min(start + 30 * day, nextMonth(start)) - second;
    spans.push({ dateFrom: new Date(start), dateTo: new Date(Math.min(end, last)) });
    start = end + second;
  }
  return spans;
}
