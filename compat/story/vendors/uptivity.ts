import { createUptivityClient } from '@trunkline/uptivity';
import type { Vendor } from '../vendor.ts';

const open: Vendor['open'] = (baseUrl, _places, _home, limits) => {
  const client = createUptivityClient({ baseUrl, ...limits });
  return {
    good: () => client.users.list(),
    refused: () => client.calls.stop({ deviceId: '999' }),
    close: () => client.close(),
  };
};

const refusal: Vendor['refusal'] = { kind: 'api', category: 'invalid_request', code: 8 };

export const uptivity: Vendor = { name: 'uptivity', refusal, baseUrl: (places) => places.uptivity.http, open };

export const uptivitySocket: Vendor = {
  name: 'uptivity, socket',
  schemes: ['tcp', 'tls'],
  needs: 'sockets',
  refusal,
  baseUrl: (places) => places.uptivity.socket,
  open,
};
