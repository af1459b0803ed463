import { createAdaptorServer } from '@hono/node-server';
import { readEnv } from '@trunkline/core';
import { createGcClient, gcCodes, gcOptionsFromEnv, operations, type GcSession, type GcWire } from '@trunkline/gc';
import { listen } from '../listen.ts';
import type { Environment, InboundAnswer, OpenClient, Vendor } from './vendor.ts';

/** With these a session begins; everything else needs `connect` before it. */
const beginnings: ReadonlySet<string> = new Set(['hello', 'connect']);

export const gc: Vendor = {
  codes: gcCodes,
  tree: operations,
  wireName: (wire) => (wire as GcWire).verb,
  async open(env, opening) {
    const options = gcOptionsFromEnv(env);
    const agent = agentFromEnv(env);
    const client = createGcClient({ ...options, ...opening, heartbeat: false });
    const server = createAdaptorServer({ fetch: (request) => client.receive(request) });
    const stop = await listen(server, portOf(options.callbackUrl));
    const session = client.agent(agent);
    return {
      methods: connectedFirst(session),
      close: async () => {
        await client.close();
        await stop();
      },
    };
  },
  examination: {
    address: (env) => gcOptionsFromEnv(env).baseUrl,
    ask: (client, signal) => methodsOf(client).connect({}, { signal }),
    readings: [],
    inbound: (_env, client) => ({
      bearsAnswers: true,
      awaits: "the event that answers Hello, at the callback's address",
      wait: ({ signal, timeoutMs }) => hello(client, signal, timeoutMs),
    }),
  },
};

type Verbs = Pick<GcSession, 'hello' | 'connect'>;

const methodsOf = (client: OpenClient): Verbs => client.methods as Verbs;

/** GC accepts a command first; that its event comes back too is what counts here. */
async function hello(client: OpenClient, signal: AbortSignal, timeoutMs: number): Promise<InboundAnswer> {
  const greeted = await methodsOf(client).hello({}, { signal, replyTimeoutMs: timeoutMs });
  if (greeted.ok) return { arrived: true, says: `GC says ${greeted.value.status ?? 'nothing of its status'}` };
  const { error } = greeted;
  if (error.kind === 'timeout' && error.phase === 'reply') {
    return {
      arrived: false,
      says: 'GC took Hello, but no event came',
      todo: 'Let GC reach GC_CALLBACK_URL: its name, its port, and what stands between.',
    };
  }
  return { arrived: false, says: error.message, todo: 'Mend what stands above first.' };
}

/** One call is all that this process makes: a session that `connect` has not begun yet gets it first. */
function connectedFirst(session: GcSession): object {
  type Method = (...given: readonly unknown[]) => ReturnType<GcSession['connect']>;
  const methods = Object.keys(operations).map((name): [string, Method] => {
    const method = session[name as keyof typeof operations] as unknown as Method;
    if (beginnings.has(name)) return [name, method];
    return [
      name,
      async (...given) => {
        const connected = await session.connect();
        return connected.ok ? method(...given) : connected;
      },
    ];
  });
  return Object.fromEntries(methods);
}

function agentFromEnv(env: Environment): { agentId: string; password: string; extension?: string } {
  const { agentId, password, extension } = readEnv(
    {
      agentId: { name: 'GC_AGENT_ID', required: true },
      password: { name: 'GC_AGENT_PASSWORD', required: true },
      extension: { name: 'GC_EXTENSION', required: false },
    },
    env,
  );
  return { agentId, password, ...(extension === undefined ? {} : { extension }) };
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
