import type { PastLeg } from '../../calls/past-call.ts';
import type { Party } from '../../calls/leg.ts';
import { listOf, malformed, objectOf, textOf, type Field, type Input } from '../../fields.ts';
import { wrong, wrongParameters } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { refused, type Refusal } from '../../verdict.ts';
import { number, required, text } from '../parameters.ts';
import type { Query } from '../query.ts';
import { columns, defaultColumns } from './columns.ts';
import { flowOf } from './flow.ts';
import { callsBetween } from './past.ts';
import { notReady, openReport, reportWith, spanMistake, stale } from './report.ts';

const longestSpanMs = 31 * 24 * 60 * 60 * 1000;
const onlyOneOfThem = 3123;

const party: Field = { kind: 'object', fields: { extension: text, number: text } };

/** Starts a query over the legs of calls. The answer has no `result`. */
export const requestTable: Query = {
  path: 'stats/request',
  buckets: ['statisticsStart'],
  fields: {
    date_from: required(number),
    date_to: required(number),
    // Columns, as one text with commas or as a list.
    fields: { kind: 'list', of: text, orOne: true },
    from: party,
    to: party,
    call_party: party,
    request_id: { kind: 'text', maxBytes: 128 },
  },
  rule: (input) => {
    if (columnsOf(input).some((name) => !Object.hasOwn(columns, name))) return wrong({ fields: malformed });
    return partyRule(input) ?? spanRule(input);
  },
  answer: (pbx, input) => {
    const key = openReport(pbx, pbx.desk.tables, rowsFor(pbx, input));
    const requestId = textOf(input.request_id);
    pbx.time.schedule(pbx.settings.statistics.readyAfterMs, () => {
      void pbx.post('result/stat', { key, ...(requestId === undefined ? {} : { request_id: requestId }) });
    });
    return { body: { key } };
  },
};

export const readTable: Query = {
  path: 'stats/result',
  buckets: ['statisticsResult'],
  fields: { key: required(text) },
  answer: (pbx, input) => {
    const report = reportWith(pbx, pbx.desk.tables, textOf(input.key));
    if (report === undefined) return { response: stale() };
    if (report.readyAt > pbx.time.now()) return { response: notReady() };
    const headers = { 'content-type': 'text/csv; charset=utf-8', 'transfer-encoding': 'chunked' };
    return { response: new Response(flowOf(report.result()), { headers }) };
  },
};

const partyRule = (input: Input): Refusal | undefined =>
  isNamed(input.call_party) && (isNamed(input.from) || isNamed(input.to)) ? refused(onlyOneOfThem) : undefined;

const spanRule = (input: Input): Refusal | undefined => {
  const code = spanMistake(msOf(input.date_from), msOf(input.date_to), (ms) => ms > longestSpanMs);
  return code === undefined ? undefined : wrongParameters({ date_from: code, date_to: code });
};

const msOf = (unixSeconds: unknown): number => Number(unixSeconds) * 1000;

const columnsOf = ({ fields }: Input): readonly string[] => {
  const names = listOf(fields)
    .flatMap((name) => String(name).split(','))
    .map((name) => name.trim());
  return names.length === 0 ? defaultColumns : names;
};

const isNamed = (given: unknown): boolean => {
  const { extension, number: phone } = objectOf(given);
  return textOf(extension) !== undefined || textOf(phone) !== undefined;
};

const isParty = (given: unknown, { extension, number: phone }: Party): boolean => {
  const wanted = objectOf(given);
  return (textOf(wanted.extension) ?? extension) === extension && (textOf(wanted.number) ?? phone) === phone;
};

const isWanted = (input: Input, leg: PastLeg): boolean =>
  isParty(input.from, leg.from) &&
  isParty(input.to, leg.to) &&
  (isParty(input.call_party, leg.from) || isParty(input.call_party, leg.to));

/** No header, no quotes; every reader gets the rows made anew. */
const rowsFor = (pbx: Pbx, input: Input): (() => Iterable<string>) => {
  const calls = callsBetween(pbx, msOf(input.date_from), msOf(input.date_to) + 999);
  const { lineEnd, records } = pbx.settings.statistics;
  const cells = columnsOf(input).flatMap((name) => columns[name] ?? []);
  return function* () {
    for (const call of calls) {
      for (const leg of call.legs) {
        if (isWanted(input, leg)) yield cells.map((cell) => cell(leg, call, records)).join(';') + lineEnd;
      }
    }
  };
};
