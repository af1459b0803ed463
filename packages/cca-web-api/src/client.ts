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
import type { CcaWebApiCode } from './codes.ts';
import * as operations from './operations/index.ts';
import { ownOptions, readOptions, type CcaWebApiOptions } from './options.ts';
import { ccaWebApiDialect } from './wire.ts';

export type CcaWebApiConnection = Connection<CcaWebApiCode>;

/** Every way a call can fail; `code` of an `api` error completes to the known codes. */
export type CcaWebApiError = TrunklineError<CcaWebApiCode>;

/** A client of CCAWebAPI: every operation as a typed async method that never rejects. */
export interface CcaWebApiClient extends ClientOf<typeof operations, CcaWebApiCode>, ClientLife<CcaWebApiCode> {}

/**
 * The bare connection, for programs that count bytes: `run(connection, operations.agents.list, {})` with the operations they
 * import. Throws a `TypeError` that names the option if one is wrong.
 */
export function connectCcaWebApi(options: CcaWebApiOptions): CcaWebApiConnection {
  refuseUnknownClientOptions(options, ownOptions);
  const { credentials, wire } = readOptions(options);
  return connect({ dialect: ccaWebApiDialect(wire), options, credentials, warnings: insecureWarning(options) });
}

/**
 * Makes a client of the CCAWebAPI of an Askia call centre. Throws a `TypeError` that names the option if one is wrong; after
 * that nothing throws: every call answers with a Result. It logs in with the first call, and again when the session has ended.
 *
 * ```ts
 * const cca = createCcaWebApiClient({ baseUrl: 'https://cca.example/CcaWebApi', username, password, module: 'CcaPortal' });
 * const agents = await cca.agents.list();
 * ```
 */
export function createCcaWebApiClient(options: CcaWebApiOptions): CcaWebApiClient {
  const connection = connectCcaWebApi(options);
  return createClient(connection, operations, { operation: operations.session.timeRemaining, input: {} });
}
