import { textOf, type Input } from '../fields.ts';
import type { Row } from '../directory.ts';
import type { Pbx } from '../pbx.ts';
import { required, text } from './parameters.ts';
import type { Query } from './query.ts';

const visitorOf = ({ settings }: Pbx, input: Input): Row =>
  settings.lists.visitors.find((visitor) => visitor.number === textOf(input.number)) ?? {};

/** Neither answer has a `result`. */
export const callTracking: readonly Query[] = [
  {
    path: 'queries/user_info_by_dct_number',
    fields: { number: required(text) },
    answer: (pbx, input) => ({ body: { data: visitorOf(pbx, input).data ?? {} } }),
  },
  {
    path: 'queries/user_history_by_dct_number',
    fields: { number: required(text) },
    answer: (pbx, input) => ({ body: { data: visitorOf(pbx, input).history ?? [] } }),
  },
];
