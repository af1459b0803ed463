export { createRedisCoordination, type RedisCoordination } from './coordination.ts';
export type { RedisClient } from './client.ts';
export type { RateLimit } from './limits.ts';
export type { RedisCoordinationOptions } from './options.ts';
