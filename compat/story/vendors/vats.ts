import { createVatsClient } from '@trunkline/vats';
import type { Vendor } from '../vendor.ts';

export const vats: Vendor = {
  name: 'vats',
  refusal: { kind: 'api', category: 'not_found', code: 3320 },
  baseUrl: (places) => places.vats.baseUrl,
  open: (baseUrl, { vats: { apiKey, apiSalt } }, _home, limits) => {
    const client = createVatsClient({ baseUrl, apiKey, apiSalt, ...limits });
    return {
      good: () => client.account.balance(),
      refused: () => client.recordings.getUrl({ recordingId: 'none' }),
      close: () => client.close(),
    };
  },
};
