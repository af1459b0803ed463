import { expect, it } from 'vitest';
import type { RowStream, VatsClient, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { serve } from './support/serve.ts';

const january = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-02T00:00:00Z' };

type Rows = RowStream<unknown, unknown, VatsError>;
const streams: [string, (vats: VatsClient) => Rows][] = [
  ['stats.fetch', (vats) => vats.stats.fetch(january)],
  ['stats.fetchCalls', (vats) => vats.stats.fetchCalls(january)],
  ['campaigns.allTasks', (vats) => vats.campaigns.allTasks({ campaignIds: ['1'] })],
  ['addressBook.contacts.all', (vats) => vats.addressBook.contacts.all()],
  ['addressBook.organizations.all', (vats) => vats.addressBook.organizations.all()],
];

it.each(streams)('%s says that its rows are read once only, and asks the PBX nothing', async (operation, begin) => {
  const { baseUrl, hits } = await serve({ body: {} });
  const rows = begin(clientOf({ baseUrl }));
  await rows[Symbol.asyncIterator]().return?.();
  const again = [];
  for await (const row of rows) again.push(row);
  expect(again).toMatchObject([
    {
      ok: false,
      error: {
        kind: 'input',
        operation,
        outcome: 'not_sent',
        issues: [{ path: 'rows', expected: 'read once: they are gone' }],
      },
    },
  ]);
  expect(hits).toEqual([]);
});
