import { groups } from './groups.ts';
import type { Query } from './query.ts';
import { users } from './users.ts';

const balance: Query = {
  path: 'account/balance',
  rate: [2, 1],
  fields: {},
  answer: (pbx) => ({
    result: 1000,
    balance: pbx.balance,
    currency: 'RUB',
    // `YYYY-MM-DD HH:MM:SS`; the vendor doesn't say in which zone.
    response_at: new Date(pbx.time.now()).toISOString().slice(0, 19).replace('T', ' '),
  }),
};

const lines: Query = {
  path: 'incominglines',
  fields: {},
  answer: ({ settings }) => ({
    result: 1000,
    lines: settings.lines.map((line) => ({
      line_id: line.lineId,
      number: line.number,
      name: line.name,
      comment: line.comment ?? '',
      region: line.region ?? '77',
      schema_id: 1,
      schema_name: 'Default',
    })),
  }),
};

const audioFiles: Query = {
  path: 'audiofiles',
  fields: {},
  answer: ({ settings }) => ({ result: 1000, audiofiles: settings.audioFiles }),
};

export const queries: readonly Query[] = [users, groups, balance, lines, audioFiles];
