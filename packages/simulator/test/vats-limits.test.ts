import { expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { answerOf, ask } from './support/client.ts';

it('blocks a client that makes two wrong requests within two minutes', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', wrongRequestRule: true });
  expect(await answerOf(simulator, 'commands/call/hangup')).toMatchObject({ result: 3103 });
  await simulator.advance(60_000);
  expect((await ask(simulator, 'account/balance')).status).toBe(200);
  expect((await ask(simulator, 'commands/call/hangup')).status).toBe(401);
  expect((await ask(simulator, 'account/balance')).status).toBe(401);
  await simulator.advance(59_999);
  expect((await ask(simulator, 'account/balance')).status).toBe(401);
  await simulator.advance(1);
  expect((await ask(simulator, 'account/balance')).status).toBe(200);
});

it('forgives wrong requests that are two minutes apart', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', wrongRequestRule: true });
  expect(await answerOf(simulator, 'commands/call/hangup')).toMatchObject({ result: 3103 });
  await simulator.advance(120_000);
  expect(await answerOf(simulator, 'commands/call/hangup')).toMatchObject({ result: 3103 });
});

it('says nothing about wrong requests unless the rule is on', async () => {
  await using simulator = await createVatsSimulator();
  for (const _ of [1, 2, 3]) expect(await answerOf(simulator, 'commands/call/hangup')).toMatchObject({ result: 3103 });
});

it('keeps the published rate limits', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', rateLimits: true });
  expect((await ask(simulator, 'config/users/request')).status).toBe(200);
  await simulator.advance(1_999);
  const refused = await ask(simulator, 'config/users/request');
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({
    name: 'Service Unavailable',
    message: 'Rate limit exceeded.',
    code: 0,
    status: 429,
  });
  expect((await ask(simulator, 'account/balance')).status).toBe(200);
  await simulator.advance(1);
  expect((await ask(simulator, 'config/users/request')).status).toBe(200);
});
