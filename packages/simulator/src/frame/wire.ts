import type { ServerResponse } from 'node:http';

import type { Answer } from './answer.ts';
import type { AnswerFault, ConnectionFault } from './faults.ts';

/** Writes an answer as it is. */
export const writeWhole = (outgoing: ServerResponse, answer: Answer): void => {
  writeHead(outgoing, answer);
  outgoing.end(answer.body);
};

/** Writes an answer the way a bad connection would. Such faults run in real time, whatever the scenario's clock says. */
export const writeBadly = (outgoing: ServerResponse, answer: Answer, fault: ConnectionFault): void => {
  switch (fault.kind) {
    case 'slowHeaders':
      return later(outgoing, fault.ms, () => writeWhole(outgoing, answer));
    case 'stallHeaders':
      return undefined;
    case 'slowBody':
      writeHead(outgoing, answer);
      return drip(outgoing, answer.body, fault.ms);
    case 'stallBody':
      return writeHalf(outgoing, answer, () => undefined);
    case 'cutBody':
      return writeHalf(outgoing, answer, () => outgoing.socket?.end());
    case 'resetBeforeHeaders':
      outgoing.socket?.resetAndDestroy();
      return undefined;
    case 'resetInBody':
      // A reset overtakes what is still on its way; the wait lets the first half arrive.
      return writeHalf(outgoing, answer, () => later(outgoing, 20, () => outgoing.socket?.resetAndDestroy()));
  }
};

/** Whether the client gets to see a status line. */
export const hasHeaders = (fault: AnswerFault): boolean =>
  fault.kind !== 'stallHeaders' && fault.kind !== 'resetBeforeHeaders';

const writeHead = (outgoing: ServerResponse, answer: Answer): void => {
  // These two may have no body, nor a length.
  const length = answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(answer.body.length) };
  outgoing.writeHead(answer.status, { ...answer.headers, ...length });
};

const writeHalf = (outgoing: ServerResponse, answer: Answer, then: () => void): void => {
  writeHead(outgoing, answer);
  outgoing.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), then);
};

const drip = (outgoing: ServerResponse, rest: Buffer, ms: number): void => {
  if (rest.length === 0) {
    outgoing.end();
    return;
  }
  outgoing.write(rest.subarray(0, 1));
  later(outgoing, ms, () => drip(outgoing, rest.subarray(1), ms));
};

const later = (outgoing: ServerResponse, ms: number, run: () => void): void => {
  const stop = (): void => clearTimeout(timer);
  const timer = setTimeout(() => {
    outgoing.off('close', stop);
    run();
  }, ms);
  outgoing.once('close', stop);
};
