import type { Row } from '../../directory.ts';
import { malformed, numberOf, textOf, textsOf } from '../../fields.ts';
import { wrong } from '../../gate.ts';
import { ok, refused } from '../../verdict.ts';
import { number, numbers, oneOf, required, text } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import {
  blankTask,
  changedTask,
  isTooLate,
  keepTask,
  momentOf,
  startOf,
  strangers,
  taskFields,
  taskStates,
  withoutCall,
} from './task.ts';

const failed = 5000;

const add: Query = {
  path: '/cc/task/add',
  buckets: ['contactCentre', 'contactCentreTaskWrite'],
  fields: taskFields,
  answer: (pbx, input) => {
    const mistakes = strangers(pbx, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const taskId = pbx.ids.serial('contact-centre task');
    const task = { ...changedTask(blankTask, input), task_id: taskId, status: taskStates.open };
    return isTooLate(pbx, task) ? wrong({ start_time: malformed }) : ok(keepTask(pbx, task));
  },
};

const update: Query = {
  path: '/cc/task/update',
  buckets: ['contactCentre', 'contactCentreTaskWrite'],
  fields: {
    ...taskFields,
    task_id: required(number),
    status: required(oneOf(0, 1, 2, 3)),
    duration: required({ kind: 'number', range: [0, 1439] }),
  },
  answer: (pbx, input) => {
    const before = pbx.company.contactCentreTasks.get(textOf(input.task_id) ?? '');
    if (before === undefined) return refused(noSuchThing);
    const mistakes = strangers(pbx, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    return ok(keepTask(pbx, changedTask(before, { ...input, status: Number(input.status) })));
  },
};

/** A single task is told with a time that has no zone. */
const get: Query = {
  path: '/cc/task/get',
  fields: { task_id: required(number) },
  answer: ({ company }, input) => {
    const task = company.contactCentreTasks.get(textOf(input.task_id) ?? '');
    return task === undefined ? refused(noSuchThing) : ok({ task: withoutCall(task) });
  },
};

/** Ends open tasks. The answer is 1000 even when single ones fail. */
const end = (path: string, status: number): Query => ({
  path: `/cc/task/${path}`,
  fields: { task_id: { kind: 'list', required: true, orOne: true, of: number } },
  answer: ({ company }, input) => {
    const endOne = (id: string): number => {
      const task = company.contactCentreTasks.get(id);
      if (task === undefined || task.status !== taskStates.open) return failed;
      company.contactCentreTasks.set(id, { ...task, status });
      return 1000;
    };
    return ok({ data: textsOf(input.task_id).map((id) => ({ task_id: Number(id), result: endOne(id) })) });
  },
});

/** What a list can be narrowed by, by the names of the fields. */
const filters = ['task_id', 'status', 'event_type', 'contact_id', 'priority', 'from_user_id', 'to_user_id'];

const list: Query = {
  path: '/cc/task/list',
  fields: {
    limit: { kind: 'number', range: [1, 500] },
    offset: { kind: 'number', range: [0, Infinity] },
    start_time: text,
    ...Object.fromEntries(filters.map((name) => [name, { ...numbers, orOne: true }])),
  },
  answer: ({ company }, input) => {
    const offset = numberOf(input.offset) ?? 0;
    const since = momentOf(input.start_time) ?? -Infinity;
    const isWanted = (task: Row, name: string): boolean => {
      const wanted = textsOf(input[name]);
      return wanted.length === 0 || wanted.includes(String(task[name]));
    };
    const found = [...company.contactCentreTasks.values()].filter(
      (task) => startOf(task) >= since && filters.every((name) => isWanted(task, name)),
    );
    const page = found.slice(offset, offset + (numberOf(input.limit) ?? 500));
    return ok({ tasks: page.map((task) => withZone(withoutCall(task))) });
  },
};

const withZone = (task: Row): Row => ({ ...task, start_time: `${String(task.start_time)}+03` });

export const contactCentreTasks: readonly Query[] = [
  add,
  update,
  get,
  end('done', taskStates.done),
  end('cancel', taskStates.cancelled),
  list,
];
