import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface OwnServer {
  readonly baseUrl: string;
  readonly stop: () => void;
}

/**
 * The server in a process of its own, as a vendor's always is. In ours it would run between any two calls, and whatever the client
 * had in the processor's caches would be gone: that alone makes code of ours four times as slow.
 */
export async function startServer(): Promise<OwnServer> {
  const server = fork(join(import.meta.dirname, 'server.ts'), { execArgv: [] });
  const [port] = (await once(server, 'message')) as [number];
  return { baseUrl: `http://127.0.0.1:${port}/vpbx/`, stop: () => server.disconnect() };
}
