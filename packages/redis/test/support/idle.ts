/** A process that uses everything once, closes nothing, and should end by itself. */
import { createClient } from 'redis';
import { createRedisCoordination } from '../../src/index.ts';

const limits = { default: { requests: 1_000, seconds: 1 } };
const { limits: shared, outcomes } = createRedisCoordination(createClient({ url: process.argv[2] ?? '' }), { limits });
await shared?.take('default', { now: 0, atMostMs: 60_000 });
const expectation = outcomes.expect('c1');
await outcomes.deliver('c1', 'done', 60_000);
process.stdout.write(String(await expectation.outcome));
