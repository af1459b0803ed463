import type { WireExchange } from '@trunkline/core';
import { createGcSimulator } from '@trunkline/simulator';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createGcClient, readEvent } from '../src/index.ts';
import { callbackUrl } from './support/desk.ts';
import { valueOf } from './support/say.ts';

const person = { firstName: 'Aleksandra', lastName: 'Ivanovskaya', team: 'canaries' };
const agent = { agentId: 'canary-agent', password: 'canary-password', extension: '70012345' };

it('a trace of a session shows nobody’s data, and events that can be read', async () => {
  const exchanges: WireExchange[] = [];
  const simulator = await createGcSimulator({
    agents: [{ ...agent, ...person }],
    receive: (request) => gc.receive(request),
  });
  const onWire = (exchange: WireExchange): void => void exchanges.push(exchange);
  const gc = createGcClient({ baseUrl: simulator.baseUrl, callbackUrl, heartbeat: false, onWire });
  onTestFinished(async () => {
    await gc.close();
    await simulator.close();
  });
  const session = gc.agent(agent);
  const heard: string[] = [];
  const stream = session.events();
  const listening = (async () => {
    for await (const { type } of stream) heard.push(type);
  })();
  valueOf(await session.connect());
  valueOf(await session.login());
  valueOf(await session.makeReady());
  simulator.incomingCall({ from: '79995551234', to: agent.extension });
  await vi.waitFor(() => expect(heard).toContain('inboundCall'));

  await gc.close();
  await listening;
  await vi.waitFor(() => expect(exchanges.length).toBeGreaterThan(3));
  const received = exchanges.filter(({ direction }) => direction === 'received');
  const events = received.flatMap(({ request }) => [JSON.parse(request.body ?? 'null') as unknown].flat());
  const known = events.map((event) => readEvent(event).type);
  await vi.waitFor(() => expect(known.toSorted()).toEqual(heard.toSorted()));
  expect(exchanges.map((one) => (one.direction === 'sent' ? one.operation : '')).filter(Boolean)).toEqual([
    'connect',
    'login',
    'makeReady',
  ]);
  const shown = JSON.stringify(exchanges);
  for (const secret of [...Object.values(agent), ...Object.values(person), '79995551234', 'crm.example']) {
    expect(shown).not.toContain(secret);
  }
  expect(shown).toMatch(/MakeReady#[a-z]{6}-[a-z]{5}/);
  expect(shown).not.toContain(session.callbackUrl.split('/').at(-1));
});
