/** Puts the bridge between the two vendors: clients, the handler for GC's events, and one agent's session. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createGcClient, gcOptionsFromEnv, unwrap, type GcSession } from '@trunkline/gc';
import { createUptivityClient, uptivityOptionsFromEnv } from '@trunkline/uptivity';
import { createBridge, type Bridge, type Report } from './bridge.ts';
import { journalAt } from './journal.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface Running {
  readonly agent: GcSession;
  readonly bridge: Bridge;
  close(): Promise<void>;
}

export async function startBridge(env: Env, onReport: (report: Report) => void): Promise<Running> {
  const { AGENT_ID = '', AGENT_PASSWORD = '', EXTENSION = '', DEVICE_ID = '' } = env;
  const gc = createGcClient(gcOptionsFromEnv(env));
  const uptivity = createUptivityClient(uptivityOptionsFromEnv(env));

  const listener = getRequestListener((request) => gc.receive(request));
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await once(server.listen(Number(env['BRIDGE_PORT'])), 'listening');

  const agent = gc.agent({ agentId: AGENT_ID, password: AGENT_PASSWORD, extension: EXTENSION });
  const journal = journalAt(env['JOURNAL'] ?? 'open-calls.json');
  const bridge = createBridge({ agent, uptivity, deviceId: DEVICE_ID, journal, onReport });
  agent.on('inboundCall', (event) => bridge.hear(event));
  agent.on('outboundCall', (event) => bridge.hear(event));

  async function close(): Promise<void> {
    await bridge.settled();
    await gc.close();
    await uptivity.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  try {
    unwrap(await agent.connect());
    unwrap(await agent.login());
    await bridge.takeUp();
    // Back after a time without GC: what ended meanwhile was not heard.
    agent.onStatus((status) => void (status === 'logged_in' && bridge.takeUp()));
    return { agent, bridge, close };
  } catch (error) {
    await close();
    throw error;
  }
}
