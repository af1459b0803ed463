import { sendFailure, type SendAnswer, type SendFailure } from '@trunkline/core';
import type { Socket } from 'node:net';
import { createFramer, isPadding, withoutPadding } from './framing.ts';

/** One request and its reply on a connection. */
export interface Exchange {
  /** Settles with the first bytes of the reply, or with why none came. */
  readonly answer: Promise<SendAnswer | SendFailure>;
  /** Settles when it is over: may the connection be used again? */
  readonly over: Promise<boolean>;
  take(chunk: Buffer): void;
  /** The connection is gone. */
  broke(thrown: Error | undefined): void;
}

const requestId = /<REQUESTID>\s*(\d{1,20})\s*<\/REQUESTID>/;

/** Bytes in which the reply's request id is looked for. */
const headLength = 4_096;

/** What an exchange needs to know of its call. */
export interface ExchangeLimits {
  readonly signal: AbortSignal;
  readonly warn?: ((warning: string) => void) | undefined;
}

/** Writes a request and reads its reply up to the closing tag. */
export function beginExchange(socket: Socket, document: string, { signal, warn }: ExchangeLimits): Exchange {
  const answered = Promise.withResolvers<SendAnswer | SendFailure>();
  const over = Promise.withResolvers<boolean>();
  const framer = createFramer();
  let reply: ReadableStreamDefaultController<Uint8Array> | undefined;
  let head = '';
  let isOver = false;
  let isWritten = false;

  function end(reusable: boolean): void {
    isOver = true;
    signal.removeEventListener('abort', onAbort);
    over.resolve(reusable);
  }

  function giveUp(): void {
    socket.destroy();
    end(false);
  }

  function onAbort(): void {
    if (isOver || reply !== undefined) return;
    answered.resolve({ answered: false, kind: 'aborted', notSent: !isWritten });
    giveUp();
  }

  function begin(): ReadableStreamDefaultController<Uint8Array> {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (reply = controller),
      pull: () => void socket.resume(),
      cancel: () => {
        if (!isOver) giveUp();
      },
    });
    answered.resolve({ answered: true, headers: {}, body });
    return reply as unknown as ReadableStreamDefaultController<Uint8Array>;
  }

  /** A reply to somebody else's request: what comes next on this connection is anybody's guess. */
  const isOurs = (): boolean => requestId.exec(head.replaceAll('\0', ''))?.[1] === requestId.exec(document)?.[1];

  function take(chunk: Buffer): void {
    const bytes = reply === undefined ? withoutPadding(chunk) : chunk;
    if (isOver || bytes.length === 0) return;
    if (reply === undefined && isStillWriting(socket)) return speakTooEarly();
    const body = reply ?? begin();
    if (head.length < headLength) head += bytes.toString('latin1', 0, headLength);
    const length = framer.take(bytes);
    body.enqueue(bytes.subarray(0, length));
    if (length === undefined) {
      if ((body.desiredSize ?? 0) <= 0) socket.pause();
      return;
    }
    body.close();
    const rest = bytes.subarray(length);
    if (isPadding(rest) && isOurs()) return end(true);
    if (!isPadding(rest)) warn?.('something came after the reply: the connection is not used again');
    giveUp();
  }

  /** What comes before the request has left is no answer to it. */
  function speakTooEarly(): void {
    answered.resolve({ answered: false, kind: 'network', reason: 'protocol', notSent: false, thrown: undefined });
    giveUp();
  }

  function broke(thrown: Error | undefined): void {
    if (isOver) return;
    const failure: SendFailure =
      thrown === undefined
        ? { answered: false, kind: 'network', reason: 'reset', notSent: false, thrown }
        : withDoubt(sendFailure(thrown));
    answered.resolve(failure);
    reply?.error(thrown ?? new Error('the connection was closed in the middle of the reply'));
    end(false);
  }

  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  else {
    isWritten = true;
    socket.write(document);
  }
  return { answer: answered.promise, over: over.promise, take, broke };
}

/** Encrypted, a request has long been read when the socket hears that it is written. */
function isStillWriting(socket: Socket): boolean {
  return socket.writableLength > 0 && !('encrypted' in socket);
}

/** Something of the request may have left. */
function withDoubt(failure: SendFailure): SendFailure {
  return 'notSent' in failure ? { ...failure, notSent: false } : failure;
}
