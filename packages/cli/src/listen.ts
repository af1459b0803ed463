import { once } from 'node:events';
import type { ServerType } from '@hono/node-server';
import { usageError } from './usage-error.ts';

const graceMs = 500;

/** Opens a port for what comes in; answers with what closes it. */
export async function listen(server: ServerType, port: number): Promise<() => Promise<void>> {
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (thrown) {
    const { code = 'an error' } = thrown as NodeJS.ErrnoException;
    throw usageError(`port ${port} can't be listened on (${code})`);
  }
  return async () => {
    const closed = once(server, 'close');
    server.close();
    // Answers that are on their way get out first; who only holds a connection is not waited for.
    const hurry = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(hurry);
  };
}
