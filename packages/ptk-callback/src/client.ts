import {
  connect,
  createClient,
  insecureWarning,
  refuseUnknownClientOptions,
  type ClientLife,
  type ClientOf,
  type Connection,
  type TrunklineError,
} from '@trunkline/core';
import type { PtkCallbackCode } from './codes.ts';
import * as operations from './operations/index.ts';
import { ownOptions, readPtkOptions, type PtkCallbackOptions } from './options.ts';
import { ptkCallbackDialect } from './wire.ts';

export type PtkCallbackConnection = Connection<PtkCallbackCode>;

/** Every way a call can fail; `code` of an `api` error completes to the known codes. */
export type PtkCallbackError = TrunklineError<PtkCallbackCode>;

/** A client of the Platform Toolkit: every operation as a typed async method that never rejects. */
export interface PtkCallbackClient extends ClientOf<typeof operations, PtkCallbackCode>, ClientLife<PtkCallbackCode> {}

/**
 * The bare connection, for programs that count bytes: `run(connection, add, input)` with the operations they import. Throws a
 * `TypeError` that names the option if one is wrong.
 */
export function connectPtkCallback(options: PtkCallbackOptions): PtkCallbackConnection {
  refuseUnknownClientOptions(options, ownOptions);
  const { credentials, ...read } = readPtkOptions(options);
  const servers = options.endpoints ?? [options.baseUrl ?? ''];
  return connect({
    dialect: ptkCallbackDialect({
      ...read,
      maxChars: options.maxBodyBytes ?? 8_388_608,
      servers,
      holdKey: `ptk-callback:${String(servers[0])}`,
    }),
    options,
    credentials,
    warnings: insecureWarning(options),
  });
}

/**
 * Makes a client of the Platform Toolkit of Mindful Callback on premises. Throws a `TypeError` that names the option if one is
 * wrong; after that nothing throws: every call answers with a Result.
 *
 * ```ts
 * const reading = await profileFromWsdl(await readFile('ptk.wsdl', 'utf8'));
 * if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
 * const ptk = createPtkCallbackClient({ baseUrl: 'https://callback.example', profile: reading.profile, tenant: 'Main' });
 * const booked = await ptk.interactions.add({ segment: '7001', contact: '5551234567' });
 * ```
 */
export function createPtkCallbackClient(options: PtkCallbackOptions): PtkCallbackClient {
  const connection = connectPtkCallback(options);
  // Under its own name 109004 is the failure that it is, and no answer to a question.
  return createClient(connection, operations, {
    operation: { ...operations.platform.checkAvailability, name: 'health' },
    input: {},
  });
}
