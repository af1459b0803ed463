import { createPtkCallbackClient, profileFromWsdl } from '@trunkline/ptk-callback';
import type { Vendor } from '../vendor.ts';

export const ptkCallback: Vendor = {
  name: 'ptk-callback',
  refusal: { kind: 'api', category: 'invalid_request', code: 108001 },
  baseUrl: (places) => places.ptkCallback.baseUrl,
  open: async (baseUrl, { ptkCallback: { wsdl } }, _home, limits) => {
    const reading = await profileFromWsdl(wsdl);
    if (!reading.ok) throw new Error('the WSDL of the simulator gives no profile');
    const client = createPtkCallbackClient({ baseUrl, profile: reading.profile, tenant: 'Main', ...limits });
    return {
      good: () => client.queues.getEwt({ segment: '7001' }),
      refused: () => client.queues.getEwt({ segment: '999' }),
      close: () => client.close(),
    };
  },
};
