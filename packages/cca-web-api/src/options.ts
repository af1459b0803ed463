import {
  createSession,
  optionError,
  readCredential,
  readEnv,
  type ClientOptions,
  type Credential,
  type OptionNames,
  type Session,
} from '@trunkline/core';
import { logIn } from './operations/session-login.ts';
import type { CcaWebApiAuthScheme, CcaWebApiWireOptions } from './wire.ts';

/** Who logs in, and where: the client opens a session with the first call, and another when it has ended. */
export interface CcaWebApiLogin {
  readonly username: Credential;
  readonly password: Credential;
  /**
   * The module that the account is to work in, such as `CcaPortal`; its restriction must allow it. Servers before 5.4.3 know
   * none.
   */
  readonly module?: Credential;
  readonly token?: never;
}

/** A token made in the Supervisor for a module that allows permanent tokens. It begins with `A-`. */
export interface CcaWebApiPermanentToken {
  readonly token: Credential;
  readonly username?: never;
  readonly password?: never;
  readonly module?: never;
}

/** How the server is spoken to. */
export interface CcaWebApiSettings extends ClientOptions {
  /** The root of the API on your server, path and all: `https://cca.example/CcaWebApi`. There is no host for everybody. */
  readonly baseUrl?: string | URL;
  /**
   * How the token is announced in `Authorization`: `Basic <token>`, with the token as it is and no base64 (default),
   * `Bearer <token>`, or the bare token (`none`). Inferred: clients that work have been seen with each of them.
   */
  readonly authScheme?: CcaWebApiAuthScheme;
  /**
   * The version of your server, `5.4.5`: eleven result codes had other numbers before 5.4.6. Default: the version that each
   * answer names; one that names none is read as a current server's.
   */
  readonly serverVersion?: string;
  /** The media type of JSON that is sent. Default `application/json`; the vendor's own wrapper says `text/json`. */
  readonly contentType?: string;
  /**
   * How the file of a survey is written into its upload. Default `base64`, as the vendor's wrapper announces it. Inferred: no
   * server was at hand to try it.
   */
  readonly fileEncoding?: 'base64' | 'binary';
  /**
   * Under which name several processes share the session, where `coordination.tokens` is given. Default: made of address,
   * module and user name, if those are plain texts; otherwise it isn't shared.
   */
  readonly sessionKey?: string;
}

/** Options of {@link createCcaWebApiClient}: the settings, and either a login or a permanent token. */
export type CcaWebApiOptions = CcaWebApiSettings & (CcaWebApiLogin | CcaWebApiPermanentToken);

/** Options of its own, beside those of every client. */
export const ownOptions: OptionNames<Omit<CcaWebApiSettings & CcaWebApiLogin, keyof ClientOptions>> = {
  username: true,
  password: true,
  module: true,
  token: true,
  authScheme: true,
  serverVersion: true,
  contentType: true,
  fileEncoding: true,
  sessionKey: true,
};

/** The secrets of a client by name, and what its dialect needs to know. */
export interface ReadCcaWebApiOptions {
  readonly credentials: Readonly<Record<string, Credential>>;
  readonly wire: CcaWebApiWireOptions;
}

export function readOptions(options: CcaWebApiOptions): ReadCcaWebApiOptions {
  if (typeof options !== 'object' || options === null) {
    throw optionError('options', 'an object with baseUrl, and username and password or a token');
  }
  if (options.baseUrl === undefined && options.endpoints === undefined) {
    throw optionError('baseUrl', 'an absolute URL such as https://cca.example/CcaWebApi');
  }
  const credentials = readCredentials(options);
  return { credentials, wire: { ...readWireOptions(options), session: sessionOf(options, credentials) } };
}

