import {
  optionError,
  readCredential,
  readEnv,
  type ClientOptions,
  type Credential,
  type OptionNames,
} from '@trunkline/core';
import type { VatsCredentials } from './webhooks/credentials.ts';
import type { VatsWebhooksOptions } from './webhooks/webhooks.ts';
import { wrongRequestHoldMs } from './wire.ts';

/** Options of {@link createVatsClient}. Key and salt stand in the personal account: Integrations, API connector. */
export interface VatsOptions extends ClientOptions {
  /** The key that names your PBX. Sent with every request. Wire: `vpbx_api_key`. */
  readonly apiKey: Credential;
  /** The secret that signs requests. Never sent. */
  readonly apiSalt: Credential;
  /** The root of the PBX API. Default `https://app.mango-office.ru/vpbx/`. */
  readonly baseUrl?: string | URL;
  /**
   * The PBX allows one wrong request (3xxx) in two minutes; after the next one it answers 401 until two minutes after the
   * first. How long nothing is sent then, in milliseconds from the first wrong request. Default 120 000; 0 sends on.
   */
  readonly wrongRequestHoldMs?: number;
  /**
   * Sends nothing after a wrong request (3xxx) already, until the PBX has forgotten it: calls are `refused` (window), an
   * event `hold` says so. For tenants where a block would hurt more than a pause. Default false: only a 401 holds.
   */
  readonly holdAfterWrongRequest?: boolean;
  /** The root of the contact-centre API. Default: `cc/` beside the PBX's root. */
  readonly contactCentreUrl?: string | URL;
  /** The root of the speech methods. Default: `s2t/` beside the PBX's root; the manual names no host. */
  readonly speechUrl?: string | URL;
  /**
   * Added to the Unix times that statistics and links are asked with. One edition of the manual calls them UTC, the other
   * UTC+3; default 0: true Unix time. Calibrate with a call whose time you know.
   */
  readonly timestampOffsetSeconds?: number;
  /** How the client's `webhooks` go about their work. */
  readonly webhooks?: VatsClientWebhooks;
}

/** Options of a client's webhooks; see {@link VatsWebhooksOptions}. */
export interface VatsClientWebhooks extends Omit<VatsWebhooksOptions, 'credentials' | 'outcomes'> {
  /** Other pairs that may have signed: the one before, while key and salt are changed. */
  readonly moreCredentials?: readonly VatsCredentials[];
}

export const defaultBaseUrl = 'https://app.mango-office.ru/vpbx/';

/** A text that a key or salt can be, or a function that gives one. Blanks around it come with copying. */
export function checkCredential(value: unknown, option: string): Credential {
  const credential = readCredential(value, option);
  if (typeof credential === 'string' && credential.trim() !== credential)
    throw optionError(option, 'without blanks around it');
  return credential;
}

/** Options of its own, beside those of every client. */
export const ownOptions: OptionNames<Omit<VatsOptions, keyof ClientOptions>> = {
  apiKey: true,
  apiSalt: true,
  wrongRequestHoldMs: true,
  holdAfterWrongRequest: true,
  contactCentreUrl: true,
  speechUrl: true,
  timestampOffsetSeconds: true,
  webhooks: true,
};

/** Key and salt, checked. */
export function readCredentials(options: VatsOptions): { apiKey: Credential; apiSalt: Credential } {
  if (typeof options !== 'object' || options === null)
    throw optionError('options', 'an object with apiKey and apiSalt');
  const { apiKey, apiSalt } = options;
  return { apiKey: checkCredential(apiKey, 'apiKey'), apiSalt: checkCredential(apiSalt, 'apiSalt') };
}

export function readHoldMs(value: unknown): number {
  if (value === undefined) return wrongRequestHoldMs;
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw optionError('wrongRequestHoldMs', 'a number of at least 0');
}

export function readSwitch(value: unknown, option: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw optionError(option, 'true or false');
}

/**
 * Reads `VATS_API_KEY`, `VATS_API_SALT` and, if set, `VATS_BASE_URL`; names all that is missing at once.
 *
 * ```ts
 * const vats = createVatsClient({ ...vatsOptionsFromEnv(), guard: allowDialTo(['101']) });
 * ```
 */
export function vatsOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>> = (globalThis as { process?: { env: Record<string, string> } })
    .process?.env ?? {},
): Pick<VatsOptions, 'apiKey' | 'apiSalt' | 'baseUrl'> {
  const { apiKey, apiSalt, baseUrl } = readEnv(
    {
      apiKey: { name: 'VATS_API_KEY', required: true },
      apiSalt: { name: 'VATS_API_SALT', required: true },
      baseUrl: { name: 'VATS_BASE_URL', required: false },
    },
    env,
  );
  return baseUrl === undefined ? { apiKey, apiSalt } : { apiKey, apiSalt, baseUrl };
}
