import { createGcClient, type AgentOptions } from '@trunkline/gc';
import type { Vendor } from '../vendor.ts';

const alice: AgentOptions = { agentId: '1001', password: 'demo', extension: '21001' };

/** Its answers are posted: with no way in, a command's acceptance is all that can be seen. */
export const gc: Vendor = {
  name: 'gc',
  needs: 'listening',
  refusal: { kind: 'api', category: 'not_found', code: 'NO_DIALOG_ID' },
  baseUrl: (places) => places.gc.baseUrl,
  open: (baseUrl, _places, { gcCallbackUrl, listen }, limits) => {
    const client = createGcClient({ baseUrl, callbackUrl: gcCallbackUrl ?? 'http://127.0.0.1/gc', ...limits });
    listen?.((request) => client.receive(request));
    const agent = client.agent(alice);
    return {
      good: async () => {
        const connected = await agent.connect();
        return connected.ok ? agent.login() : connected;
      },
      refused: () => agent.answerCall({ dialogId: '999' }),
      close: () => client.close(),
    };
  },
};