function readCredentials(options: CcaWebApiOptions): Readonly<Record<string, Credential>> {
  const { token, username, password, module }: Partial<Record<keyof CcaWebApiLogin, unknown>> = options;
  if (token !== undefined) {
    const more = Object.entries({ username, password, module }).find(([, value]) => value !== undefined);
    if (more !== undefined) throw optionError(more[0], 'left out: a permanent token needs no login');
    return { token: readToken(token) };
  }
  if (username === undefined && password === undefined) {
    throw optionError('options', 'with username and password, or with a permanent token');
  }
  return {
    username: readCredential(username, 'username'),
    password: readCredential(password, 'password'),
    ...(module === undefined ? {} : { module: readCredential(module, 'module') }),
  };
}

function readToken(value: unknown): Credential {
  if (typeof value === 'function') return value as Credential;
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value;
  throw optionError('token', 'a token of visible characters, or a function that gives one');
}

function readWireOptions(options: CcaWebApiSettings): Omit<CcaWebApiWireOptions, 'session'> {
  const { authScheme = 'Basic', contentType = 'application/json', fileEncoding = 'base64', serverVersion } = options;
  if (!['Basic', 'Bearer', 'none'].includes(authScheme)) throw optionError('authScheme', "'Basic', 'Bearer' or 'none'");
  if (typeof contentType !== 'string' || !/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w-]+)*$/.test(contentType)) {
    throw optionError('contentType', 'a media type such as application/json');
  }
  if (!['base64', 'binary'].includes(fileEncoding)) throw optionError('fileEncoding', "'base64' or 'binary'");
  if (serverVersion !== undefined && !/^\d{1,4}(\.\d{1,9}){2,3}$/.test(serverVersion)) {
    throw optionError('serverVersion', 'a version such as 5.4.5');
  }
  return { authScheme, contentType, fileEncoding, serverVersion };
}

/** A permanent token has no session: nobody could log in again with it. */
function sessionOf(options: CcaWebApiOptions, credentials: Readonly<Record<string, Credential>>): Session | undefined {
  if (credentials['token'] !== undefined) return undefined;
  const key = readSessionKey(options, credentials);
  return createSession({ login: logIn, ...(key === undefined ? {} : { key }) });
}

function readSessionKey(
  { sessionKey, baseUrl, endpoints }: CcaWebApiSettings,
  { username, module = '' }: Readonly<Record<string, Credential>>,
): string | undefined {
  if (sessionKey !== undefined) {
    if (typeof sessionKey === 'string' && sessionKey !== '') return sessionKey;
    throw optionError('sessionKey', 'a text that is not empty');
  }
  if (typeof username !== 'string' || typeof module !== 'string') return undefined;
  return ['cca-web-api', String(baseUrl ?? endpoints?.[0]), module, username].map(encodeURIComponent).join(':');
}

/**
 * Reads `CCA_WEB_API_BASE_URL` and either `CCA_WEB_API_TOKEN` or `CCA_WEB_API_USERNAME`, `CCA_WEB_API_PASSWORD` and, if set,
 * `CCA_WEB_API_MODULE`; names all that is missing at once.
 *
 * ```ts
 * const cca = createCcaWebApiClient(ccaWebApiOptionsFromEnv());
 * ```
 */
export function ccaWebApiOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>> = (globalThis as { process?: { env: Record<string, string> } })
    .process?.env ?? {},
): { readonly baseUrl: string } & (
  | Pick<CcaWebApiPermanentToken, 'token'>
  | Pick<CcaWebApiLogin, 'username' | 'password' | 'module'>
) {
  const hasToken = (env['CCA_WEB_API_TOKEN'] ?? '').trim() !== '';
  const { baseUrl, token, username, password, module } = readEnv(
    {
      baseUrl: { name: 'CCA_WEB_API_BASE_URL', required: true },
      token: { name: 'CCA_WEB_API_TOKEN', required: false },
      username: { name: 'CCA_WEB_API_USERNAME', required: !hasToken },
      password: { name: 'CCA_WEB_API_PASSWORD', required: !hasToken },
      module: { name: 'CCA_WEB_API_MODULE', required: false },
    },
    env,
  );
  if (token !== undefined) return { baseUrl, token };
  const login = { baseUrl, username: username ?? '', password: password ?? '' };
  return module === undefined ? login : { ...login, module };
}
