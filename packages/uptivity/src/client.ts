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
import type { UptivityCode } from './codes.ts';
import * as operations from './operations/index.ts';
import { ownOptions, readSocketOptions, readWireOptions, type UptivityOptions } from './options.ts';
import { socketSender } from './socket/sender.ts';
import { uptivityDialect } from './wire.ts';

export type UptivityConnection = Connection<UptivityCode>;

/** Every way a call can fail; `code` of an `api` error completes to the known codes. */
export type UptivityError = TrunklineError<UptivityCode>;

/** A client of the API Server: every operation as a typed async method that never rejects. */
export interface UptivityClient extends ClientOf<typeof operations, UptivityCode>, ClientLife<UptivityCode> {}

/**
 * The bare connection, for programs that count bytes: `run(connection, start, input)` with the operations they import.
 * Throws a `TypeError` that names the option if one is wrong.
 */
export function connectUptivity(options: UptivityOptions): UptivityConnection {
  refuseUnknownClientOptions(options, ownOptions);
  const dialect = uptivityDialect(readWireOptions(options));
  const socket = socketSender(readSocketOptions(options));
  return connect({
    dialect,
    options,
    senders: { 'tcp:': socket, 'tls:': socket },
    warnings: insecureWarning(options),
    onClose: socket.close,
  });
}

/**
 * Makes a client of the NICE Uptivity API Server, over HTTP or over its command socket, as the scheme of `baseUrl` says.
 * Throws a `TypeError` that names the option if one is wrong; after that nothing throws: every call answers with a Result.
 *
 * ```ts
 * const uptivity = createUptivityClient({ baseUrl: 'tcp://uptivity.example:5620' });
 * const result = await uptivity.calls.start({ deviceId: '200', callDirection: 'inbound' });
 * ```
 */
export function createUptivityClient(options: UptivityOptions): UptivityClient {
  const connection = connectUptivity(options);
  return createClient(connection, operations, { operation: operations.system.test, input: {} });
}
