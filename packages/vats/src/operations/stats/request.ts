import {
  input,
  instant,
  instantForms,
  listOf,
  oneOf,
  optional,
  output,
  required,
  text,
  epochMilliseconds,
  type Download,
  type Instant,
  type Issue,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { extension, opaqueId, subscriber } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { columns, type StatisticsColumn } from './columns.ts';

/** Whose calls. */
export interface StatisticsParty {
  /** Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `number`. */
  readonly number?: string;
}

/** Which legs the statistics are to tell of. Source: manual 2017 p. 32, 2026 §3.4.1.1. */
export interface StatisticsFilter {
  /** From this moment on, to the second. Wire: `date_from`, Unix seconds. */
  readonly dateFrom: Instant;
  /** Up to this moment. That the second itself still counts is inferred. Wire: `date_to`, Unix seconds. */
  readonly dateTo: Instant;
  /** Only legs from here. Wire: `from`. */
  readonly from?: StatisticsParty;
  /** Only legs to there. Wire: `to`. */
  readonly to?: StatisticsParty;
  /** Only legs with this party on either side; not together with `from` or `to`. Wire: `call_party`. */
  readonly callParty?: StatisticsParty;
}

export interface StatisticsRequest extends StatisticsFilter {
  /** Which columns, in which order. Default: those that the PBX sends unasked. Wire: `fields`, as a text with commas. */
  readonly columns?: readonly StatisticsColumn[];
  /** An id of yours that comes back in the notification, at most 128 bytes. Wire: `request_id`. */
  readonly requestId?: string;
}

/** Names the result to come. */
export interface StatisticsKey {
  /** Wire: `key`. */
  readonly key: string;
}

const party = input<StatisticsParty>({
  extension: optional('extension', extension()),
  number: optional('number', subscriber()),
});

const names: readonly StatisticsColumn[] = Object.keys(columns) as StatisticsColumn[];
const list = listOf(oneOf(names), { min: 1, max: names.length });

/** Columns as the wire wants them: one text. */
const chosen: Writer<readonly StatisticsColumn[]> = {
  expected: list.expected,
  write(value, path, issues) {
    list.write(value, path, issues);
    if (!Array.isArray(value)) return undefined;
    if (new Set(value).size < value.length) issues.push({ path, expected: 'each column once' });
    return (value as StatisticsColumn[]).map((name) => columns[name]?.wire).join(',');
  },
};

/** The end comes after the beginning. */
export function checkSpan({ dateFrom, dateTo }: { dateFrom: Instant; dateTo: Instant }): readonly Issue[] {
  const backwards = (epochMilliseconds(dateTo) ?? 0) < (epochMilliseconds(dateFrom) ?? 0);
  return backwards ? [{ path: 'dateTo', expected: 'not before dateFrom' }] : [];
}

function checkRequest({ from, to, callParty, ...span }: StatisticsRequest): readonly Issue[] {
  const both = callParty !== undefined && (from !== undefined || to !== undefined);
  return [...checkSpan(span), ...(both ? [{ path: 'callParty', expected: 'left out, or without from and to' }] : [])];
}

export const statisticsKey: Reader<StatisticsKey> = output<StatisticsKey>({ key: required('key', text()) });

/**
 * Asks for statistics; the answer is a key to fetch them with. {@link fetch} does both, and the waiting.
 *
 * Wire: `POST stats/request`. Span: a month at most. Limit: 1 per 2 seconds. Source: manual 2017 p. 32, 2026 §3.4.1.1.
 */
export const request: VatsOperation<StatisticsRequest, StatisticsKey> = query('stats.request', 'stats/request', {
  input: input<StatisticsRequest>({
    dateFrom: required('date_from', instant(instantForms.unixSeconds)),
    dateTo: required('date_to', instant(instantForms.unixSeconds)),
    columns: optional('fields', chosen),
    from: optional('from', party),
    to: optional('to', party),
    callParty: optional('call_party', party),
    requestId: optional('request_id', text({ maxBytes: 128 })),
  }),
  output: statisticsKey,
  check: checkRequest,
  limit: 'statistics',
  wire: { shifted: ['date_from', 'date_to'] },
});

/** The table, or that it isn't ready yet. */
export type StatisticsResult =
  | { readonly ready: false }
  | {
      readonly ready: true;
      /** The table as text: `;` between fields, no header; read it with {@link fetch} unless you want the bytes. */
      readonly download: Download;
    };

const table: Reader<StatisticsResult> = {
  expected: 'a table',
  read: (found) => (isDownload(found) ? { ready: true, download: found } : { ready: false }),
};

function isDownload(found: unknown): found is Download {
  return typeof found === 'object' && found !== null && 'saveTo' in found;
}

/**
 * Fetches what {@link request} has asked for: ask no more than once in 5 seconds, and within a minute of its being ready.
 * A key that the PBX doesn't know any more is an `http` error, 404.
 *
 * Wire: `POST stats/result`, answered by CSV, or by 204 while it isn't ready. Source: manual 2017 p. 34, 2026 §3.4.1.2.
 */
export const result: VatsOperation<StatisticsKey, StatisticsResult> = query('stats.result', 'stats/result', {
  input: input<StatisticsKey>({ key: required('key', opaqueId()) }),
  output: table,
  answer: 'stream',
  limit: 'statisticsResult',
  wire: { later: true },
});
