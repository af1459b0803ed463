import { createPrivateKey } from 'node:crypto';
import { createServer, type ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { certificate, startProxy, type CertificateName, type ProxyPlan } from '@trunkline/conformance';
import { createVatsClient, type CallEvent, type NetworkOptions, type VatsOptions } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { close, listen, serve } from './support/serve.ts';

const ca = certificate('authority').cert;
const { key, cert } = certificate('client');
const encryptedKey = createPrivateKey(key)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary-phrase' })
  .toString();

interface SecureServer {
  readonly baseUrl: string;
  /** Common names of the certificates that clients showed. */
  readonly shown: (string | undefined)[];
}

/** A PBX behind TLS. */
async function secure(name: CertificateName = 'trusted', options: ServerOptions = {}): Promise<SecureServer> {
  const shown: (string | undefined)[] = [];
  const server = createServer({ ...certificate(name), ...options }, (request, response) => {
    const subject: unknown = (request.socket as TLSSocket).getPeerCertificate().subject?.CN;
    shown.push(typeof subject === 'string' ? subject : undefined);
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ result: 1000, lines: [], filler: 'x'.repeat(5_000) }));
    });
  });
  const port = await listen(server as never);
  onTestFinished(() => close(server as never));
  return { baseUrl: `https://127.0.0.1:${port}/vpbx/`, shown };
}

async function proxy(plan?: ProxyPlan) {
  const started = await startProxy(plan);
  onTestFinished(() => started.stop());
  return started;
}

const ask = (baseUrl: string, connection: NetworkOptions, options: Partial<VatsOptions> = {}) =>
  clientOf({ baseUrl, connection, retry: { limit: 0 }, ...options }).lines.list();

afterEach(() => vi.unstubAllEnvs());

describe('a server with a certificate of a private authority', () => {
  it('is reached by who names the authority, and by nobody else', async () => {
    const { baseUrl } = await secure();
    valueOf(await ask(baseUrl, { ca }));
    valueOf(await ask(baseUrl, { ca: [Buffer.from(ca)] }));
    const stranger = errorOf(await clientOf({ baseUrl, retry: { limit: 0 } }).lines.list(), 'network');
    expect(stranger).toMatchObject({ reason: 'tls', tlsReason: 'unknown_issuer', outcome: 'not_sent' });
  });

  it.each([
    ['expired', 'expired'],
    ['wrong-host', 'host_mismatch'],
    ['unknown-issuer', 'unknown_issuer'],
    ['self-signed', 'self_signed'],
  ] as const)('that is %s is refused, and it is said why', async (name, tlsReason) => {
    const { baseUrl, shown } = await secure(name);
    const error = errorOf(await ask(baseUrl, { ca }), 'network');
    expect(error).toMatchObject({ reason: 'tls', tlsReason, outcome: 'not_sent', retry: 'after_admin' });
    expect(shown).toEqual([]);
  });

  it('is taken as it is with insecureSkipVerify, and an event warns of it', async () => {
    const { baseUrl } = await secure('self-signed');
    const events: CallEvent[] = [];
    valueOf(await ask(baseUrl, { insecureSkipVerify: true }, { onEvent: (event) => events.push(event) }));
    expect(events[0]).toMatchObject({ type: 'warning', warning: expect.stringContaining('insecureSkipVerify') });
  });
});

describe('a server that asks for a certificate', () => {
  const asking: ServerOptions = { requestCert: true, rejectUnauthorized: true, ca: cert };

  it.each([
    ['a key', { certificate: cert, key }],
    ['an encrypted key', { certificate: cert, key: encryptedKey, passphrase: 'canary-phrase' }],
  ])('is shown it: %s', async (_what, clientCertificate) => {
    const { baseUrl, shown } = await secure('trusted', asking);
    valueOf(await ask(baseUrl, { ca, clientCertificate }));
    expect(shown).toEqual(['a client']);
  });

  // TLS 1.3 says so after the handshake, when the runtime no longer tells it from a connection that was closed.
  it.each([
    ['TLSv1.2', { reason: 'tls', tlsReason: 'client_certificate', outcome: 'not_sent' }],
    ['TLSv1.3', { reason: 'reset', outcome: 'unknown' }],
  ] as const)('refuses who has none (%s)', async (version, told) => {
    const { baseUrl, shown } = await secure('trusted', { ...asking, minVersion: version, maxVersion: version });
    expect(errorOf(await ask(baseUrl, { ca }), 'network')).toMatchObject(told);
    expect(shown).toEqual([]);
  });
});

