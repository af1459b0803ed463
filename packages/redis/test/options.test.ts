import { createClient, createCluster, createSentinel } from 'redis';
import { expect, it } from 'vitest';
import { createRedisCoordination } from '../src/index.ts';

const client = createClient();

it.each([
  ['namespace', 'a b'],
  ['namespace', ''],
  ['limits', { default: 10 }],
  ['limits', { default: { requests: 0, seconds: 1 } }],
  ['limits', null],
  ['headroom', -1],
  ['onOutage', 'maybe'],
  ['timeoutMs', 0],
  ['settleMs', '1000'],
  ['seenForMs', Number.NaN],
  ['tokensForMs', Infinity],
  ['loginForMs', 0],
  ['secret', 'canary'],
  ['onState', 'log'],
])('a wrong %s is told at construction, by name and without its value', (name, value) => {
  expect(() => createRedisCoordination(client, { [name]: value })).toThrow(
    expect.objectContaining({
      name: 'TypeError',
      message: expect.stringMatching(new RegExp(`^${name} must be (?!.*canary)`)),
    }),
  );
});

it.each([
  ['nothing', undefined],
  ['an address', 'redis://localhost'],
  ['a cluster', createCluster({ rootNodes: [{}] })],
  ['a client of sentinels', createSentinel({ name: 'main', sentinelRootNodes: [{ host: 'localhost', port: 1 }] })],
])('%s is no client for it', (_, wrong) => {
  expect(() => createRedisCoordination(wrong as never)).toThrow(
    /^client must be a client made by redis' createClient$/,
  );
});
