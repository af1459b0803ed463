import type { VatsLists } from '../lists.ts';
import { ok } from '../verdict.ts';
import type { Query } from './query.ts';

/** Lists that are read as they are: the path, where the rows stand in the answer, and which rows. */
const table: readonly (readonly [path: string, name: string, list: keyof VatsLists])[] = [
  ['roles', 'roles', 'roles'],
  ['domains', 'domains', 'domains'],
  ['trunks/numbers', 'data', 'trunkNumbers'],
  ['ab/custom_fields/', 'data', 'customFields'],
  ['cc/tags/', 'tags', 'tags'],
  ['/cc/get_statuses', 'statuses', 'statuses'],
  ['/cc/deal/custom_fields.list', 'custom_fields', 'dealCustomFields'],
  ['/cc/deal/funnels.list', 'sales_funnels', 'funnels'],
];

/** The data stand where the code stands elsewhere. */
const taskCustomFields: Query = {
  path: 'custom-type/list',
  fields: {},
  answer: ({ settings }) => ({ body: { result: settings.lists.taskCustomFields, status: 200 } }),
};

export const plainLists: readonly Query[] = [
  ...table.map(([path, name, list]): Query => ({
    path,
    fields: {},
    answer: ({ settings }) => ok({ [name]: settings.lists[list] }),
  })),
  taskCustomFields,
];
