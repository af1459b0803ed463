import type NodeModule from 'node:module';
import type NodeTls from 'node:tls';
import { optionError } from './option-error.ts';

/** PEM: a text or the bytes of a file. */
export type Pem = string | Uint8Array;

/**
 * How a client reaches its servers from inside a corporate network. Node only, with the package `undici` installed beside;
 * elsewhere give a `fetch` of your own that does it.
 */
export interface NetworkOptions {
  /** Certificate authorities to trust beside those that Node trusts, as PEM. */
  readonly ca?: Pem | readonly Pem[];
  /** Who we are, where the server asks for a certificate. */
  readonly clientCertificate?: ClientCertificate;
  /** The proxy to go through; `environment` reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, which nothing reads otherwise. */
  readonly proxy?: 'environment' | (string & {}) | URL | Proxy;
  /**
   * Takes whatever certificate the server shows: anybody on the way can then read and change what is sent. For tests; a
   * `warning` event says so when the client is made. Default false.
   */
  readonly insecureSkipVerify?: boolean;
}

export interface ClientCertificate {
  /** With those of the authorities in between, as PEM. */
  readonly certificate: Pem;
  /** The private key, as PEM. */
  readonly key: Pem;
  /** Of the key, if it is encrypted. */
  readonly passphrase?: string;
}

export interface Proxy {
  /** `http://proxy.example:3128`. */
  readonly url: string | URL;
  readonly username?: string;
  readonly password?: string;
}

/** What TLS is told, by Node's names. */
export interface TlsOptions {
  readonly ca?: string[];
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly rejectUnauthorized?: boolean;
}

/** A proxy as it is used: where it is, and what it is told of us. */
interface ReadProxy {
  readonly url: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

export interface ReadNetwork {
  readonly tls: TlsOptions;
  readonly proxy: ReadProxy | 'environment' | undefined;
}

/** undici, as a client of ours finds it: asked for at run time, so that who doesn't need it needn't have it. */
export function requireUndici(what: 'resolve' | 'load'): unknown {
  const { createRequire } = builtin<typeof NodeModule>('node:module');
  const require = createRequire(import.meta.url);
  try {
    return what === 'load' ? require('undici') : require.resolve('undici');
  } catch {
    throw new TypeError('connection needs the package undici: npm install undici');
  }
}

type Node = { readonly getBuiltinModule?: (name: string) => unknown; readonly versions?: Record<string, string> };

/** A module of Node's, without an import that other runtimes would stumble over. */
export function builtin<Module>(name: string): Module {
  const { getBuiltinModule, versions } = (globalThis as { process?: Node }).process ?? {};
  const isNode = versions?.['node'] !== undefined && versions['bun'] === undefined && !('Deno' in globalThis);
  if (!isNode || getBuiltinModule === undefined) {
    throw new TypeError('connection works on Node 22.3 and newer: elsewhere give a fetch of your own');
  }
  return getBuiltinModule(name) as Module;
}

/** Reads the option; throws a `TypeError` that names what is wrong with it. */
export function readNetwork(network: NetworkOptions): ReadNetwork {
  const tls = readTls(network);
  requireUndici('resolve');
  return { tls, proxy: readProxy(network.proxy) };
}

/** What TLS is told of the option: for ways of sending that are not HTTP. */
export function readTls(network: NetworkOptions): TlsOptions {
  if (typeof network !== 'object' || network === null)
    throw optionError('connection', 'an object with ca, clientCertificate, proxy, insecureSkipVerify');
  const { ca, clientCertificate, insecureSkipVerify = false } = network;
  const { createSecureContext, getCACertificates, rootCertificates } = builtin<typeof NodeTls>('node:tls');
  if (typeof insecureSkipVerify !== 'boolean') throw optionError('connection.insecureSkipVerify', 'true or false');
  const { certificate: cert, key, passphrase } = clientCertificate ?? {};
  if (clientCertificate !== undefined && (cert === undefined || key === undefined))
    throw optionError('connection.clientCertificate', 'an object with certificate and key');
  const mine: TlsOptions = {
    ...(cert !== undefined && { cert: pemText(cert) }),
    ...(key !== undefined && { key: pemText(key) }),
    ...(passphrase !== undefined && { passphrase }),
  };
  const given = (ca === undefined ? [] : [ca].flat()).map(pemText);
  tried('connection.ca', 'PEM certificates', () => {
    if (!given.every(isCertificate)) throw new TypeError('no certificate');
    createSecureContext({ ca: given });
  });
  tried(
    'connection.clientCertificate',
    'a PEM certificate with its key and, if that is encrypted, its passphrase',
    () => createSecureContext(mine),
  );
  const known = getCACertificates?.('default') ?? rootCertificates;
  return {
    ...mine,
    ...(given.length === 0 ? {} : { ca: [...known, ...given] }),
    ...(insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
}

/** What is neither a text nor bytes is no PEM, and is told so. */
function pemText(pem: unknown): string {
  if (pem instanceof Uint8Array) return new TextDecoder().decode(pem);
  return typeof pem === 'string' ? pem : '';
}

const certificates = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** OpenSSL leaves out of a list of authorities what it can't read, and none is left: each call would fail then. */
function isCertificate(pem: string): boolean {
  const { createSecureContext } = builtin<typeof NodeTls>('node:tls');
  const found = pem.match(certificates) ?? [];
  // What we would show of ourselves is looked at, other than what we would trust.
  found.forEach((cert) => createSecureContext({ cert }));
  return found.length > 0 && !pem.replaceAll(certificates, '').includes('-----BEGIN CERTIFICATE-----');
}

/** What OpenSSL thinks of it; its words are for experts, and may quote a path. */
function tried(option: string, expected: string, attempt: () => unknown): void {
  try {
    attempt();
  } catch {
    throw optionError(option, expected);
  }
}

function readProxy(proxy: NetworkOptions['proxy']): ReadNetwork['proxy'] {
  if (proxy === undefined) return undefined;
  if (proxy === 'environment') return 'environment';
  const given: Proxy = typeof proxy === 'string' || proxy instanceof URL ? { url: proxy } : proxy;
  const wanted = () => optionError('connection.proxy', "an http(s) URL, { url, username, password }, or 'environment'");
  if (typeof given !== 'object' || given === null || !URL.canParse(given.url)) throw wanted();
  const url = new URL(given.url);
  if (!/^https?:$/.test(url.protocol)) throw wanted();
  const username = given.username ?? plain(url.username);
  const password = given.password ?? plain(url.password);
  if (username === undefined || password === undefined) throw wanted();
  const secret = new TextEncoder().encode(`${username}:${password}`);
  const authorization = username === '' ? undefined : `Basic ${btoa(String.fromCharCode(...secret))}`;
  return { url: url.origin, authorization };
}

/** What stands in a URL, without its escapes; `undefined` if these are none. */
function plain(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
