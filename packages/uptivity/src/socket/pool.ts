import { sendFailure, type Endpoint, type SendAnswer, type SendFailure, type SendLimits } from '@trunkline/core';
import { createConnection, nextReading, type Connection } from './connection.ts';
import { dial } from './dial.ts';
import { createPlaces } from './places.ts';

export interface PoolOptions {
  readonly connections: number;
  readonly idleTimeoutMs: number;
}

/** The connections to one server. */
export interface Pool {
  send(document: string, limits: SendLimits): Promise<SendAnswer | SendFailure>;
  close(): void;
}

export function createPool(endpoint: Endpoint, { connections, idleTimeoutMs }: PoolOptions): Pool {
  const places = createPlaces(connections);
  const open = new Set<Connection>();
  /** Idle ones with the timer that ends them; the last one used is used next. */
  const idle = new Map<Connection, NodeJS.Timeout>();

  function rest(connection: Connection): void {
    idle.set(connection, setTimeout(() => connection.destroy(), idleTimeoutMs).unref());
  }

  function forget(connection: Connection): void {
    open.delete(connection);
    clearTimeout(idle.get(connection));
    idle.delete(connection);
  }

  function awake(): Connection | undefined {
    const connection = [...idle.keys()].at(-1);
    if (connection === undefined) return undefined;
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    return connection.alive ? connection : awake();
  }

  async function fresh(signal: AbortSignal): Promise<Connection> {
    const connection: Connection = createConnection(await dial(endpoint, signal), () => forget(connection));
    open.add(connection);
    // A server that speaks first is not one of these.
    await nextReading();
    return connection;
  }

  return {
    async send(document, limits) {
      const { signal } = limits;
      if (!(await places.take(signal))) return { answered: false, kind: 'aborted', notSent: true };
      let connection: Connection;
      try {
        connection = awake() ?? (await fresh(signal));
      } catch (thrown) {
        places.leave();
        return signal.aborted ? { answered: false, kind: 'aborted', notSent: true } : unsent(sendFailure(thrown));
      }
      const { answer, over } = connection.exchange(document, limits);
      void over.then((reusable) => {
        if (reusable) rest(connection);
        else connection.destroy();
        places.leave();
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
