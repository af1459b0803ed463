import type { RecordedFile, RecordedRequest } from '../../frame/records.ts';
import type { Row } from '../directory.ts';
import { missing, textOf, textsOf, type Input } from '../fields.ts';
import { wrongParameters } from '../gate.ts';
import type { Pbx } from '../pbx.ts';
import { ok, type Refusal, type Verdict } from '../verdict.ts';
import { dateTime, flag, number, oneOf, required, text, texts } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

/** Ids of recognitions are whole numbers that a JavaScript number can't hold. */
const firstRequestId = 9_100_000_000_000_000_000n;

const wrongAttribute = 3104;
const fileName = /^[\w .()-]{1,64}$/;

/** Takes a file in; what it says is known a while later. */
const takeIn = (pbx: Pbx, request: RecordedRequest, words: readonly string[], isOffline: boolean): Verdict => {
  const file = request.files?.find(({ field }) => field === 'file');
  if (file === undefined) return wrongParameters({ file: missing });
  if (file.size > pbx.settings.maxUploadBytes) return { response: new Response(null, { status: 413 }) };
  if (!fileName.test(file.name)) return wrongParameters({ file: wrongAttribute });
  const requestId = String(firstRequestId + BigInt(pbx.ids.serial('recognition')));
  const { recognitionMs } = pbx.settings;
  const readyAt = pbx.time.now() + recognitionMs;
  pbx.company.recognitions.set(requestId, { readyAt, transcribes: words.map((channel) => spoken(channel, file)) });
  if (isOffline) pbx.time.schedule(recognitionMs, () => announce(pbx, requestId));
  // The number is written by hand: JSON.stringify knows none so large.
  return { response: jsonText(`{"result":1000,"request_id":${requestId}}`) };
};

const jsonText = (text: string): Response => new Response(text, { headers: { 'content-type': 'application/json' } });

const announce = (pbx: Pbx, requestId: string): void =>
  void pbx.post('events/recognized/offline', {
    product_id: pbx.settings.productId,
    request_id: requestId,
    recognized: pbx.time.now(),
    result: 1000,
  });

const spoken = (channel: string, { name }: RecordedFile): Row => ({
  channel,
  data: ['words', 'of', name].map((word, place) => ({ word, begin: place / 2, end: place / 2 + 0.4 })),
});

const subscriberRule = (input: Input): Refusal | undefined => {
  const name = input.direction === 'OUT' ? 'from' : 'to';
  return textOf(input[name]) === undefined ? wrongParameters({ [name]: missing }) : undefined;
};

const uploadRecord: Query = {
  path: 'offline_record/recognize',
  fields: {
    user_id: required(number),
    member_id: number,
    from: text,
    to: text,
    direction: required(oneOf('IN', 'OUT')),
    created: required(dateTime),
    member_channel: required(oneOf(-1, 1)),
    diarization: flag,
  },
  rule: subscriberRule,
  answer: (pbx, input, request) => {
    const isKnown = pbx.company.users.some(({ userId }) => String(userId) === textOf(input.user_id));
    return isKnown ? takeIn(pbx, request, ['client', 'operator'], true) : wrongParameters({ user_id: noSuchThing });
  },
};

const upload: Query = {
  path: 'record/recognize',
  fields: {},
  answer: (pbx, _input, request) => takeIn(pbx, request, ['0'], false),
};

const results: Query = {
  path: 'transcribes/tasks/',
  fields: { request_ids: { ...texts, required: true } },
  answer: (pbx, input) =>
    ok({ data: Object.fromEntries(textsOf(input.request_ids).map((id) => [id, resultOf(pbx, id)])) }),
};

const resultOf = ({ company, time, settings }: Pbx, id: string): unknown => {
  const recognition = company.recognitions.get(id);
  if (recognition === undefined || recognition.readyAt > time.now()) return [];
  const { readyAt, transcribes } = recognition;
  return { status: 'ready', time_created: readyAt - settings.recognitionMs, time_updated: readyAt, transcribes };
};

export const recognition: readonly Query[] = [uploadRecord, upload, results];
