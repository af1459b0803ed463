import { describe, expect, it } from 'vitest';
import {
  connectUptivity,
  createUptivityClient,
  operations,
  run,
  uptivityOptionsFromEnv,
  type CallEvent,
  type UptivityOptions,
} from '../src/index.ts';
import { serve } from './support/both.ts';
import { everythingSaid, valueOf } from './support/say.ts';

const http = 'http://127.0.0.1:2012';
const tcp = 'tcp://127.0.0.1:5620';

function thrownBy(build: () => unknown): Error {
  try {
    build();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('nothing was thrown');
}

/** What is wrong with how these options are refused. */
function refusal(options: unknown, option: string): readonly string[] {
  return [createUptivityClient, connectUptivity].flatMap((build) => {
    const thrown = thrownBy(() => build(options as UptivityOptions));
    return [
      ...(thrown instanceof TypeError ? [] : ['no TypeError']),
      ...(thrown.message.includes(option) ? [] : [`it does not name ${option}`]),
      ...(/canary|5512/.test(everythingSaid(thrown)) ? ['it quotes the value'] : []),
    ];
  });
}

const refused: readonly string[] = [];

describe('a wrong option', () => {
  it.for([
    ['baseUrl', undefined],
    ['baseUrl', null],
    ['baseUrl', 5512],
    ['baseUrl', ''],
    ['baseUrl', 'canary-host:5620'],
    ['baseUrl', 'ftp://canary-host/'],
    ['baseUrl', 'ws://canary-host/'],
    ['baseUrl', 'tcp://user:canary@host:5620'],
    ['baseUrl', 'https://user:canary-password@host/'],
    ['baseUrl', 'tcp://host:5620?canary=5512'],
    ['baseUrl', 'http://host/#canary'],
    ['baseUrl', 'http://canary-host:2012/webAPI.aspx'],
    ['baseUrl', 'http://canary-host:2012/WEBAPI.ASPX/'],
    ['baseUrl', 'tcp://host:99999'],
    ['page', ''],
    ['page', '/canary.aspx'],
    ['page', 'canary.aspx?x=1'],
    ['page', 'a b'],
    ['page', 'canary.aspx#x'],
    ['page', 5512],
    ['method', 'get'],
    ['method', 'PUT'],
    ['method', 5512],
    ['maxUrlLength', 199],
    ['maxUrlLength', 5512.5],
    ['maxUrlLength', Number.NaN],
    ['maxUrlLength', 'canary'],
    ['socket', 'canary'],
    ['socket', null],
    ['socket', 5512],
    ['attemptTimeoutMs', 0],
    ['totalTimeoutMs', 'canary-5512'],
    ['maxBodyBytes', 0],
    ['maxBodyBytes', 'canary'],
    ['guard', 'canary-5512'],
    ['onEvent', {}],
    ['fetch', 'canary-5512'],
    ['sender', 5512],
    ['charset', 'canary-5512'],
    ['headers', { 'x-note': 'canary-5512\r\n' }],
    ['gaurd', 'canary-5512'],
  ] as const)('%s throws a TypeError that names it and never quotes the value: %j', ([option, value]) => {
    expect(refusal({ baseUrl: http, [option]: value }, option)).toEqual(refused);
  });

  it.for([
    ['conections', 5512],
    ['connections', 0],
    ['connections', -5512],
    ['connections', 1.5],
    ['connections', Infinity],
    ['connections', 'canary'],
    ['idleTimeoutMs', -1],
    ['idleTimeoutMs', 5512.5],
    ['idleTimeoutMs', Number.NaN],
    ['idleTimeoutMs', 'canary'],
    // A timer holds no more than 2 147 483 647 ms, and one that is given more is over at once.
    ['idleTimeoutMs', 2 ** 31],
    ['idleTimeoutMs', 5_512_000_000_000],
  ] as const)('socket.%s throws a TypeError that names it and never quotes the value: %j', ([option, value]) => {
    expect(refusal({ baseUrl: tcp, socket: { [option]: value } }, `socket.${option}`)).toEqual(refused);
  });

  it.for([
    'tcp:',
    'tcp://',
    'tcp:uptivity.example:5620',
    'tls:uptivity.example',
    'tcp:/uptivity.example:5620',
    'tcp:///uptivity.example',
  ])('baseUrl throws where it names no host, instead of going to this machine: %s', (baseUrl) => {
    expect(refusal({ baseUrl }, 'baseUrl')).toEqual(refused);
    expect(refusal({ endpoints: [baseUrl] }, 'endpoints[0]')).toEqual(refused);
  });

  it('is told when the options are none at all', () => {
    for (const options of [undefined, null, 'canary', 5512]) expect(refusal(options, 'options')).toEqual(refused);
  });

  it('is an address and endpoints at once', () => {
    expect(refusal({ baseUrl: tcp, endpoints: [tcp] }, 'endpoints')).toEqual(refused);
  });

  it.for([[[]], ['canary'], [[5512]], [['ftp://canary/']], [[tcp, 'http://canary/webapi.aspx']]])(
    'is among the endpoints: %j',
    ([endpoints]) => {
      expect(refusal({ endpoints }, 'endpoints')).toEqual(refused);
    },
  );

  it.for([
    ['fetch', fetch],
    ['headers', { 'x-canary': '5512' }],
    ['page', 'canary.aspx'],
    ['method', 'POST'],
    ['maxUrlLength', 5512],
  ] as const)('is one that has no meaning for a command socket: %s', ([option, value]) => {
    expect(refusal({ baseUrl: tcp, [option]: value }, option)).toEqual(refused);
    expect(refusal({ baseUrl: 'tls://host', [option]: value }, option)).toEqual(refused);
    expect(refusal({ baseUrl: 'TCP://host', [option]: value }, option)).toEqual(refused);
    expect(refusal({ endpoints: [tcp, 'tls://host'], [option]: value }, option)).toEqual(refused);
    for (const endpoints of [[http], [tcp, http]]) {
      expect(() => createUptivityClient({ endpoints, [option]: value })).not.toThrow();
    }
  });
});

describe('a right option', () => {
  it.for([
    ['http://host:2012'],
    ['https://host:2013/proxy'],
    ['tcp://host:5620'],
    ['tcp://host'],
    ['tls://host:15620'],
    ['tcp://[::1]:5620'],
    [new URL('tcp://host:5620')],
  ])('baseUrl may be %s', ([baseUrl = '']) => {
    expect(() => createUptivityClient({ baseUrl })).not.toThrow();
  });

  it('lets programs that count bytes run an operation on the bare connection', async () => {
    const { baseUrl, asked } = await serve('socket');
    const connection = connectUptivity({ baseUrl });
    expect(valueOf(await run(connection, operations.system.test, {})).outcome.code).toBe(20);
    await connection.close();
    expect(asked.map(({ type }) => type)).toEqual(['TEST']);
  });

  it('may ask for other pages, methods and headers over HTTP', async () => {
    const { baseUrl, asked } = await serve('http');
    const urls: string[] = [];
    const uptivity = createUptivityClient({
      baseUrl,
      page: 'Webapi.aspx',
      fetch: (input, init) => {
        urls.push(new Request(input, init).url.split('?')[0] ?? '');
        return fetch(input, init);
      },
    });
    valueOf(await uptivity.system.test());
    await uptivity.close();
    expect(urls).toEqual([`${baseUrl}/Webapi.aspx`]);
    expect(asked[0]?.raw).toMatch(/^\/Webapi\.aspx\?type=test&requestid=\d+$/);
  });
});

describe('a client that talks in plain text to somebody far away', () => {
  const warnings = (options: UptivityOptions): readonly string[] => {
    const events: CallEvent[] = [];
    createUptivityClient({ ...options, onEvent: (event) => void events.push(event) });
    return events.map(({ type }) => type);
  };

  it.for([
    [{ baseUrl: 'http://uptivity.example:2012' }],
    [{ baseUrl: 'tcp://uptivity.example:5620' }],
    [{ endpoints: ['tls://uptivity.example', 'tcp://uptivity.example'] }],
  ])('says so once: %j', ([options = {}]) => {
    expect(warnings(options)).toEqual(['warning']);
  });

  it.for([
    [{ baseUrl: 'https://uptivity.example:2013' }],
    [{ baseUrl: 'tls://uptivity.example:5620' }],
    [{ baseUrl: 'tcp://127.0.0.1:5620' }],
    [{ baseUrl: 'http://localhost:2012' }],
    [{ endpoints: ['tcp://[::1]:5620', 'http://127.0.0.1:2012'] }],
  ])('and no other does: %j', ([options = {}]) => {
    expect(warnings(options)).toEqual([]);
  });
});

describe('options from the environment', () => {
  it('are the address', () => {
    const env = { UPTIVITY_BASE_URL: tcp };
    expect(uptivityOptionsFromEnv(env)).toEqual({ baseUrl: tcp });
    expect(() => createUptivityClient(uptivityOptionsFromEnv(env))).not.toThrow();
  });

  it.for([[{}], [{ UPTIVITY_BASE_URL: '' }], [{ UPTIVITY_BASE_URL: ' ' }]])(
    'that are missing are named: %j',
    ([env]) => {
      const thrown = thrownBy(() => uptivityOptionsFromEnv(env));
      expect(thrown).toBeInstanceOf(TypeError);
      expect(thrown.message).toContain('UPTIVITY_BASE_URL');
    },
  );

  it('are read from the process when nothing else is given', () => {
    const before = process.env['UPTIVITY_BASE_URL'];
    process.env['UPTIVITY_BASE_URL'] = 'tcp://from.the.process';
    try {
      expect(uptivityOptionsFromEnv()).toEqual({ baseUrl: 'tcp://from.the.process' });
    } finally {
      if (before === undefined) delete process.env['UPTIVITY_BASE_URL'];
      else process.env['UPTIVITY_BASE_URL'] = before;
    }
  });
});
