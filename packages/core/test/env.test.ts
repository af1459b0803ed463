import { expect, it } from 'vitest';
import { readEnv } from '../src/index.ts';

const variables = {
  apiKey: { name: 'TINY_API_KEY', required: true },
  salt: { name: 'TINY_SALT', required: true },
  baseUrl: { name: 'TINY_BASE_URL', required: false },
} as const;

it('reads the variables of the environment', () => {
  const { apiKey, salt, baseUrl } = readEnv(variables, { TINY_API_KEY: 'k', TINY_SALT: ' s ', OTHER: 'x' });
  expect([apiKey.length, salt, baseUrl]).toEqual([1, ' s ', undefined]);
});

it('names all that is missing at once, and empty counts as missing', () => {
  expect(() => readEnv(variables, {})).toThrow(new TypeError('set TINY_API_KEY, TINY_SALT in the environment'));
  expect(() => readEnv(variables, { TINY_API_KEY: '', TINY_SALT: '  ' })).toThrow('set TINY_API_KEY, TINY_SALT in');
  expect(() => readEnv(variables, { TINY_API_KEY: 'canary' })).toThrow('set TINY_SALT in the environment');
});

it('takes an empty optional one for absent', () => {
  const { baseUrl } = readEnv(variables, { TINY_API_KEY: 'k', TINY_SALT: 's', TINY_BASE_URL: ' ' });
  expect(baseUrl).toBeUndefined();
});
