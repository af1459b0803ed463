import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import type { Vendor } from '../vendor.ts';

export const ccaWebApi: Vendor = {
  name: 'cca-web-api',
  refusal: { kind: 'api', category: 'not_found', code: 103 },
  baseUrl: (places) => places.ccaWebApi.baseUrl,
  open: (baseUrl, { ccaWebApi: { token } }, _home, limits) => {
    const client = createCcaWebApiClient({ baseUrl, token, ...limits });
    return {
      good: () => client.surveyTasks.list(),
      refused: () => client.surveyTasks.get({ surveyTaskId: '999' }),
      close: () => client.close(),
    };
  },
};
