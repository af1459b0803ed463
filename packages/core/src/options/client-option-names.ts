import type { ClientOptions } from './client-options.ts';
import { refuseUnknownOptions, type OptionNames } from './known-options.ts';
import type { ClientCertificate, NetworkOptions } from './network.ts';
import type { RetryOptions } from './retry.ts';

const ofEveryClient: OptionNames<ClientOptions> = {
  baseUrl: true,
  endpoints: true,
  connection: true,
  fetch: true,
  sender: true,
  headers: true,
  attemptTimeoutMs: true,
  totalTimeoutMs: true,
  idleTimeoutMs: true,
  retry: true,
  maxBodyBytes: true,
  charset: true,
  guard: true,
  onEvent: true,
  onWire: true,
  redaction: true,
  keepRaw: true,
  clock: true,
  random: true,
  coordination: true,
  dangerouslyAllowBrowser: true,
};

const retry: OptionNames<RetryOptions> = { limit: true, maxRetryAfterMs: true, budget: true };
const redaction: OptionNames<NonNullable<ClientOptions['redaction']>> = { phoneNumbers: true };
const connection: OptionNames<NetworkOptions> = {
  ca: true,
  clientCertificate: true,
  proxy: true,
  insecureSkipVerify: true,
};
const clientCertificate: OptionNames<ClientCertificate> = { certificate: true, key: true, passphrase: true };

/** What is inside an option, by its name; what isn't there or is no object is read, or refused, elsewhere. */
function refuseInside(given: unknown, path: string, known: OptionNames<unknown>): void {
  if (typeof given === 'object' && given !== null) refuseUnknownOptions(given, known, path);
}

/**
 * Refuses options that a client doesn't have: `own` names those that the vendor adds. Throws a `TypeError` that names the
 * first one, and those that there are.
 */
export function refuseUnknownClientOptions(options: ClientOptions, own: OptionNames<unknown>): void {
  if (typeof options !== 'object' || options === null) return; // refused where it is read
  refuseUnknownOptions(options, { ...own, ...ofEveryClient });
  refuseInside(options.retry, 'retry', retry);
  refuseInside(options.redaction, 'redaction', redaction);
  refuseInside(options.connection, 'connection', connection);
  refuseInside(options.connection?.clientCertificate, 'connection.clientCertificate', clientCertificate);
}
