import { createGcSimulator } from '@trunkline/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGcClient } from '../src/index.ts';
import { callbackUrl } from './support/desk.ts';
import { readTable } from './support/tables.ts';
import { callVerb } from './support/verbs.ts';

const rows = readTable('commands.tsv', ['row', 'method', 'input', 'type', 'body', 'registers', 'availability']);

/** What the stand-in got, as text; it was written without sight of this client, and knows every verb of the table. */
async function sentToSimulator(
  method: string,
  input: object,
): Promise<{ readonly type: unknown; readonly body: unknown; readonly verb: string | undefined }> {
  const simulator = await createGcSimulator({
    agents: [{ agentId: '1001', password: 'secret-1', extension: '7001', firstName: 'A', lastName: 'B', team: '1' }],
    receive: (request) => gc.receive(request),
  });
  const gc = createGcClient({ baseUrl: simulator.baseUrl, callbackUrl, destination: 'crm', heartbeat: false });
  onTestFinished(async () => {
    await gc.close();
    await simulator.close();
  });
  const agent = gc.agent({ agentId: '1001', password: 'secret-1', extension: '7001' });
  if (method !== 'connect') await agent.connect();
  await callVerb(agent, method, input, { replyTimeoutMs: 40 });
  const { data } = JSON.parse(simulator.requests.at(-1)?.body ?? '{}') as {
    data?: { type?: unknown; body?: unknown };
  };
  return { type: data?.type, body: data?.body, verb: simulator.commands.at(-1)?.verb };
}

describe('each row of the vendor’s table is understood by the stand-in', () => {
  it.each(rows)('$row $method: $type with $body', async ({ method, input, type, body }) => {
    const { verb, ...sent } = await sentToSimulator(method, JSON.parse(input) as object);
    expect(sent).toEqual({ type, body });
    expect(verb?.toUpperCase()).toBe(type.split('#')[0]?.toUpperCase());
  });
});
