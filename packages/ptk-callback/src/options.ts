import {
  optionError,
  readCredential,
  readEndpoint,
  readEnv,
  type ClientOptions,
  type Credential,
  type OptionNames,
} from '@trunkline/core';
import { readProfile, type WireProfile } from './profile/profile.ts';

/** Options of {@link createPtkCallbackClient}. */
export interface PtkCallbackOptions extends ClientOptions {
  /**
   * How the server wants its requests. Read from its WSDL ({@link profileFromWsdl}), or {@link provisionalProfile}: a guess, which
   * you must name yourself, since it books real callbacks.
   */
  readonly profile: WireProfile;
  /** The tenant of requests that name none. */
  readonly tenant?: string;
  /** For IIS that asks for a name and a password (Basic). For NTLM and Kerberos see the README. */
  readonly basic?: { readonly username: Credential; readonly password: Credential };
  /** Of the toolkit, where you know it: up to version 4 the code 109003 has two meanings. */
  readonly ptkVersion?: string | number;
  /** How long the licence's window for requests lasts, in milliseconds. Default 900 000: a quarter of an hour. */
  readonly licenceWindowMs?: number;
  /** Where the REST conversations are. Default: beside the service, at `baseUrl`. */
  readonly conversationsUrl?: string | URL;
}

export interface ReadPtkOptions {
  readonly profile: WireProfile;
  readonly tenant: string | undefined;
  readonly version: string | undefined;
  readonly licenceWindowMs: number;
  readonly conversationsUrl: string | undefined;
  readonly credentials: Readonly<Record<string, Credential>>;
}

/** Options of its own, beside those of every client. */
export const ownOptions: OptionNames<Omit<PtkCallbackOptions, keyof ClientOptions>> = {
  profile: true,
  tenant: true,
  basic: true,
  ptkVersion: true,
  licenceWindowMs: true,
  conversationsUrl: true,
};

function readBasic(basic: PtkCallbackOptions['basic']): Readonly<Record<string, Credential>> {
  if (basic === undefined) return {};
  if (typeof basic !== 'object' || basic === null) throw optionError('basic', 'an object with username and password');
  const username = readCredential(basic.username, 'basic.username');
  if (typeof username === 'string' && username.includes(':')) throw optionError('basic.username', 'without a colon');
  return { username, password: readCredential(basic.password, 'basic.password') };
}

function readVersion(version: unknown): string | undefined {
  if (version === undefined) return undefined;
  if (typeof version === 'number' && version > 0) return String(version);
  if (typeof version === 'string' && /^v?\d+(\.\d+)*$/.test(version)) return version.replace(/^v/, '');
  throw optionError('ptkVersion', 'a version such as 4 or 5.1');
}

/** Checks what belongs to this vendor; core checks the rest. */
export function readPtkOptions(options: PtkCallbackOptions): ReadPtkOptions {
  if (typeof options !== 'object' || options === null)
    throw optionError('options', 'an object with baseUrl and profile');
  const { tenant, licenceWindowMs = 900_000, conversationsUrl, baseUrl, endpoints } = options;
  if (baseUrl === undefined && endpoints === undefined) throw optionError('baseUrl', 'an absolute URL');
  if (tenant !== undefined && (typeof tenant !== 'string' || tenant === ''))
    throw optionError('tenant', 'a text that is not empty');
  if (typeof licenceWindowMs !== 'number' || !(licenceWindowMs >= 1_000)) {
    throw optionError('licenceWindowMs', 'a number of at least 1000');
  }
  const rest =
    conversationsUrl === undefined
      ? undefined
      : readEndpoint(conversationsUrl, 'conversationsUrl', ['http:', 'https:']);
  return {
    profile: readProfile(options.profile),
    tenant,
    version: readVersion(options.ptkVersion),
    licenceWindowMs,
    conversationsUrl: rest?.url,
    credentials: readBasic(options.basic),
  };
}

/**
 * Reads `PTK_CALLBACK_BASE_URL` and, if set, `PTK_CALLBACK_TENANT`, `PTK_CALLBACK_USERNAME` and `PTK_CALLBACK_PASSWORD`; names all that
 * is missing at once. The profile is yours to give.
 *
 * ```ts
 * const ptk = createPtkCallbackClient({ ...ptkCallbackOptionsFromEnv(), profile });
 * ```
 */
export function ptkCallbackOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>> = (globalThis as { process?: { env: Record<string, string> } })
    .process?.env ?? {},
): Pick<PtkCallbackOptions, 'baseUrl' | 'tenant' | 'basic'> {
  const named = env['PTK_CALLBACK_USERNAME'] !== undefined;
  const { baseUrl, tenant, username, password } = readEnv(
    {
      baseUrl: { name: 'PTK_CALLBACK_BASE_URL', required: true },
      tenant: { name: 'PTK_CALLBACK_TENANT', required: false },
      username: { name: 'PTK_CALLBACK_USERNAME', required: false },
      password: { name: 'PTK_CALLBACK_PASSWORD', required: named },
    },
    env,
  );
  return {
    baseUrl,
    ...(tenant === undefined ? {} : { tenant }),
    ...(username === undefined || password === undefined ? {} : { basic: { username, password } }),
  };
}
