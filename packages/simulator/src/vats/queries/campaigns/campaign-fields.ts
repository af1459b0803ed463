import { textOf, textsOf, type Field, type FieldTable, type Input, type WrongFields } from '../../fields.ts';
import { wrongParameters } from '../../gate.ts';
import type { Company } from '../../company.ts';
import type { Refusal } from '../../verdict.ts';
import { dateTime, flag, number, numbers, oneOf, required, shortText, timeOfDay } from '../parameters.ts';
import { noSuchThing } from '../query.ts';
import { spanMistake } from '../statistics/report.ts';
import { readTime } from '../times.ts';

const times = oneOf(1, 3, 5, 10);
const longTimer = oneOf(900, 1800, 3600, 7200, 10_800, 43_200, 86_400, 864_000);
const schedule: Field = {
  kind: 'list',
  of: {
    kind: 'object',
    fields: {
      weekday: required({ kind: 'number', range: [1, 7] }),
      start: required(timeOfDay),
      end: required(timeOfDay),
    },
  },
};

/** What a campaign may be changed by, with the values that requests may send. */
export const campaignFields: FieldTable = {
  line_id: required(number),
  name: shortText(70),
  schedule,
  created_by: number,
  priority: oneOf(1, 2, 3),
  order: { kind: 'number', range: [1, 999] },
  service_type: oneOf(2, 3, 4, 5, 8, 9, 10, 12),
  start_date: dateTime,
  end_date: dateTime,
  operators: numbers,
  dial_mode: oneOf(2, 3, 4, 7),
  redial_max: number,
  redial_busy: times,
  redial_no_answer: times,
  redial_not_avail: times,
  answer_wait: oneOf(10, 20, 30, 60),
  add_calls_coef: { kind: 'number', range: [0.1, 5] },
  timer_busy: oneOf(60, 300, 900, 3600),
  timer_no_answer: oneOf(3600, 10_800, 43_200, 86_400),
  timer_not_avail: oneOf(0, 3600, 10_800, 43_200, 86_400),
  redial_antirobot_voice_mail: times,
  redial_antirobot_busy: times,
  redial_antirobot_client_hungup: times,
  redial_antirobot_not_avail: { kind: 'number', range: [1, 10] },
  timer_antirobot_voice_mail: oneOf(60, 300, 900, 3600),
  timer_antirobot_busy: longTimer,
  timer_antirobot_client_hungup: longTimer,
  timer_antirobot_not_avail: longTimer,
  call_processing: oneOf(0, 5, 6, 7, 8, 9, 10, 30, 60, 120, 300, 900),
  timezone_mode: oneOf(0, 1, 2),
  antirobot: flag,
  sms_sender: shortText(64),
  did_abonent_ids: numbers,
};

/** What a new one needs, and may have, beside that. */
export const newCampaignFields: FieldTable = {
  name: required(shortText(70)),
  schedule: required(schedule),
  endless: flag,
};

/** The start comes before the end. */
export const datesRule = (input: Input): Refusal | undefined => {
  const [start, end] = [readTime(textOf(input.start_date)), readTime(textOf(input.end_date))];
  const code = start === undefined || end === undefined ? undefined : spanMistake(start, end, () => false);
  return code === undefined ? undefined : wrongParameters({ start_date: code, end_date: code });
};

/** What the PBX doesn't have. */
export const strangers = (company: Company, input: Input): WrongFields => {
  const isUser = (id: string): boolean => company.users.some(({ userId }) => String(userId) === id);
  return {
    ...(company.lines.some(({ lineId }) => String(lineId) === textOf(input.line_id)) ? {} : { line_id: noSuchThing }),
    ...(textsOf(input.operators).every(isUser) ? {} : { operators: noSuchThing }),
  };
};
