import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { Effect, Exit, Fiber } from 'effect';
import { describe, expect, it } from 'vitest';
import * as throwing from '../throwing.ts';
import * as withEffect from '../with-effect.ts';
import * as withNeverthrow from '../with-neverthrow.ts';
import { client, extension, toNumber } from './stage.ts';

const simulator = useVatsSimulator();
const callback = { path: 'commands/callback' };

describe.each([
  { style: 'throwing', callBack: throwing.callBack },
  { style: 'neverthrow', callBack: withNeverthrow.callBack },
])('$style', ({ callBack }) => {
  it('tells of success', async () => {
    expect(await callBack(client(simulator()), extension, toNumber)).toMatch(/^taken, as ./);
  });

  it('tells what the vendor refused', async () => {
    simulator().faults.next({ kind: 'code', code: 2100 }, callback);
    expect(await callBack(client(simulator()), extension, toNumber)).toMatch(/^not done: [a-z_]+$/);
  });

  it('tells when nobody knows', async () => {
    simulator().faults.next({ kind: 'resetBeforeHeaders' }, callback);
    expect(await callBack(client(simulator()), extension, toNumber)).toBe('look before you try again');
  });
});

it('leaves errors of yours alone, in the throwing style', async () => {
  const broken = { calls: { callback: () => Promise.reject(new RangeError('mine')) } };
  await expect(throwing.callBack(broken as never, extension, toNumber)).rejects.toThrow(RangeError);
});

it('chains any call, in neverthrow', async () => {
  const vats = client(simulator());
  const currency = withNeverthrow.chained(vats.account.balance()).map((balance) => balance.currency);
  expect(await currency.unwrapOr('none')).toBe('RUB');
});

describe('Effect', () => {
  it('makes an Effect of any call', async () => {
    const vats = client(simulator());
    const balance = await Effect.runPromise(withEffect.effectOf((signal) => vats.account.balance({}, { signal })));
    expect(balance.currency).toBe('RUB');
  });

  it('has the value of a success', async () => {
    const told = await Effect.runPromise(withEffect.callBack(client(simulator()), extension, toNumber));
    expect(told).toMatch(/^taken, as ./);
  });

  it('has the error in its error channel', async () => {
    simulator().faults.next({ kind: 'resetBeforeHeaders' }, callback);
    const error = await Effect.runPromise(Effect.flip(withEffect.callBack(client(simulator()), extension, toNumber)));
    expect(error).toMatchObject({ kind: 'network', outcome: 'unknown' });
  });

  it('cancels the call when its fiber is interrupted', async () => {
    simulator().faults.next({ kind: 'stallHeaders' });
    const kinds: (string | undefined)[] = [];
    const vats = client(simulator(), (event) => void (event.type === 'settled' && !event.ok && kinds.push(event.kind)));
    const fiber = Effect.runFork(withEffect.callBack(vats, extension, toNumber));
    await expect.poll(() => simulator().requests.length, { timeout: 10_000 }).toBe(1);
    await Effect.runPromise(Fiber.interrupt(fiber));
    expect(Exit.isFailure(await Effect.runPromise(Fiber.await(fiber)))).toBe(true);
    await expect.poll(() => kinds, { timeout: 10_000 }).toEqual(['aborted']);
  });
});
