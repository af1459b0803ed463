/** A client of the `redis` package as `createClient` makes it, connected or not; none of a cluster or of sentinels. */
export interface RedisClient {
  /** Only its settings are used. Our own connections are duplicates: your address, credentials and TLS, and nothing of your traffic waits behind ours. */
  duplicate(overrides?: never): unknown;
  unref(): void;
  readonly options?: { readonly socket?: object | undefined } | undefined;
}

/** What we ask of one of our own connections. Written down here, so that our types need none of the package's. */
export interface Redis {
  readonly isReady: boolean;
  connect(): Promise<unknown>;
  destroy(): void;
  unref(): void;
  on(event: 'ready' | 'error' | 'end', listener: () => void): unknown;
  evalSha(sha: string, given: ScriptValues): Promise<unknown>;
  eval(source: string, given: ScriptValues): Promise<unknown>;
  get(key: string): Promise<string | null>;
  mGet(keys: string[]): Promise<readonly (string | null)[]>;
  del(key: string): Promise<unknown>;
  info(section: string): Promise<string>;
  ping(): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
}

interface ScriptValues {
  readonly keys: string[];
  readonly arguments: string[];
}

/** It never gives up, and is back soon after Redis is: others wait for what this process knows (`settleMs`). */
const reconnectMs = (retries: number): number => Math.min(50 * 2 ** retries, 500);

/** A connection with the caller's settings, apart from those that would change what we ask or how we wait. */
export function duplicateOf(client: RedisClient): Redis {
  const overrides = {
    commandOptions: {},
    disableOfflineQueue: true,
    clientSideCache: undefined,
    keyPrefix: undefined,
    pingInterval: undefined,
    socket: { ...client.options?.socket, reconnectStrategy: reconnectMs },
  };
  return client.duplicate(overrides as never) as Redis;
}
