import { describe, expect, it } from 'vitest';
import { createGcClient, gcOptionsFromEnv, type AgentOptions, type CallEvent, type GcOptions } from '../src/index.ts';
import { anna, callbackUrl, desk } from './support/desk.ts';
import { polite } from './support/scripts.ts';
import { everythingSaid, valueOf } from './support/say.ts';
import { serveGc } from './support/gc-server.ts';
import { deliver } from './support/desk.ts';

const right = { baseUrl: 'https://gc.example/command', callbackUrl };

function thrownBy(build: () => unknown): Error {
  try {
    build();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('nothing was thrown');
}

/** What is wrong with how something is refused. */
function wrongWith(build: () => unknown, option: string): readonly string[] {
  const thrown = thrownBy(build);
  return [
    ...(thrown instanceof TypeError ? [] : ['no TypeError']),
    ...(thrown.message.includes(option) ? [] : [`it does not name ${option}: ${thrown.message}`]),
    ...(/canary|5512/.test(everythingSaid({ message: thrown.message, cause: thrown.cause }))
      ? ['it quotes the value']
      : []),
  ];
}

const fine: readonly string[] = [];

describe('a wrong option of the client', () => {
  it.each([
    ['baseUrl', undefined],
    ['baseUrl', null],
    ['baseUrl', 5512],
    ['baseUrl', ''],
    ['baseUrl', 'canary-host/command'],
    ['baseUrl', 'ftp://canary-host/'],
    ['baseUrl', 'tcp://canary-host:5512'],
    ['baseUrl', 'https://user:canary-password@host/command'],
    ['baseUrl', 'https://host/command?canary=5512'],
    ['baseUrl', 'https://host/command#canary'],
    ['callbackUrl', undefined],
    ['callbackUrl', 5512],
    ['callbackUrl', 'canary'],
    ['callbackUrl', 'ftp://canary-host/'],
    ['callbackUrl', 'https://user:canary@host/'],
    ['callbackUrl', 'https://host/?canary=5512'],
    ['callbackUrl', 'https://host/#canary'],
    ['destination', ''],
    ['destination', 'canary,5512'],
    ['destination', 'canary#'],
    ['destination', 'canary|'],
    ['destination', ' canary'],
    ['destination', 'canary\n'],
    ['destination', 5512],
    ['flavour', 'canary'],
    ['flavour', 'UCCE'],
    ['flavour', 5512],
    ['heartbeat', true],
    ['heartbeat', 5512],
    ['heartbeat', null],
    ['gaurd', 'canary-5512'],
    ['heartbeat.interval', { interval: 5512 }],
    ['httpProfile.verb', { verb: 'canary' }],
    ['heartbeat.intervalMs', { intervalMs: 0 }],
    ['heartbeat.intervalMs', { intervalMs: 'canary' }],
    ['heartbeat.intervalMs', { intervalMs: 2 ** 31 }],
    ['heartbeat.misses', { misses: 0 }],
    ['heartbeat.misses', { misses: Number.NaN }],
    ['replyTimeoutMs', 0],
    ['replyTimeoutMs', -5512],
    ['replyTimeoutMs', 'canary'],
    ['replyTimeoutMs', Infinity],
    ['replyTimeoutMs', null],
    ['callbackHeaders', 'canary'],
    ['callbackHeaders', null],
    ['callbackHeaders', { 'x-canary': 5512 }],
    ['callbackHeaders', { 'x-canary': '' }],
    ['callbackAddresses', 'canary'],
    ['callbackAddresses', [5512]],
    ['callbackAddresses', null],
    ['maxCallbackBytes', 0],
    ['maxCallbackBytes', 'canary'],
    ['httpProfile', 'canary'],
    ['httpProfile', null],
    ['httpProfile.method', { method: 'canary' }],
    ['httpProfile.method', { method: 'GET' }],
    ['httpProfile.emptyBody', { emptyBody: 5512 }],
    ['httpProfile.helloVerb', { helloVerb: 'canary' }],
    ['httpProfile.blankAfterHash', { blankAfterHash: 'canary' }],
    ['httpProfile.callbackFields', { callbackFields: 'canary' }],
    ['httpProfile.callbackFqdn', { callbackFqdn: 'canary' }],
    ['httpProfile.ssoWord', { ssoWord: 'canary,5512' }],
    ['httpProfile.connectReply', { connectReply: 'canary' }],
    ['attemptTimeoutMs', 0],
    ['totalTimeoutMs', 'canary-5512'],
    ['fetch', 'canary-5512'],
    ['headers', { 'x-note': 'canary-5512\r\n' }],
    ['guard', 'canary-5512'],
    ['onEvent', {}],
  ] as const)('%s throws a TypeError that names it and never quotes the value: %j', (option, value) => {
    const name = option.split('.')[0] ?? '';
    const build = (): unknown => {
      const gc = createGcClient({ ...right, [name]: value } as never);
      // What the connection takes is read when the first session is opened, at the latest.
      return gc.agent(anna);
    };
    expect(wrongWith(build, option)).toEqual(fine);
  });

  it('is told when the client is made, not when an agent wants to work', () => {
    for (const [option, value] of [
      ['attemptTimeoutMs', 0],
      ['fetch', 'canary'],
      ['baseUrl', 'ftp://canary-host/'],
      ['guard', 7],
    ] as const) {
      expect(wrongWith(() => createGcClient({ ...right, [option]: value } as never), option)).toEqual(fine);
    }
  });

  it.each([
    ['endpoints', []],
    ['endpoints', 'https://canary/'],
    ['endpoints[1]', ['https://gc.example/', 'canary']],
    ['endpoints[0]', [5512]],
  ] as const)('%s: %j', (option, endpoints) => {
    expect(wrongWith(() => createGcClient({ endpoints, callbackUrl } as never), option)).toEqual(fine);
  });

  it('baseUrl and endpoints at once', () => {
    expect(wrongWith(() => createGcClient({ ...right, endpoints: ['https://b.example/'] }), 'endpoints')).toEqual(fine);
  });

  it.each([undefined, null, 5512, 'canary'])('%j for all of them', (options) => {
    expect(wrongWith(() => createGcClient(options as never), 'options')).toEqual(fine);
  });
});

describe('a wrong option of an agent', () => {
  it.each([
    ['agentId', undefined],
    ['agentId', ''],
    ['agentId', 'canary,5512'],
    ['agentId', 'canary#5512'],
    ['agentId', 'can|ary'],
    ['agentId', ' canary'],
    ['agentId', 'canary\r'],
    ['agentId', 'can\u2028ary'],
    ['agentId', 5512],
    ['agentId', 'canary'.repeat(2_000_000)],
    ['password', undefined],
    ['password', ''],
    ['password', 5512],
    ['extension', ''],
    ['extension', 'canary'],
    ['extension', '70 01,5512'],
    ['extension', 5512],
    ['sso', 'canary,5512'],
    ['sso', ''],
    ['sso', 5512],
    ['sessionUrl', 5512],
    ['sessionUrl', ''],
    ['sessionUrl', {}],
    ['destination', 'canary#'],
    ['destination', 5512],
  ] as const)('%s throws a TypeError that names it and never quotes the value: %j', (option, value) => {
    const gc = createGcClient({ ...right, heartbeat: false });
    expect(wrongWith(() => gc.agent({ ...anna, [option]: value } as unknown as AgentOptions), option)).toEqual(fine);
    expect(gc.sessions).toBe(0);
  });

  it.each([undefined, null, 5512, 'canary'])('%j for all of them', (options) => {
    const gc = createGcClient({ ...right, heartbeat: false });
    expect(wrongWith(() => gc.agent(options as never), 'agent')).toEqual(fine);
  });
});

describe('commands are posted', () => {
  async function pathOf(url: (base: string) => string): Promise<string | undefined> {
    const server = await serveGc(polite, (session, events) => deliver(gc, session, events));
    const gc = createGcClient({ baseUrl: url(new URL(server.url).origin), callbackUrl, heartbeat: false });
    valueOf(await gc.agent(anna).connect({}, { totalTimeoutMs: 1_000 }));
    await gc.close();
    return server.commands[0]?.path;
  }

  it.each([
    ['/gc/command', '/gc/command'],
    ['', '/'],
    ['/', '/'],
    ['/gc/', '/gc/'],
    ['/gc/gc', '/gc/gc'],
    ['/api/v1/gc.do', '/api/v1/gc.do'],
    ['/a/../b', '/b'],
    ['/a%20b', '/a%20b'],
    ['/a b', '/a%20b'],
    ['/команда', `/${encodeURIComponent('команда')}`],
  ])('to the very URL: %s', async (path, expected) => {
    expect(await pathOf((base) => base + path)).toBe(expected);
  });

  it('over http with a warning, since passwords go in clear text', async () => {
    const events: CallEvent[] = [];
    const options: Partial<GcOptions> = { onEvent: (event) => void events.push(event) };
    await desk({ options: { ...options, baseUrl: 'http://gc.example/command' }, begin: 'new' });
    expect(events.filter(({ type }) => type === 'warning')).toHaveLength(1);
    events.length = 0;
    await desk({ options: { ...options, baseUrl: 'https://gc.example/command' }, begin: 'new' });
    expect(events).toEqual([]);
  });

  it('with the client’s headers and the call’s', async () => {
    const { agent, server } = await desk({ options: { headers: { authorization: 'Bearer t' } } });
    valueOf(await agent.refresh({}, { headers: { 'x-trace': '7' } }));
    expect(server.commands.at(-1)?.headers).toMatchObject({ authorization: 'Bearer t', 'x-trace': '7' });
  });
});

describe('the environment', () => {
  it('names the two URLs', () => {
    const env = { GC_COMMAND_URL: 'https://gc.example/command', GC_CALLBACK_URL: 'https://crm.example/gc' };
    expect(gcOptionsFromEnv(env)).toEqual({ baseUrl: env.GC_COMMAND_URL, callbackUrl: env.GC_CALLBACK_URL });
  });

  it('is wrong if one is missing, and all that is missing is named at once', () => {
    expect(() => gcOptionsFromEnv({})).toThrow(/GC_COMMAND_URL.*GC_CALLBACK_URL/);
    const half = thrownBy(() => gcOptionsFromEnv({ GC_COMMAND_URL: 'https://canary' }));
    expect(half.message).toContain('GC_CALLBACK_URL');
    expect(half.message).not.toMatch(/canary|GC_COMMAND_URL/);
  });

  it('is that of the process if none is given', () => {
    process.env['GC_COMMAND_URL'] = 'https://gc.example/';
    process.env['GC_CALLBACK_URL'] = 'https://crm.example/';
    try {
      expect(gcOptionsFromEnv()).toEqual({ baseUrl: 'https://gc.example/', callbackUrl: 'https://crm.example/' });
    } finally {
      delete process.env['GC_COMMAND_URL'];
      delete process.env['GC_CALLBACK_URL'];
    }
  });
});
