import { createAdaptorServer } from '@hono/node-server';
import { createVatsWebhooks, type VatsOptions } from '@trunkline/vats';
import { listen } from '../listen.ts';
import type { Inbound, InboundAnswer } from '../vendors/vendor.ts';

/** Waits at a port for anything that VATS posts: its connection check, or any event. */
export function connectionCheck(credentials: Pick<VatsOptions, 'apiKey' | 'apiSalt'>, port: number): Inbound {
  return {
    awaits: `the connection check at port ${port}: press the button in the personal account`,
    async wait({ signal, timeoutMs }) {
      const webhooks = createVatsWebhooks({ credentials });
      const arrival = Promise.withResolvers<InboundAnswer>();
      const server = createAdaptorServer({
        fetch: async (request) => {
          const response = await webhooks.receive(request);
          arrival.resolve(judge(response.status));
          return response;
        },
      });
      const stop = await listen(server, port);
      const late = setTimeout(() => arrival.resolve(nothing), timeoutMs);
      const onAbort = (): void => arrival.resolve(nothing);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await arrival.promise;
      } finally {
        clearTimeout(late);
        signal.removeEventListener('abort', onAbort);
        await stop();
      }
    },
  };
}

const nothing: InboundAnswer = {
  arrived: false,
  says: 'nothing came',
  todo: 'Check the URL in the personal account (API connector), and what stands between it and this port.',
};

function judge(status: number): InboundAnswer {
  if (status === 200) return { arrived: true, says: 'arrived' };
  if (status !== 403) return { arrived: false, says: `something else came (told ${status})`, todo: 'Post VATS there.' };
  return {
    arrived: false,
    says: 'arrived, but the signature does not fit',
    todo: 'Check VATS_API_KEY and VATS_API_SALT against the personal account.',
  };
}
