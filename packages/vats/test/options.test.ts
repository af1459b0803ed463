import { describe, expect, it } from 'vitest';
import { connectVats, createVatsClient, vatsOptionsFromEnv, type CallEvent } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { vendorSign } from './support/form.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const good = { apiKey: 'canary-key-5512', apiSalt: 'canary-salt-9931', baseUrl: 'https://pbx.example/vpbx/' };

function thrownBy(build: () => unknown): Error {
  try {
    build();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('nothing was thrown');
}

describe('a wrong option', () => {
  it.each([
    ['apiKey', undefined],
    ['apiKey', ''],
    ['apiKey', '   '],
    ['apiKey', 5512],
    ['apiKey', 'canary-5512\n'],
    ['apiSalt', undefined],
    ['apiSalt', null],
    ['apiSalt', ['canary-9931']],
    ['apiSalt', 'canary\u0000-9931'],
    ['baseUrl', 'canary-host/vpbx'],
    ['baseUrl', 'ftp://canary-host/'],
    ['baseUrl', 'https://user:canary-password@pbx.example/'],
    ['baseUrl', 'https://pbx.example/?key=canary-9931'],
    ['baseUrl', 5512],
    ['wrongRequestHoldMs', -5512],
    ['wrongRequestHoldMs', Number.NaN],
    ['wrongRequestHoldMs', Infinity],
    ['wrongRequestHoldMs', 'canary-5512'],
    ['holdAfterWrongRequest', 'canary-5512'],
    ['contactCentreUrl', 'canary-host/cc'],
    ['speechUrl', 'https://user:canary-password@pbx.example/'],
    ['timestampOffsetSeconds', 0.5512],
    ['attemptTimeoutMs', 0],
    ['totalTimeoutMs', 'canary-5512'],
    ['maxBodyBytes', 0],
    ['guard', 'canary-5512'],
    ['onEvent', {}],
    ['fetch', 'canary-5512'],
    ['sender', 5512],
    ['charset', 'canary-5512'],
    ['headers', { 'x-note': 'canary-5512\r\n' }],
    ['retry.limit', -5512],
    ['gaurd', 'canary-5512'],
    ['dryRun', true],
    ['redaction', { phoneNumber: 'canary' }],
    ['coordination.limits', 5512],
    ['apiKey', ' canary-5512'],
    ['apiSalt', 'canary-9931 '],
  ])('%s throws a TypeError that names it and never quotes the value: %j', (option, value) => {
    const [name = '', inside] = option.split('.');
    const given = { [name]: inside === undefined ? value : { [inside]: value } };
    for (const build of [createVatsClient, connectVats]) {
      const thrown = thrownBy(() => build({ ...good, ...given } as never));
      expect(thrown).toBeInstanceOf(TypeError);
      expect(thrown.message).toContain(option);
      expect(thrown.message).not.toMatch(/canary|5512|9931/);
      expect(everythingSaid(thrown)).not.toContain('canary');
    }
  });

  it.each([[undefined], [null]])('is told when the options are none at all: %j', (options) => {
    const thrown = thrownBy(() => createVatsClient(options as never));
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown.message).toMatch(/^options must be/);
  });

  it('cannot be two addresses at once', () => {
    const endpoints = [good.baseUrl];
    expect(thrownBy(() => createVatsClient({ ...good, endpoints })).message).toMatch(/baseUrl.*endpoints/);
  });
});

describe('options from the environment', () => {
  it('are key, salt and, if set, the address', () => {
    const env = { VATS_API_KEY: 'k', VATS_API_SALT: 's', VATS_BASE_URL: 'https://pbx.example/' };
    expect(vatsOptionsFromEnv(env)).toEqual({ apiKey: 'k', apiSalt: 's', baseUrl: 'https://pbx.example/' });
    expect(vatsOptionsFromEnv({ ...env, VATS_BASE_URL: '' })).toEqual({ apiKey: 'k', apiSalt: 's' });
    expect(() => createVatsClient(vatsOptionsFromEnv(env))).not.toThrow();
  });

  it.each([
    [{}, ['VATS_API_KEY', 'VATS_API_SALT']],
    [{ VATS_API_KEY: '', VATS_API_SALT: ' ' }, ['VATS_API_KEY', 'VATS_API_SALT']],
    [{ VATS_API_KEY: 'canary-key' }, ['VATS_API_SALT']],
    [{ VATS_API_SALT: 'canary-salt' }, ['VATS_API_KEY']],
  ])('that are missing are named all at once: %j', (env, missing) => {
    const thrown = thrownBy(() => vatsOptionsFromEnv(env));
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown.message.match(/VATS_\w+/g)).toEqual(missing);
    expect(thrown.message).not.toContain('canary');
  });

  it('are read from the process when nothing else is given', () => {
    const { VATS_API_KEY: before } = process.env;
    delete process.env['VATS_API_KEY'];
    expect(thrownBy(() => vatsOptionsFromEnv()).message).toContain('VATS_API_KEY');
    if (before !== undefined) process.env['VATS_API_KEY'] = before;
  });
});

