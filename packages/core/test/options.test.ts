import { afterEach, assert, describe, expect, it, vi } from 'vitest';
import { optionError, type ClientOptions } from '../src/index.ts';
import { badPorts } from '../src/options/bad-ports.ts';
import { readClientOptions } from '../src/options/read-client-options.ts';
import { tiny } from './support/tiny.ts';

const good = { baseUrl: 'https://tiny.test/api' };
const read = (options: object) => readClientOptions(options as ClientOptions);

/** What a wrong construction throws. */
function thrownBy(options: unknown): TypeError {
  try {
    readClientOptions(options as ClientOptions);
  } catch (thrown) {
    assert(thrown instanceof TypeError);
    return thrown;
  }
  throw new Error('nothing was thrown');
}

afterEach(() => vi.unstubAllGlobals());

describe('a wrong option throws a TypeError that names it and never quotes the value', () => {
  const canary = 'canary';
  it.each<[string, object]>([
    ['baseUrl', {}],
    ['baseUrl', { baseUrl: canary }],
    ['baseUrl', { baseUrl: `/${canary}` }],
    ['baseUrl', { baseUrl: `ftp://tiny.test/${canary}` }],
    ['baseUrl', { baseUrl: `javascript:${canary}` }],
    ['baseUrl', { baseUrl: 7 }],
    ['baseUrl', { baseUrl: `https://user:${canary}@tiny.test/` }],
    ['baseUrl', { baseUrl: new URL(`https://${canary}@tiny.test/`) }],
    ['baseUrl', { baseUrl: `https://user:${canary}@tiny.test:99999/` }],
    ['baseUrl', { baseUrl: `https://tiny.test/?key=${canary}` }],
    ['baseUrl', { baseUrl: `https://tiny.test/#${canary}` }],
    ['baseUrl', { ...good, endpoints: ['https://two.test'] }],
    ['endpoints', { endpoints: [] }],
    ['endpoints', { endpoints: `https://${canary}.test` }],
    ['endpoints[1]', { endpoints: ['https://one.test', `https://user:${canary}@two.test`] }],
    ['fetch', { ...good, fetch: canary }],
    ['sender', { ...good, sender: { canary } }],
    ['headers', { ...good, headers: canary }],
    ['headers', { ...good, headers: null }],
    ['headers', { ...good, headers: { [`a ${canary}`]: 'x' } }],
    ['headers.x-key', { ...good, headers: { 'x-key': `${canary}\r\nx-evil: 1` } }],
    ['headers.x-key', { ...good, headers: { 'x-key': `Привет ${canary}` } }],
    ['headers.x-key', { ...good, headers: { 'x-key': [canary] } }],
    ['attemptTimeoutMs', { ...good, attemptTimeoutMs: 0 }],
    ['attemptTimeoutMs', { ...good, attemptTimeoutMs: Number.NaN }],
    ['attemptTimeoutMs', { ...good, attemptTimeoutMs: '10' }],
    ['attemptTimeoutMs', { ...good, attemptTimeoutMs: Infinity }],
    ['totalTimeoutMs', { ...good, totalTimeoutMs: -1 }],
    ['totalTimeoutMs', { ...good, totalTimeoutMs: 2 ** 31 }],
    ['idleTimeoutMs', { ...good, idleTimeoutMs: 0 }],
    ['maxBodyBytes', { ...good, maxBodyBytes: 0 }],
    ['maxBodyBytes', { ...good, maxBodyBytes: canary }],
    ['retry', { ...good, retry: null }],
    ['retry', { ...good, retry: 3 }],
    ['retry.limit', { ...good, retry: { limit: -1 } }],
    ['retry.limit', { ...good, retry: { limit: 1.5 } }],
    ['retry.limit', { ...good, retry: { limit: canary } }],
    ['retry.maxRetryAfterMs', { ...good, retry: { maxRetryAfterMs: -1 } }],
    ['retry.budget', { ...good, retry: { budget: 1.1 } }],
    ['retry.budget', { ...good, retry: { budget: -0.1 } }],
    ['charset', { ...good, charset: canary }],
    ['guard', { ...good, guard: canary }],
    ['guard', { ...good, guard: true }],
    ['onEvent', { ...good, onEvent: {} }],
    ['random', { ...good, random: 0.5 }],
    ['clock', { ...good, clock: canary }],
    ['clock', { ...good, clock: { now: () => 0 } }],
    ['coordination', { ...good, coordination: canary }],
  ])('%s in case %#', (name, options) => {
    const { message, stack } = thrownBy(options);
    expect(message).toContain(name);
    expect(`${message}${stack}`).not.toContain(canary);
  });

  it('and options that are no object at all', () => {
    for (const wrong of [undefined, null, 'canary', 7])
      expect(thrownBy(wrong).message).toBe('options must be an object');
  });

  it('and what vendors check of their own is said in the same words', () => {
    expect(optionError('salt', 'a text that is not empty')).toBeInstanceOf(TypeError);
    expect(optionError('salt', 'a text that is not empty').message).toBe('salt must be a text that is not empty');
  });
});

