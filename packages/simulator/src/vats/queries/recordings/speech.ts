import { unixSeconds } from '../../calls/events.ts';
import { pastCalls, type PastCall } from '../../calls/past-call.ts';
import type { Row } from '../../directory.ts';
import { isOn, listOf, numberOf, textsOf, type FieldTable, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused, type Verdict } from '../../verdict.ts';
import { date, flag, number, required, texts } from '../parameters.ts';
import type { Query } from '../query.ts';
import { utcText } from '../times.ts';
import { fileSizeOf } from './files.ts';

const mostRecordings = 500;
const tooLarge = 3109;

/** Ids as a list, or as the text of a JSON list. */
const idsIn = (given: unknown): readonly string[] => {
  if (typeof given !== 'string' || !given.startsWith('[')) return textsOf(given);
  try {
    return textsOf(JSON.parse(given));
  } catch {
    return [];
  }
};

const recordingIds: FieldTable = { recording_id: { kind: 'list', required: true, orOne: true, of: { kind: 'text' } } };

/** Those that are in the cloud storage, and so were listened to. */
const heard = (pbx: Pbx, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => fileSizeOf(pbx, id) !== undefined);

const categories: Query = {
  path: 'queries/recording_categories',
  fields: { ...recordingIds, with_terms: flag, with_names: flag },
  answer: (pbx, input) =>
    ok({
      data: heard(pbx, idsIn(input.recording_id)).map((id) => ({
        recording_id: id,
        categories: [
          {
            ...(isOn(input.with_terms) ? { terms: [{ channels: [-1], count: 2, value: 'delivery' }] } : {}),
            id: 31,
            assign_time: unixSeconds(pbx.time.now()),
            version: 1,
            ...(isOn(input.with_names) ? { name: 'Delivery' } : {}),
          },
        ],
      })),
    }),
};

const transcripts: Query = {
  path: 'queries/recording_transcripts',
  fields: recordingIds,
  answer: (pbx, input) => {
    const ids = idsIn(input.recording_id);
    if (ids.length > mostRecordings) return refused(tooLarge, { fields: { recording_id: tooLarge } });
    return ok({ data: heard(pbx, ids).map((id) => ({ recording_id: id, ...conversationOf(pbx, id) })) });
  },
};

const conversationOf = ({ company }: Pbx, recordingId: string): Row => {
  const recorded = company.recordings.get(recordingId);
  const operator = company.users.find(({ extension }) => extension === recorded?.extension)?.name ?? 'Operator';
  return {
    names: { client: 'Client', operator },
    phrases: [
      ['operator', 'Good day, how can I help you?'],
      ['client', 'When will my delivery arrive?'],
    ],
  };
};

const callsWithId = (pbx: Pbx, ids: readonly string[]): readonly PastCall[] =>
  pastCalls(pbx.exchange.conversations).filter(({ entryId }) => ids.includes(entryId));

const summaries: Query = {
  path: '/s2t/queries/recording_summary',
  fields: { communication_id: { ...texts, required: true } },
  answer: (pbx, input) =>
    ok({
      data: callsWithId(pbx, textsOf(input.communication_id)).map(({ entryId }) => ({
        communication_id: entryId,
        summary: 'The client asked about a delivery.',
      })),
    }),
};

const records: Query = {
  path: '/s2t/queries/records',
  fields: { date_from: required(date), date_to: required(date), offset: number, limit: number },
  answer: (pbx, input) => {
    const [from, until] = [`${String(input.date_from)} 00:00:00`, `${String(input.date_to)} 23:59:59`];
    const offset = numberOf(input.offset) ?? 0;
    const found = pastCalls(pbx.exchange.conversations).filter(({ createdAt }) => {
      const at = utcText(createdAt);
      return at >= from && at <= until;
    });
    return ok({ data: found.slice(offset, offset + (numberOf(input.limit) ?? found.length)).map(recordOf) });
  },
};

const recordOf = (call: PastCall): Row => {
  const isHeard = call.legs.some((leg) => leg.recordingIds.length > 0);
  const [first] = call.legs;
  return {
    communication_id: call.entryId,
    communication_type: 1,
    info: {
      direction: call.direction === 'incoming' ? 'in' : 'out',
      duration: Math.floor((call.endedAt - call.createdAt) / 1000),
      time_created: unixSeconds(call.createdAt),
      from_number: first?.from.number ?? '',
      to_number: first?.to.number ?? '',
    },
    sentiments: { client: 'neutral', operator: 'positive' },
    has_s2t: isHeard,
    has_transcript: isHeard,
    has_summary: isHeard,
  };
};

/** Wrong input has a form of its own here. */
const badRequest = (...errors: readonly string[]): Verdict => ({
  response: Response.json({ result: 3000, error: errors }, { status: 400 }),
});

const aiAgents: Query = {
  path: '/s2t/queries/ai_agents',
  fields: {},
  answer: ({ settings }, _input, { headers }) =>
    headers['x-product-id'] === undefined
      ? badRequest('The X-Product-Id header is required.')
      : ok({ data: settings.lists.aiAgents }),
};

const aiAgentResults: Query = {
  path: '/s2t/queries/recording_agents',
  fields: {},
  answer: (pbx, input, { headers }) => {
    if (headers['x-point-id'] === undefined) return badRequest('The X-Point-Id header is required.');
    const ids = textsOf(input.communication_id);
    if (ids.length === 0) return badRequest('The communication id field is required.');
    return ok({ data: callsWithId(pbx, ids).flatMap((call) => agentResults(pbx, call)) });
  },
};

const agentResults = ({ settings }: Pbx, { entryId, endedAt }: PastCall): readonly Row[] =>
  settings.lists.aiAgents.map((agent) => ({
    recording_id: entryId,
    assistant_id: agent.id,
    processed_at: new Date(endedAt).toISOString(),
    result: listOf(agent.output_fields).map((field) => {
      const { id, label } = field as Input;
      return { id, name: label, value: 'true' };
    }),
  }));

export const speech: readonly Query[] = [categories, transcripts, summaries, records, aiAgents, aiAgentResults];
