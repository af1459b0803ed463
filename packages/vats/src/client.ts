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
import type { VatsCode } from './codes.ts';
import * as commands from './commands.ts';
import * as operations from './operations/index.ts';
import { defaultBaseUrl, ownOptions, readCredentials, readHoldMs, readSwitch, type VatsOptions } from './options.ts';
import { readOffset, readRoots } from './roots.ts';
import { webhooksWith, type VatsWebhooks } from './webhooks/webhooks.ts';
import type { VatsState } from './state.ts';
import { vatsDialect } from './wire.ts';

export type VatsConnection = Connection<VatsCode, VatsState>;

/** Every way a call can fail; `code` of an `api` error completes to the known codes. */
export type VatsError = TrunklineError<VatsCode>;

/** A client of the VPBX: every operation as a typed async method that never rejects. */
export interface VatsClient extends ClientOf<Tree, VatsCode>, ClientLife<VatsCode> {
  /**
   * Takes what the PBX posts to your server; results of commands reach `commands.wait` and `commands.run`. Signed with the
   * client's key and salt, or one of the option `webhooks.moreCredentials`. Goes on after `close`. The client's `onEvent` is
   * warned of deliveries that are turned away (of each kind once a minute) and of listeners that throw.
   *
   * ```ts
   * vats.webhooks.on('call', ({ callId, callState }) => show(callId, callState));
   * app.post('/mango/*', (context) => vats.webhooks.receive(context.req.raw));
   * ```
   */
  readonly webhooks: VatsWebhooks;
}

type Tree = typeof operations & {
  /** Outcomes of commands. */
  readonly commands: typeof commands;
};

/**
 * The bare connection, for programs that count bytes: `run(connection, callback, input)` with the operations they import.
 * Throws a `TypeError` that names the option if one is wrong.
 */
export function connectVats(options: VatsOptions): VatsConnection {
  refuseUnknownClientOptions(options, ownOptions);
  const credentials = readCredentials(options);
  const timestampOffsetSeconds = readOffset(options.timestampOffsetSeconds);
  return connect({
    dialect: vatsDialect({
      wrongRequestHoldMs: readHoldMs(options.wrongRequestHoldMs),
      holdAfterWrongRequest: readSwitch(options.holdAfterWrongRequest, 'holdAfterWrongRequest'),
      timestampOffsetSeconds,
      roots: readRoots(options),
    }),
    state: { timestampOffsetSeconds },
    options,
    credentials,
    defaultBaseUrl,
    warnings: insecureWarning(options),
  });
}

/**
 * Makes a client of the MANGO OFFICE virtual PBX. Throws a `TypeError` that names the option if one is wrong; after
 * that nothing throws: every call answers with a Result.
 *
 * ```ts
 * const vats = createVatsClient({ apiKey, apiSalt, guard: allowDialTo(['101', '7495*']) });
 * const result = await vats.calls.callback({ from: { extension: '101' }, toNumber: '74955404444' });
 * ```
 */
export function createVatsClient(options: VatsOptions): VatsClient {
  const connection = connectVats(options);
  const { seen, outcomes } = connection.coordination;
  const { moreCredentials = [], ...given } = options.webhooks ?? {};
  const webhooks = webhooksWith(
    {
      clock: connection.clock,
      ...(options.onWire === undefined ? {} : { onWire: options.onWire }),
      seen,
      ...given,
      outcomes,
      credentials: [readCredentials(options), ...moreCredentials],
    },
    connection,
  );
  const tree: Tree = { ...operations, commands };
  const client = createClient(connection, tree, { operation: operations.account.balance, input: {} });
  return Object.assign(client, { webhooks });
}
