import { describe, expect, it } from 'vitest';
import { createPtkCallbackClient, provisionalProfile, ptkCallbackOptionsFromEnv } from '../src/index.ts';

const good = { baseUrl: 'https://callback.example', profile: provisionalProfile };
const broken = (part: object): object => ({ ...provisionalProfile, ...part });

describe('a wrong option', () => {
  it.each<[string, object]>([
    ['options', null as never],
    ['baseUrl', { profile: provisionalProfile }],
    ['profile', { ...good, profile: undefined }],
    ['profile', { ...good, profile: 'canary' }],
    ['profile.soap', { ...good, profile: broken({ soap: '2.0' }) }],
    ['profile.path', { ...good, profile: broken({ path: '/rooted' }) }],
    ['profile.path', { ...good, profile: broken({ path: 'https://canary.example' }) }],
    ['profile.operations.GetEWT', { ...good, profile: broken({ operations: { GetEWT: { name: 'x' } } }) }],
    [
      'profile.operations.GetEWT',
      {
        ...good,
        profile: broken({
          operations: { GetEWT: { name: 'x', action: '', element: { name: 'no name', namespace: '' } } },
        }),
      },
    ],
    ['tenant', { ...good, tenant: '' }],
    ['basic', { ...good, basic: 'canary' }],
    ['basic.username', { ...good, basic: { username: 'a:b', password: 'canary' } }],
    ['basic.password', { ...good, basic: { username: 'a' } }],
    ['ptkVersion', { ...good, ptkVersion: 'new' }],
    ['licenceWindowMs', { ...good, licenceWindowMs: 0 }],
    ['conversationsUrl', { ...good, conversationsUrl: 'canary' }],
  ])('throws a TypeError that names it: %s', (option, options) => {
    const build = (): unknown => createPtkCallbackClient(options as never);
    expect(build).toThrow(TypeError);
    expect(build).toThrow(new RegExp(`^${option.replaceAll('.', '\\.')} must be`));
    expect(build).not.toThrow(/canary/);
  });
});

it('an option that there is not is refused by its name', () => {
  const build = (): unknown => createPtkCallbackClient({ ...good, gaurd: 'canary' } as never);
  expect(build).toThrow(/^gaurd is no option \(known: profile, tenant/);
  expect(build).not.toThrow(/canary/);
});

describe('the environment', () => {
  it('gives address, tenant, name and password', () => {
    const env = {
      PTK_CALLBACK_BASE_URL: 'https://callback.example',
      PTK_CALLBACK_TENANT: 'Main',
      PTK_CALLBACK_USERNAME: 'u',
      PTK_CALLBACK_PASSWORD: 'p',
    };
    expect(ptkCallbackOptionsFromEnv(env)).toEqual({
      baseUrl: 'https://callback.example',
      tenant: 'Main',
      basic: { username: 'u', password: 'p' },
    });
    expect(ptkCallbackOptionsFromEnv({ PTK_CALLBACK_BASE_URL: 'x' })).toEqual({ baseUrl: 'x' });
  });

  it('says all at once what is missing', () => {
    expect(() => ptkCallbackOptionsFromEnv({ PTK_CALLBACK_USERNAME: 'u' })).toThrow(
      /PTK_CALLBACK_BASE_URL.*PTK_CALLBACK_PASSWORD/,
    );
  });
});
