import { expect, it } from 'vitest';

import { createVatsSimulator, type VatsSimulator } from '../src/index.ts';
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

/** How many of these requests get through at once. */
const allowed = async (simulator: VatsSimulator, path: string, attempts: number): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: attempts }, () => ask(simulator, path)));
  const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()] as const));
  return bodies.filter(([status, body]) => status !== 429 && !body.includes('5008')).length;
};

it.each([
  ['groups', 10],
  ['commands/callback', 4],
  ['commands/call/hangup', 4],
  ['commands/recording/start', 4],
  ['commands/route', 1],
  ['commands/transfer', 1],
  ['config/users/request', 1],
  ['account/balance', 2],
  ['stats/request', 1],
  ['stats/calls/request', 1],
  ['stats/result', 50],
  ['queries/recording/post', 10],
  ['ab/contact/init', 50],
  ['ab/contacts/create', 10],
  ['/cc/get_statuses', 10],
  ['/cc/task/add', 5],
])('lets %s through %i times at once', async (path, times) => {
  await using simulator = await createVatsSimulator({ time: 'manual', rateLimits: true });
  expect(await allowed(simulator, path, times + 2)).toBe(times);
});

it('keeps other limits where they were agreed, and the published ones beside them', async () => {
  const rateLimits = { contactRead: { requests: 3, seconds: 10 } };
  await using simulator = await createVatsSimulator({ time: 'manual', rateLimits });
  expect(await allowed(simulator, 'ab/contact/init', 5)).toBe(3);
  await simulator.advance(9_000);
  expect(await allowed(simulator, 'ab/contact/init', 1)).toBe(0);
  await simulator.advance(1_000);
  expect(await allowed(simulator, 'ab/contact/init', 1)).toBe(1);
  expect(await allowed(simulator, 'stats/request', 2)).toBe(1);
});

it('counts links to recordings like recordings', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', rateLimits: true });
  expect(await allowed(simulator, 'queries/recording/post', 9)).toBe(9);
  const open = async (): Promise<number> =>
    (await fetch(`${simulator.baseUrl}queries/recording/link/a/play/k/1/s`)).status;
  expect([await open(), await open()]).toEqual([403, 429]);
});

it('counts what shares a limit together', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', rateLimits: true });
  expect(await allowed(simulator, 'stats/request', 1)).toBe(1);
  expect((await ask(simulator, 'stats/calls/request')).status).toBe(429);
  expect(await allowed(simulator, '/cc/task/add', 5)).toBe(5);
  expect(await allowed(simulator, '/cc/task/update', 1)).toBe(0);
  expect(await allowed(simulator, '/cc/get_presence', 6)).toBe(5);
  // The contact centre says it with a code of its own.
  expect(await answerOf(simulator, '/cc/get_presence')).toEqual({ result: 5008 });
});

it('counts wrong requests over all roots, but never shuts the file server', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual', wrongRequestRule: true });
  expect(await answerOf(simulator, '/cc/deal/get', { deal_id: 1 })).toEqual({ result: 3300 });
  expect((await ask(simulator, 'campaign', { campaign_id: 1 })).status).toBe(401);
  expect((await ask(simulator, '/s2t/queries/records')).status).toBe(401);
  expect((await fetch(`${simulator.origin}/login`)).status).toBe(200);
});
