import type { Report } from '../../desk.ts';
import type { Pbx } from '../../pbx.ts';

/** Takes a query in: it is worked on for a while, then its result is kept for a while. */
export const openReport = <Result>(
  { time, settings, ids }: Pbx,
  shelf: Map<string, Report<Result>>,
  result: Result,
): string => {
  const { readyAfterMs, keptMs } = settings.statistics;
  const askedAt = time.now();
  const key = ids.opaque('statistics');
  for (const [old, { staleAt }] of shelf) if (staleAt <= askedAt) shelf.delete(old);
  shelf.set(key, { askedAt, readyAt: askedAt + readyAfterMs, staleAt: askedAt + readyAfterMs + keptMs, result });
  return key;
};

/** The report with this key; undefined when its key is stale, or never was one. */
export const reportWith = <Result>(
  { time }: Pbx,
  shelf: ReadonlyMap<string, Report<Result>>,
  key: string | undefined,
): Report<Result> | undefined => {
  const report = shelf.get(key ?? '');
  return report === undefined || report.staleAt <= time.now() ? undefined : report;
};

const spanInWrongOrder = 3111;

/** The code of a span whose ends are in the wrong order or too far apart. */
export const spanMistake = (from: number, until: number, isTooLong: (ms: number) => boolean): number | undefined =>
  from > until || isTooLong(until - from) ? spanInWrongOrder : undefined;

export const notReady = (): Response => new Response(null, { status: 204 });
export const stale = (): Response => new Response(null, { status: 404 });