describe('a port that fetch refuses', () => {
  it.each([1, 21, 5060, 5061, 6000, 6566, 6667, 10080])('is refused at construction: %i', (port) => {
    const { message } = thrownBy({ baseUrl: `http://tiny.test:${port}/` });
    expect(message).toMatch(/baseUrl .*another port/);
    expect(message).toContain(String(port));
  });

  it('is refused among endpoints and with https as well, and a port of everyday use is not', () => {
    expect(thrownBy({ endpoints: ['https://one.test', 'https://two.test:6000'] }).message).toContain('endpoints[1]');
    for (const port of [80, 443, 3000, 8080, 8443, 65_535]) {
      expect(read({ baseUrl: `http://tiny.test:${port}/` }).endpointList).toHaveLength(1);
    }
  });

  it('is every one below 11 000 that this runtime refuses', async () => {
    const neverConnects = {
      dispatch: () => {
        throw new Error('a good port');
      },
    };
    const refused: number[] = [];
    for (let port = 0; port < 11_000; port += 1) {
      const init = { dispatcher: neverConnects } as unknown as RequestInit;
      const thrown: unknown = await fetch(`http://127.0.0.1:${port}/`, init).catch((error: unknown) => error);
      if ((thrown as { cause?: Error }).cause?.message === 'bad port') refused.push(port);
    }
    expect(refused).toContain(6000);
    expect(refused.filter((port) => !badPorts.has(port))).toEqual([]);
  });
});

describe('good options', () => {
  it('have the documented defaults', () => {
    expect(read(good)).toMatchObject({
      attemptTimeoutMs: 10_000,
      totalTimeoutMs: 60_000,
      idleTimeoutMs: 30_000,
      retryLimit: 2,
      maxRetryAfterMs: 30_000,
      retryBudgetShare: undefined,
      maxBodyBytes: 8_388_608,
      charset: 'strict',
      keepRaw: false,
      random: Math.random,
      customSender: false,
    });
  });

  it.each([
    ['https://tiny.test', 'https://tiny.test/', 'https://tiny.test'],
    ['https://tiny.test/api', 'https://tiny.test/api/', 'https://tiny.test'],
    ['https://tiny.test:8443/api/', 'https://tiny.test:8443/api/', 'https://tiny.test:8443'],
    [new URL('http://tiny.test/a/b'), 'http://tiny.test/a/b/', 'http://tiny.test'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x/', 'http://[::1]:8080'],
  ])('make an endpoint of %s', (baseUrl, url, origin) => {
    expect(read({ baseUrl }).endpointList).toMatchObject([{ url, origin }]);
  });

  it('take several endpoints in order, and a default where nothing is named', () => {
    const { endpointList } = read({ endpoints: ['https://one.test', new URL('https://two.test/x')] });
    expect(endpointList.map(({ url }) => url)).toEqual(['https://one.test/', 'https://two.test/x/']);
    const servers = { defaultBaseUrl: 'https://default.test' };
    expect(readClientOptions({}, servers).endpointList[0].origin).toBe('https://default.test');
    expect(readClientOptions(good, servers).endpointList[0].origin).toBe('https://tiny.test');
  });

  it('switch retries off with 0 and keep header names small', () => {
    expect(read({ ...good, retry: { limit: 0 } }).retryLimit).toBe(0);
    expect(read({ ...good, headers: { 'X-Tenant': 'a' } }).headers).toEqual({ 'x-tenant': 'a' });
  });
});

describe('a page in a browser', () => {
  it('is refused a client that holds secrets, unless the danger is named', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(thrownBy(good).message).toContain('dangerouslyAllowBrowser');
    expect(() => tiny()).toThrow(TypeError);
    expect(read({ ...good, dangerouslyAllowBrowser: true }).endpointList).toHaveLength(1);
  });

  it('is not seen in a worker or a test, which have only half of it', () => {
    vi.stubGlobal('window', {});
    expect(read(good).endpointList).toHaveLength(1);
  });
});
