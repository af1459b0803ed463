import {
  sendFailure,
  type Endpoint,
  type SendAnswer,
  type SendFailure,
  type SendLimits,
  type SendPlace,
  type TlsOptions,
} from '@trunkline/core';
import { createConnection, nextReading, type PooledConnection } from './connection.ts';
import { dial } from './dial.ts';
import { createPlaces } from './places.ts';

export interface PoolOptions {
  readonly connections: number;
  readonly idleTimeoutMs: number;
  /** Whether a connection may carry another request after its first. */
  readonly reuse: boolean;
  /** For `tls:`. */
  readonly tls: TlsOptions;
}

/** The connections to one server. */
export interface Pool {
  place(signal: AbortSignal): Promise<SendPlace | undefined>;
  send(document: string, limits: SendLimits): Promise<SendAnswer | SendFailure>;
  close(): void;
}

export function createPool(endpoint: Endpoint, { connections, idleTimeoutMs, reuse, tls }: PoolOptions): Pool {
  const places = createPlaces(connections);
  const open = new Set<PooledConnection>();
  /** Idle ones with the timer that ends them; the last one used is used next. */
  const idle = new Map<PooledConnection, NodeJS.Timeout>();

  function park(connection: PooledConnection): void {
    idle.set(connection, setTimeout(() => connection.destroy(), idleTimeoutMs).unref());
  }

  async function takeIdle(): Promise<PooledConnection | undefined> {
    const connection = [...idle.keys()].at(-1);
    if (connection === undefined) return undefined;
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    // While the program was busy nobody has read what the server said, a goodbye above all.
    await nextReading();
    return connection.alive ? connection : takeIdle();
  }

  function remove(connection: PooledConnection): void {
    open.delete(connection);
    clearTimeout(idle.get(connection));
    idle.delete(connection);
  }

  async function openOne(signal: AbortSignal): Promise<PooledConnection> {
    const connection: PooledConnection = createConnection(await dial(endpoint, tls, signal), () => remove(connection));
    open.add(connection);
    // A server that speaks first is not one of these.
    await nextReading();
    return connection;
  }

  async function place(signal: AbortSignal): Promise<SendPlace | undefined> {
    return (await places.take(signal)) ? { leave: places.leave } : undefined;
  }

  return {
    place,
    async send(document, limits) {
      const { signal } = limits;
      const taken = limits.place ?? (await place(signal));
      if (taken === undefined) return { answered: false, kind: 'aborted', notSent: true };
      let connection: PooledConnection;
      try {
        connection = (await takeIdle()) ?? (await openOne(signal));
      } catch (thrown) {
        taken.leave();
        return signal.aborted ? { answered: false, kind: 'aborted', notSent: true } : unsent(sendFailure(thrown));
      }
      const { answer, over } = connection.exchange(document, limits);
      void over.then((reusable) => {
        if (reusable && reuse) park(connection);
        else connection.destroy();
        taken.leave();
      });
      return answer;
    },
    close() {
      for (const connection of open) connection.destroy();
    },
  };
}

/** There was no connection yet. */
function unsent(failure: SendFailure): SendFailure {
  return failure.kind === 'network' ? { ...failure, notSent: true } : failure;
}
