import { partyOf } from '../../calls/leg.ts';
import type { Row } from '../../directory.ts';
import { isOn, pick, textOf, type FieldTable, type Input, type WrongFields } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { flag, number, oneOf, required, shortText, text } from '../parameters.ts';
import { noSuchThing } from '../query.ts';
import { readTime, utcText } from '../times.ts';

export const taskStates = { open: 0, done: 1, cancelled: 2 } as const;

/** An automatic call can't be ordered later than so long before it. */
const frozenMs = 5 * 60 * 1000;

export const taskFields: FieldTable = {
  event_type: required(oneOf(1, 2, 3, 4)),
  // Unix seconds, or as the samples have it.
  start_time: required({ kind: 'text', pattern: /^(\d+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/ }),
  duration: { kind: 'number', range: [0, 1440] },
  to_user_id: required(number),
  priority: oneOf(1, 2),
  contact_id: number,
  source_id: number,
  source_type: text,
  from_user_id: number,
  description: shortText(1024),
  is_auto_call: flag,
  phone: text,
  theme: shortText(50),
  deal_id: number,
};

const names = ['status', ...Object.keys(taskFields)];

/** Every field of a task is told, those that say nothing as null. */
export const blankTask: Row = Object.fromEntries(names.map((name) => [name, null]));

const moscowMs = 3 * 60 * 60 * 1000;

/** Unix seconds, or a time of Moscow. Epoch milliseconds. */
export const momentOf = (given: unknown): number | undefined => {
  const written = textOf(given);
  const at = readTime(written);
  return at === undefined || /^\d+$/.test(written ?? '') ? at : at - moscowMs;
};

export const startOf = (task: Row): number => momentOf(task.start_time) ?? 0;

export const changedTask = (before: Row, input: Input): Row => ({
  ...before,
  ...pick(input, names),
  start_time: utcText((momentOf(input.start_time) ?? 0) + moscowMs),
  is_auto_call: isOn(input.is_auto_call),
});

export const isTooLate = ({ time }: Pbx, task: Row): boolean =>
  isOn(task.is_auto_call) && startOf(task) < time.now() + frozenMs;

/** What a task refers to and isn't there. */
export const strangers = ({ company }: Pbx, input: Input): WrongFields => {
  const deal = textOf(input.deal_id);
  const isUser = company.users.some(({ userId }) => String(userId) === textOf(input.to_user_id));
  return {
    ...(isUser ? {} : { to_user_id: noSuchThing }),
    ...(deal === undefined || company.deals.has(deal) ? {} : { deal_id: noSuchThing }),
  };
};

/** The id of a task's call isn't one of its fields. */
export const withoutCall = ({ auto_call_task_id: _call, ...task }: Row): Row => task;

/** Keeps a task, tells of it where that is wanted, and plans its call. */
export const keepTask = (pbx: Pbx, task: Row): Row => {
  const { company, settings, ids, time, post } = pbx;
  const callId = isOn(task.is_auto_call) ? ids.serial('automatic call') : null;
  const kept = { ...task, auto_call_task_id: callId };
  company.contactCentreTasks.set(String(task.task_id), kept);
  if (settings.contactCentreTaskPath !== undefined) void post(settings.contactCentreTaskPath, withoutCall(task));
  if (callId !== null) time.schedule(Math.max(0, startOf(task) - time.now()), () => callFor(pbx, kept));
  return { task_id: task.task_id, auto_call_task_id: callId };
};

/** Rings the customer in the employee's name, unless the task has changed since. */
const callFor = ({ company, exchange, dial }: Pbx, task: Row): void => {
  const user = company.users.find(({ userId }) => String(userId) === textOf(task.to_user_id));
  const phone = textOf(task.phone);
  if (company.contactCentreTasks.get(String(task.task_id)) !== task || user === undefined || phone === undefined)
    return;
  const from = partyOf(user);
  const conversation = exchange.open({
    direction: 'outgoing',
    from,
    to: { number: phone },
    lineNumber: company.lines[0]?.number ?? '',
    byCommand: false,
    // Both letters are Cyrillic, as the manual prints them.
    task: { taskId: Number(task.auto_call_task_id), initiator: '\u0421\u0421' },
  });
  dial({ conversation, from, destination: phone, whenConnected: exchange.talk });
};
