import type { PastCall } from '../../calls/past-call.ts';
import { findGroup, findUser, type Row } from '../../directory.ts';
import { malformed, numberOf, textOf, textsOf, type Input } from '../../fields.ts';
import { wrong, wrongParameters } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused } from '../../verdict.ts';
import { flag, number, oneOf, required, text, texts } from '../parameters.ts';
import type { Query } from '../query.ts';
import { moscowDayOf, readMoscowTime } from '../times.ts';
import { callItem, contextTypes, talkSeconds } from './call-item.ts';
import { callsBetween } from './past.ts';
import { notReady, openReport, reportWith, spanMistake } from './report.ts';

const dayMs = 24 * 60 * 60 * 1000;
const oneNeedsOthers = 3125;
const ids = { kind: 'list', of: number } as const;

/** Starts a query over whole calls. The answer has no `result`. */
export const requestCalls: Query = {
  path: 'stats/calls/request',
  buckets: ['statisticsStart'],
  fields: {
    start_date: required(text),
    end_date: required(text),
    limit: required(oneOf(1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000)),
    offset: required({ kind: 'number', range: [0, Infinity] }),
    user_ids: ids,
    group_ids: ids,
    context_type: { kind: 'list', of: oneOf(1, 2, 3), orOne: true },
    context_status: oneOf(0, 1),
    recall_status: oneOf(0, 1, 2),
    search_string: { kind: 'text', pattern: /.{3}/ },
    ext_params: flag,
    ext_fields: texts,
  },
  rule: (input) => {
    const [from, until] = spanOf(input);
    if (from === undefined) return wrong({ start_date: malformed });
    if (until === undefined) return wrong({ end_date: malformed });
    const code = spanMistake(from, until, (ms) => ms >= 30 * dayMs);
    if (code !== undefined) return wrongParameters({ start_date: code, end_date: code });
    const isMissed = textOf(input.context_type) === '1' && textOf(input.context_status) === '0';
    return textOf(input.recall_status) !== undefined && !isMissed ? refused(oneNeedsOthers) : undefined;
  },
  answer: (pbx, input) => ({ body: { key: openReport(pbx, pbx.desk.lists, chunksFor(pbx, input)) } }),
};

/** Nothing (204), then a part of the first day while it is at work, then everything. */
export const readCalls: Query = {
  path: 'stats/calls/result',
  buckets: ['statisticsResult'],
  fields: { key: required(text) },
  answer: (pbx, input) => {
    const report = reportWith(pbx, pbx.desk.lists, textOf(input.key));
    const now = pbx.time.now();
    if (report === undefined) return ok({ status: 'not-found', data: [] });
    if (now >= report.readyAt) return ok({ status: 'complete', data: report.result });
    if (now < (report.askedAt + report.readyAt) / 2) return { response: notReady() };
    return ok({ status: 'work', data: report.result.slice(0, 1).map(partOf) });
  },
};

const partOf = (chunk: object): object => {
  const { list } = chunk as { readonly list: readonly Row[] };
  return { ...chunk, list: list.slice(0, Math.ceil(list.length / 2)) };
};

const spanOf = ({ start_date: start, end_date: end }: Input): readonly (number | undefined)[] =>
  [start, end].map((given) => readMoscowTime(String(given)));

const chunksFor = (pbx: Pbx, input: Input): readonly object[] => {
  const [from = 0, until = 0] = spanOf(input);
  const offset = numberOf(input.offset) ?? 0;
  const end = offset + (numberOf(input.limit) ?? 0);
  const chunks = new Map<string, PastCall[]>();
  let place = 0;
  for (const call of callsBetween(pbx, from, until)) {
    if (!isWanted(pbx, call, input)) continue;
    if (place >= end) break;
    if (place >= offset) addTo(chunks, moscowDayOf(call.createdAt), call);
    place += 1;
  }
  return [...chunks].map(([period, calls]) => ({
    list: calls.map((call) => callItem(pbx, call, input)),
    period,
    total_talks_duration: sum(calls.map(talkSeconds)),
    total_calls_duration: sum(calls.map(({ createdAt, endedAt }) => Math.floor((endedAt - createdAt) / 1000))),
    total_calls_count: calls.length,
  }));
};

const addTo = (chunks: Map<string, PastCall[]>, day: string, call: PastCall): void => {
  const calls = chunks.get(day);
  if (calls === undefined) chunks.set(day, [call]);
  else calls.push(call);
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const isWanted = (pbx: Pbx, call: PastCall, input: Input): boolean => {
  const types = textsOf(input.context_type);
  const status = textOf(input.context_status);
  const recall = textOf(input.recall_status);
  return (
    (types.length === 0 || types.includes(String(contextTypes[call.direction]))) &&
    (status === undefined || (call.talkedAt === undefined ? '0' : '1') === status) &&
    // Nobody has called back yet.
    (recall === undefined || recall === '0') &&
    concerns(pbx, call, input) &&
    mentions(call, textOf(input.search_string))
  );
};

const concerns = ({ company }: Pbx, { legs }: PastCall, input: Input): boolean => {
  const users = textsOf(input.user_ids);
  const groups = textsOf(input.group_ids);
  const isAmong = (wanted: readonly string[], id: number | undefined): boolean => wanted.includes(String(id));
  const extensions = legs.flatMap(({ from, to }) => [from.extension, to.extension]);
  return (
    (users.length === 0 || extensions.some((extension) => isAmong(users, findUser(company, extension)?.userId))) &&
    (groups.length === 0 || legs.some((leg) => isAmong(groups, findGroup(company, leg.groupExtension)?.groupId)))
  );
};

const mentions = ({ legs }: PastCall, wanted: string | undefined): boolean =>
  wanted === undefined ||
  legs.some(({ from, to }) =>
    [from.number, to.number, from.extension, to.extension].some((one) => one?.includes(wanted)),
  );
