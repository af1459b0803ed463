import { badPorts } from './bad-ports.ts';
import { optionError } from './option-error.ts';

/** Where requests go. */
export interface Endpoint {
  /** Absolute, with one trailing slash. */
  readonly url: string;
  /** What may be shown: scheme, host and port. */
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  /** `undefined` where the URL names none. */
  readonly port: number | undefined;
}

/** Reads a base URL option. Says what is wrong without quoting the value: a URL may hold a password. */
export function readEndpoint(value: unknown, option: string, protocols: readonly string[]): Endpoint {
  const kinds = protocols.map((protocol) => protocol.slice(0, -1)).join(' or ');
  if (!(typeof value === 'string' || value instanceof URL)) throw optionError(option, `an absolute ${kinds} URL`);
  const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
  if (url === undefined || !protocols.includes(url.protocol) || url.hostname === '')
    throw optionError(option, `an absolute ${kinds} URL`);
  if (url.username !== '' || url.password !== '')
    throw optionError(option, 'without user name and password: use the credential options');
  if (url.search !== '' || url.hash !== '') throw optionError(option, 'without query and fragment');
  if (url.port !== '' && badPorts.has(Number(url.port)) && url.protocol.startsWith('http')) {
    throw optionError(option, `on another port: fetch refuses ${url.port}`);
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const { protocol, host, hostname } = url;
  return {
    url: url.href,
    origin: `${protocol}//${host}`,
    protocol,
    hostname,
    port: url.port === '' ? undefined : Number(url.port),
  };
}
