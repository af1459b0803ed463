import { createVatsClient, unwrap } from '@trunkline/vats';
import type { EnduranceCase } from './case.ts';

const month = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-30T00:00:00Z' };

export const statistics: EnduranceCase = {
  name: 'vats: a month of statistics, row by row',
  mayHold: 16 << 20,
  async run(address, alive) {
    let rows = 0;
    await using vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl: `${address}/vpbx/` });
    for await (const row of vats.stats.fetch(month)) {
      unwrap(row);
      rows += 1;
      if (rows % 50_000 === 0) alive();
    }
    return `${rows} rows`;
  },
};
