import type { FieldTable } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { ok } from '../../verdict.ts';
import { number, oneOf, required, text } from '../parameters.ts';
import type { Query } from '../query.ts';

const appealFields: FieldTable = {
  // Required in the manual's table, absent in its sample.
  product_id: number,
  channel_type: required({ kind: 'number', range: [0, 10] }),
  direction: required(oneOf(0, 1)),
  entry_point: required(text),
  create: required(text),
  end: text,
  comment: text,
  rate: { kind: 'number', range: [1, 5] },
  result: required({ kind: 'number', range: [1, 6] }),
  assign_user_id: number,
  close_user_id: number,
  group_id: number,
  chat: { kind: 'list', of: { kind: 'object' } },
};

const createAt = (path: string): Query => ({
  path,
  buckets: ['contactCentre'],
  fields: appealFields,
  answer: ({ company, ids }: Pbx, input) => {
    const appealId = ids.serial('appeal');
    company.appeals.set(String(appealId), { appeal_id: appealId, ...input });
    return ok({ appeal_id: appealId });
  },
});

/** The heading of the manual has it below `/cc/`, its sample below `/vpbx/cc/`. */
export const appeals: readonly Query[] = [
  createAt('/cc/appeals/create-closed-appeals'),
  createAt('cc/appeals/create-closed-appeals'),
];
