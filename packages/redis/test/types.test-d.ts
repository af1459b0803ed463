import type { Coordination } from '@trunkline/core';
import type { createClient } from 'redis';
import { vatsLimits } from '@trunkline/vats';
import { expectTypeOf, it } from 'vitest';
import type {
  createRedisCoordination,
  RedisClient,
  RedisCoordination,
  RedisCoordinationOptions,
} from '../src/index.ts';
import type { Redis } from '../src/client.ts';

it('takes any client that createClient makes, and asks nothing of it that it has not', () => {
  expectTypeOf<ReturnType<typeof createClient>>().toExtend<RedisClient>();
  expectTypeOf<ReturnType<typeof createClient<{}, {}, {}, 2>>>().toExtend<RedisClient>();
  expectTypeOf<ReturnType<typeof createClient>>().toExtend<Redis>();
  expectTypeOf<Parameters<typeof createRedisCoordination>[0]>().toEqualTypeOf<RedisClient>();
});

it('gives what clients take, all of it but for limits, which are off unless given', () => {
  expectTypeOf<RedisCoordination>().toExtend<Coordination>();
  expectTypeOf<undefined>().toExtend<RedisCoordination['limits']>();
  expectTypeOf<RedisCoordination['tokens']>().toEqualTypeOf<NonNullable<Coordination['tokens']>>();
  expectTypeOf(vatsLimits).toExtend<NonNullable<RedisCoordinationOptions['limits']>>();
});