describe('a proxy', () => {
  it('is gone through, to a server behind TLS', async () => {
    const { baseUrl } = await secure();
    const { url, asked } = await proxy();
    valueOf(await ask(baseUrl, { ca, proxy: url }));
    expect(asked).toEqual([new URL(baseUrl).host]);
  });

  const authorization = `Basic ${Buffer.from('anna:canary-päss').toString('base64')}`;

  it('is told who we are', async () => {
    const { baseUrl } = await secure();
    const { url } = await proxy({ authorization });
    valueOf(await ask(baseUrl, { ca, proxy: { url, username: 'anna', password: 'canary-päss' } }));
    const inUrl = url.replace('//', `//anna:${encodeURIComponent('canary-päss')}@`);
    expect((await ask(baseUrl, { ca, proxy: inUrl })).ok).toBe(true);
  });

  it.each([
    [{ authorization }, 'PROXY_407'],
    [{ status: 403 }, 'PROXY_403'],
    [{ status: 502 }, 'PROXY_502'],
  ])('that does not let us through is named as what refused: %j', async (plan, networkCode) => {
    const { baseUrl, shown } = await secure();
    const { url } = await proxy(plan);
    const events: CallEvent[] = [];
    const connection = { ca, proxy: { url, username: 'anna', password: 'canary-wrong' } };
    const error = errorOf(await ask(baseUrl, connection, { onEvent: (event) => events.push(event) }), 'network');
    expect(error).toMatchObject({ reason: 'refused', networkCode, outcome: 'not_sent' });
    expect(everythingSaid(error) + everythingSaid(events)).not.toMatch(/canary|YW5uY/);
    expect(shown).toEqual([]);
  });

  it('that dies in the middle of an answer leaves it cut', async () => {
    const { baseUrl } = await secure();
    const { url } = await proxy({ diesAfterBytes: 4_000 });
    const error = errorOf(await ask(baseUrl, { ca, proxy: url }), 'network');
    expect(error).toMatchObject({ outcome: 'unknown', category: 'network' });
  });

  it('that is not there was never gone through', async () => {
    const { baseUrl } = await secure();
    const gone = await startProxy();
    await gone.stop();
    const error = errorOf(await ask(baseUrl, { ca, proxy: gone.url }), 'network');
    expect(error).toMatchObject({ reason: 'refused', outcome: 'not_sent' });
  });

  it('of the environment is used only by who asks for it', async () => {
    const { baseUrl } = await secure();
    const { url, asked } = await proxy();
    vi.stubEnv('HTTPS_PROXY', url);
    vi.stubEnv('NO_PROXY', '');
    valueOf(await ask(baseUrl, { ca }));
    expect(asked).toEqual([]);
    valueOf(await ask(baseUrl, { ca, proxy: 'environment' }));
    expect(asked).toHaveLength(1);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    valueOf(await ask(baseUrl, { ca, proxy: 'environment' }));
    expect(asked).toHaveLength(1);
  });
});

describe('a wrong connection option', () => {
  it.each<[unknown, string]>([
    [null, 'connection must be'],
    [{ ca: 'canary: no certificate' }, 'connection.ca must be'],
    [{ ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'connection.ca must be'],
    [{ ca: `${ca}\n-----BEGIN CERTIFICATE-----\nMIIcanary` }, 'connection.ca must be'],
    [{ proxi: 'http://canary.test' }, 'connection.proxi is no option'],
    [{ clientCertificate: { certificate: cert } }, 'connection.clientCertificate must be'],
    [{ clientCertificate: { certificate: cert, key: 'canary' } }, 'connection.clientCertificate must be'],
    [
      { clientCertificate: { certificate: cert, key: encryptedKey, passphrase: 'canary' } },
      'connection.clientCertificate must be',
    ],
    [{ proxy: 'socks5://canary:1080' }, 'connection.proxy must be'],
    [{ proxy: 5 }, 'connection.proxy must be'],
    [{ insecureSkipVerify: 'canary' }, 'connection.insecureSkipVerify must be'],
  ])('throws a TypeError that names it: %#', (connection, message) => {
    const build = (): unknown => createVatsClient({ apiKey: 'k', apiSalt: 's', connection: connection as never });
    expect(build).toThrow(TypeError);
    expect(build).toThrow(message);
    expect(build).not.toThrow(/canary/);
  });

  it('throws beside another way to send', () => {
    expect(() => createVatsClient({ apiKey: 'k', apiSalt: 's', connection: {}, fetch })).toThrow(
      'give connection, fetch or sender, not two of them',
    );
  });
});

it('by a network of its own gzip is asked for, and no deflate, by which servers mean two things', async () => {
  const { baseUrl, hits } = await serve({ body: { result: 1000 } });
  await clientOf({ baseUrl, connection: {} }).lines.list();
  expect(hits[0]?.headers['accept-encoding']).toBe('gzip');
});

it('a client through a network of its own can be closed, and says so to who calls later', async () => {
  const { baseUrl } = await secure();
  const vats = clientOf({ baseUrl, connection: { ca } });
  valueOf(await vats.lines.list());
  await vats.close();
  expect(errorOf(await vats.lines.list(), 'refused').reason).toBe('closed');
});
