import { ok } from '../verdict.ts';
import type { Query } from './query.ts';
import { utcText } from './times.ts';

export const balance: Query = {
  path: 'account/balance',
  buckets: ['balance'],
  fields: {},
  // The vendor doesn't say in which zone `response_at` is.
  answer: (pbx) => ok({ balance: pbx.balance, currency: 'RUB', response_at: utcText(pbx.time.now()) }),
};
