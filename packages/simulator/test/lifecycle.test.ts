import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { answerOf, ask } from './support/client.ts';

it('leaves no connection open and no sleeper asleep when it closes', async () => {
  const simulator = await createVatsSimulator();
  simulator.faults.next({ kind: 'stallHeaders' });
  const stalled = ask(simulator, 'account/balance').then(
    () => 'answered',
    () => 'cut',
  );
  const { port } = new URL(simulator.origin);
  const silent = connect(Number(port), '127.0.0.1');
  silent.on('error', () => undefined);
  await once(silent, 'connect');
  await expect.poll(() => simulator.openSockets).toBe(2);
  const woken = simulator.clock.sleep(60_000).catch(String);
  await Promise.all([simulator.close(), simulator.close()]);
  expect(simulator.openSockets).toBe(0);
  expect(await stalled).toBe('cut');
  expect(await woken).toContain('The simulator was closed.');
  await expect(ask(simulator, 'account/balance')).rejects.toThrow('fetch failed');
});

it('does not wait for a webhook that nobody answers when it closes', async () => {
  const simulator = await createVatsSimulator({ receive: () => new Promise<Response>(() => undefined) });
  const posted = simulator.postEvent('events/call', {});
  await delay(10);
  await simulator.close();
  expect(await posted).toMatchObject({ failure: 'closed' });
});

it('starts afresh after a reset', async () => {
  await using simulator = await createVatsSimulator({ time: 'manual' });
  const first = simulator.incomingCall({ from: '79161234567' });
  await simulator.advance(5_000);
  simulator.balance = 0;
  simulator.faults.always({ kind: 'html' });
  simulator.script.number('101', { answer: 'busy' });
  simulator.reset();
  await simulator.idle();
  expect([simulator.calls, simulator.webhooks, simulator.requests]).toEqual([[], [], []]);
  expect(await answerOf(simulator, 'account/balance')).toMatchObject({ balance: 1000 });
  const again = simulator.incomingCall({ from: '79161234567' });
  expect(again).toEqual(first);
  await simulator.advance(5_000);
  expect(simulator.calls[0]?.legs[0]?.state).toBe('Connected');
});

it('forgets what was on its way at a reset', async () => {
  let answer: (response: Response) => void = () => undefined;
  await using simulator = await createVatsSimulator({
    receive: () => new Promise<Response>((resolve) => (answer = resolve)),
  });
  void simulator.postEvent('events/one', {});
  void simulator.postEvent('events/two', {});
  await delay(5);
  simulator.reset();
  answer(new Response('ok'));
  await simulator.settled();
  expect(simulator.webhooks).toEqual([]);
});

it('says so when its port is taken', async () => {
  await using simulator = await createVatsSimulator();
  const port = Number(new URL(simulator.origin).port);
  await expect(createVatsSimulator({ port })).rejects.toThrow(`Port ${port} is already in use`);
});

it('wants a callback URL that can be posted to', async () => {
  await expect(createVatsSimulator({ callbackUrl: 'ftp://x' })).rejects.toThrow(TypeError);
  await using simulator = await createVatsSimulator();
  expect(() => (simulator.callbackUrl = 'nowhere')).toThrow(TypeError);
  simulator.callbackUrl = undefined;
});

it('is not disturbed by whoever watches it', async () => {
  await using simulator = await createVatsSimulator({
    onActivity: () => {
      throw new Error('from the watcher');
    },
  });
  expect(await answerOf(simulator, 'account/balance')).toMatchObject({ result: 1000 });
  expect(await simulator.postEvent('events/call', {})).toMatchObject({ failure: 'noCallbackUrl' });
});

it('refuses a call to a line it does not have', async () => {
  await using simulator = await createVatsSimulator();
  expect(() => simulator.incomingCall({ from: '79161234567', line: '1' })).toThrow(TypeError);
});
