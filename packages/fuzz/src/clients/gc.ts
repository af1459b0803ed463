import { createGcClient, operations, type GcResult } from '@trunkline/gc';
import type { Client } from './client.ts';
import { operationsOf } from './operations.ts';

const agent = {
  agentId: '1001',
  password: 'canary-password-5512',
  sessionUrl: 'canary-session-0b5f',
  extension: '7001',
};

type Verb = (input: unknown, options?: object) => Promise<GcResult<unknown>>;

/** A session that connects before its first verb; what it is answered doesn't count then. */
export const gc: Client = {
  vendor: 'gc',
  operations: operationsOf(operations),
  secrets: [agent.password, agent.sessionUrl],
  contentType: 'application/json',
  respelled: new Set(['CALL_BY_CALL', 'NAILED_CONNECTION', 'false']),
  separators: [',', '#', '='],
  open({ sender, fetch: _fetch, withSession: _none, ...given }) {
    let connecting = true;
    const client = createGcClient({
      ...given,
      baseUrl: 'https://gc.test/command',
      callbackUrl: 'https://crm.test/gc',
      heartbeat: false,
      replyTimeoutMs: 1,
      httpProfile: { connectReply: 'acceptance' },
      sender: async (request, limits) => {
        if (connecting || sender === undefined)
          return { answered: true, status: 200, headers: {}, body: new TextEncoder().encode('{}') };
        return sender(request, limits);
      },
    });
    const session = client.agent(agent);
    return {
      async call({ name }, input, options) {
        connecting = true;
        await session.connect();
        connecting = false;
        return (session[name as 'makeCall'] as Verb)(input, options);
      },
      close: () => client.close(),
    };
  },
  answer: () => '{"accepted":true,"message":"wire canary 5512"}',
};
