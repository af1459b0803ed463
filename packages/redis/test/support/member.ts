import { createClient } from 'redis';
import { onTestFinished } from 'vitest';
import { createRedisCoordination, type RedisCoordination, type RedisCoordinationOptions } from '../../src/index.ts';

/** One of several processes, as far as Redis can tell. */
export function member(url: string, options: RedisCoordinationOptions = {}): RedisCoordination {
  const coordination = createRedisCoordination(createClient({ url }), { settleMs: 50, ...options });
  onTestFinished(() => coordination.close());
  return coordination;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until it holds; a test that waits for good has failed. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

/** What a question ended with, and how long it took. */
export async function timed<T>(question: () => T | Promise<T>): Promise<{ value?: T; error?: unknown; ms: number }> {
  const began = performance.now();
  try {
    const value = await question();
    return { value, ms: performance.now() - began };
  } catch (error) {
    return { error, ms: performance.now() - began };
  }
}

/** Asks until Redis has answered: on a busy machine the first answer may take longer than who asks would wait. */
export const answered = (question: () => unknown): Promise<void> =>
  until(async () => (await timed(question)).error === undefined);