describe('credentials that are functions', () => {
  const signedWith = (form: { apiKey: string; json: string; sign: string }, salt: string): boolean =>
    form.sign === vendorSign(form.apiKey, form.json, salt);

  it('are asked anew for each attempt, and key and salt belong together', async () => {
    const { baseUrl, hits } = await serve(
      { status: 429, body: '' },
      { status: 429, body: '' },
      { body: { result: 1000 } },
    );
    let rotation = 0;
    const vats = clientOf({
      baseUrl,
      apiKey: () => `key-${rotation}`,
      apiSalt: async () => `salt-${rotation}`,
      onEvent: ({ type }) => void (type === 'response' && (rotation += 1)),
    });
    valueOf(await vats.calls.hangup({ callId: 'c1' }));
    expect(hits.map(({ form }) => form.apiKey)).toEqual(['key-0', 'key-1', 'key-2']);
    expect(hits.map(({ form }, at) => signedWith(form, `salt-${at}`))).toEqual([true, true, true]);
  });

  it('make a consistent pair even when they change while the key is being fetched', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    let rotation = 0;
    const vats = clientOf({
      baseUrl,
      apiKey: async () => {
        const key = `key-${rotation}`;
        await new Promise((resolve) => setTimeout(resolve, 5));
        rotation += 1;
        return key;
      },
      apiSalt: async () => `salt-${rotation}`,
    });
    valueOf(await vats.calls.hangup({ callId: 'c1' }));
    expect(hits.map(({ form }) => [form.apiKey, signedWith(form, 'salt-0')])).toEqual([['key-0', true]]);
  });

  it.each([
    ['throw', () => Promise.reject(new Error('vault said canary-salt-9931'))],
    ['give nothing', () => ''],
    ['give no text', () => 551_299_315_512 as never],
  ])('that %s end the call before anything is sent', async (_what, apiSalt) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    const result = await clientOf({ baseUrl, apiSalt }).calls.hangup({ callId: 'c1' });
    const error = errorOf(result, 'unexpected');
    expect(error).toMatchObject({
      participant: 'credentials',
      category: 'authentication',
      outcome: 'not_sent',
      attempts: 0,
    });
    expect(everythingSaid(result) + everythingSaid(error)).not.toMatch(/canary|551299315512/);
    expect(hits).toEqual([]);
  });
});

describe('plain http', () => {
  const warningsOf = (baseUrl: string | URL): CallEvent[] => {
    const events: CallEvent[] = [];
    createVatsClient({ ...good, baseUrl, onEvent: (event) => void events.push(event) });
    return events;
  };

  it.each([
    'http://pbx.example/vpbx/',
    'HTTP://pbx.example/',
    ' http://pbx.example/',
    new URL('http://10.0.0.7/vpbx/'),
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
  ])('is warned of, once and without secrets: %s', (baseUrl) => {
    const events = warningsOf(baseUrl);
    expect(events).toMatchObject([{ type: 'warning', vendor: 'vats', warning: expect.stringContaining('http') }]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  it.each(['https://pbx.example/', 'http://localhost:8080/', 'http://127.0.0.1:8080/', 'http://[::1]:8080/vpbx/'])(
    'is no matter for %s',
    (baseUrl) => expect(warningsOf(baseUrl)).toEqual([]),
  );

  it('is warned of when it is one of several addresses', () => {
    const events: CallEvent[] = [];
    const { apiKey, apiSalt } = good;
    const endpoints = ['https://pbx.example/', 'http://pbx.example/'];
    createVatsClient({ apiKey, apiSalt, endpoints, onEvent: (event) => void events.push(event) });
    expect(events.map(({ type }) => type)).toEqual(['warning']);
  });
});
