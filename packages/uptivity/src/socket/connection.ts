import type { SendAnswer, SendFailure } from '@trunkline/core';
import type { Socket } from 'node:net';
import { beginExchange, type Exchange, type ExchangeLimits } from './exchange.ts';
import { isPadding } from './framing.ts';

/**
 * The server may close a connection after its first reply. Only one that has outlived it so long, in milliseconds, gets a
 * second request: one sent into a closing connection would leave in doubt whether the command was carried out.
 */
const probationMs = 50;

/** A connection to the command socket: one request at a time. */
export interface PooledConnection {
  readonly alive: boolean;
  /** Sends a request. `over` settles when the connection may take the next one (true) or is of no more use. */
  exchange(
    document: string,
    limits: ExchangeLimits,
  ): { answer: Promise<SendAnswer | SendFailure>; over: Promise<boolean> };
  destroy(): void;
}

export function createConnection(socket: Socket, onGone: () => void): PooledConnection {
  let current: Exchange | undefined;
  let isProven = false;
  let thrown: Error | undefined;
  let strayed = false;
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => {
      current?.broke(thrown);
      onGone();
      resolve();
    });
  });
  socket.on('error', (error) => (thrown = error));
  socket.on('data', (chunk: Buffer) => {
    if (current !== undefined) return current.take(chunk);
    if (isPadding(chunk)) return;
    // Nobody asked: whatever comes here later can't be told from a reply.
    strayed = true;
    socket.destroy();
  });

  const isAlive = (): boolean => !socket.destroyed && !socket.readableEnded && socket.writable;

  async function free(finished: boolean): Promise<boolean> {
    current = undefined;
    socket.resume();
    socket.unref();
    if (finished) await nextReading();
    if (finished && !isProven) isProven = await outlives(gone, probationMs);
    return finished && isAlive();
  }

  return {
    get alive() {
      return isAlive();
    },
    exchange(document, limits) {
      if (!isAlive()) {
        const reason = strayed ? 'protocol' : 'reset';
        const failure: SendFailure = { answered: false, kind: 'network', reason, notSent: true, thrown };
        return { answer: Promise.resolve(failure), over: Promise.resolve(false) };
      }
      socket.ref();
      current = beginExchange(socket, document, limits);
      return { answer: current.answer, over: current.over.then(free) };
    },
    destroy: () => void socket.destroy(),
  };
}

/** Until whatever has come along with the last bytes, a goodbye too, has been read. */
export async function nextReading(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

function outlives(end: Promise<void>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, true).unref();
    void end.then(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
