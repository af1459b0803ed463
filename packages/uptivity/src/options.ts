import {
  optionError,
  readEnv,
  readTls,
  refuseUnknownOptions,
  type ClientOptions,
  type OptionNames,
} from '@trunkline/core';
import type { UptivityWireOptions } from './wire.ts';
import type { PoolOptions } from './socket/pool.ts';

/** How the command socket is used. */
export interface SocketOptions {
  /** Connections to each server at most; each carries one request at a time. Default 4. */
  readonly connections?: number;
  /** How long a connection without work is kept, in milliseconds. Default 5 000. */
  readonly idleTimeoutMs?: number;
  /** Whether a connection may carry another request after its first. The document allows either. Default true. */
  readonly reuse?: boolean;
}

/** Options of {@link createUptivityClient}. The vendor knows no credentials: access is a matter of the network. */
export interface UptivityOptions extends ClientOptions {
  /**
   * Where the API Server is. The scheme says how it is spoken to: `http://host:2012` or `https://host:2013` for the Web API
   * service, `tcp://host:5620` for the command socket, `tls://host:port` for one behind a TLS proxy. The ports are the
   * vendor's defaults; only the socket's may be left out.
   */
  readonly baseUrl?: string | URL;
  /** Instead of `baseUrl`: several servers in order of preference, of any scheme. */
  readonly endpoints?: readonly (string | URL)[];
  /** The page of the Web API service. Default `webAPI.aspx`. */
  readonly page?: string;
  /**
   * How the Web API service is asked; the parameters stand in the query either way. Default `GET`, the only one documented.
   * Behind a proxy choose `POST`: some repeat a GET by themselves, and a command would be carried out twice.
   */
  readonly method?: 'GET' | 'POST';
  /**
   * Over HTTP all data stands in the URL. The longest path and query that are sent, in characters; anything longer is an
   * `input` error. Only path and query count. The vendor documents no limit: the default of 16 000 is inferred from that of Windows' HTTP service.
   */
  readonly maxUrlLength?: number;
  /** How the command socket is used. */
  readonly socket?: SocketOptions;
}

/** Options of its own, beside those of every client. */
export const ownOptions: OptionNames<Omit<UptivityOptions, keyof ClientOptions>> = {
  page: true,
  method: true,
  maxUrlLength: true,
  socket: true,
};

const ofSocket: OptionNames<SocketOptions> = { connections: true, idleTimeoutMs: true, reuse: true };

/** The schemes of the command socket. */
const socketSchemes = /^(tcp|tls):/i;

/** Timers go no further. */
const most = 2 ** 31 - 1;

function wholeNumber(value: unknown, option: string, fallback: number, min: number): number {
  if (value === undefined) return fallback;
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= most) return value as number;
  throw optionError(option, `a whole number from ${min} to ${most}`);
}

export function readSocketOptions({ socket = {}, connection }: UptivityOptions): PoolOptions {
  if (typeof socket !== 'object' || socket === null)
    throw optionError('socket', 'an object with connections and idleTimeoutMs');
  refuseUnknownOptions(socket, ofSocket, 'socket');
  return {
    connections: wholeNumber(socket.connections, 'socket.connections', 4, 1),
    idleTimeoutMs: wholeNumber(socket.idleTimeoutMs, 'socket.idleTimeoutMs', 5_000, 0),
    reuse: socket.reuse !== false,
    tls: connection === undefined ? {} : readTls(connection),
  };
}

const pagePattern = /^[\w.~-]+(\/[\w.~-]+)*$/;

/** A base URL that already holds the page would get it twice. */
function refusePage(url: string, option: string): void {
  if (/\.aspx\/?$/i.test(url)) throw optionError(option, "without the page: set it with the option 'page'");
}

/** A command socket has a host and a port, and nothing else. */
function refuseSocketUrl(url: string, option: string): void {
  if (!socketSchemes.test(url) || !URL.canParse(url)) return;
  const { pathname, port } = new URL(url);
  if (pathname !== '' && pathname !== '/') throw optionError(option, 'without a path: a command socket has none');
  if (port === '0') throw optionError(option, 'with a port other than 0');
}

/** Checks what belongs to one way of sending only. */
export function readWireOptions(options: UptivityOptions): UptivityWireOptions {
  if (typeof options !== 'object' || options === null) throw optionError('options', 'an object with baseUrl');
  const { baseUrl, endpoints, page = 'webAPI.aspx', method = 'GET', maxBodyBytes = 8_388_608 } = options;
  if (baseUrl === undefined && endpoints === undefined) {
    throw optionError('baseUrl', 'an absolute URL such as http://host:2012 or tcp://host:5620');
  }
  if (typeof page !== 'string' || !pagePattern.test(page)) throw optionError('page', 'a path such as webAPI.aspx');
  if (method !== 'GET' && method !== 'POST') throw optionError('method', "'GET' or 'POST'");
  const urls = baseUrl === undefined && Array.isArray(endpoints) ? (endpoints as readonly unknown[]) : [baseUrl];
  urls.forEach((url, index) => refusePage(String(url), baseUrl === undefined ? `endpoints[${index}]` : 'baseUrl'));
  const usesHttp = urls.some((url) => !socketSchemes.test(String(url)));
  if (!usesHttp) refuseHttpOptions(options);
  if (urls.every((url) => !socketSchemes.test(String(url))) && options.socket !== undefined) {
    throw optionError('socket', 'left out: no server is reached by a command socket (tcp:, tls:)');
  }
  urls.forEach((url, index) => refuseSocketUrl(String(url), baseUrl === undefined ? `endpoints[${index}]` : 'baseUrl'));
  const longest = wholeNumber(options.maxUrlLength, 'maxUrlLength', 16_000, 200);
  const folders = urls.filter((url) => URL.canParse(String(url))).map((url) => folderLength(String(url)));
  const maxPathLength = usesHttp ? longest - Math.max(1, ...folders) : undefined;
  return { page, method, maxPathLength, maxUrlLength: longest, maxChars: maxBodyBytes };
}

/** What stands before the page: `/`, or the folder behind a proxy. */
function folderLength(url: string): number {
  const { pathname } = new URL(url);
  return pathname.endsWith('/') ? pathname.length : pathname.length + 1;
}

const httpOnly = ['fetch', 'headers', 'page', 'method', 'maxUrlLength'] as const;

/** Silence would let somebody believe that a proxy or a certificate authority of theirs is used. */
function refuseHttpOptions(options: UptivityOptions): void {
  const useless = httpOnly.find((option) => options[option] !== undefined);
  if (useless !== undefined)
    throw optionError(useless, 'left out: it has no meaning for a command socket (tcp:, tls:)');
}

/**
 * Reads `UPTIVITY_BASE_URL`; says so if it is missing.
 *
 * ```ts
 * const uptivity = createUptivityClient(uptivityOptionsFromEnv());
 * ```
 */
export function uptivityOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>> = (globalThis as { process?: { env: Record<string, string> } })
    .process?.env ?? {},
): { readonly baseUrl: string } {
  return readEnv({ baseUrl: { name: 'UPTIVITY_BASE_URL', required: true } }, env);
}
