import type { Answer } from './answer.ts';
import type { AnswerFault, LineFault } from './faults.ts';

/** The way back to whoever asked. HTTP and the bare socket each have their own; what goes wrong on it is the same. */
export interface Line {
  /** The status line and the headers; a bare socket has none. */
  readonly head: (answer: Answer) => void;
  readonly write: (bytes: Buffer, then?: () => void) => void;
  /** Writes the rest; the answer is complete. */
  readonly end: (rest: Buffer) => void;
  /** Ends the connection (FIN), whether or not the answer is complete. */
  readonly hangUp: () => void;
  /** Ends the connection the hard way (RST). */
  readonly reset: () => void;
  /** Runs once, when the answer is complete or the connection is gone. Answers with a way to call that off. */
  readonly whenDone: (run: () => void) => () => void;
}

/** Writes an answer as it is. */
export const writeWhole = (line: Line, answer: Answer): void => {
  line.head(answer);
  line.end(answer.body);
};

/** Writes a body as fast as it is taken, piece by piece; gives up when nobody takes it any more. */
export const writeFlow = async (line: Line, answer: Answer, flow: ReadableStream<Uint8Array>): Promise<void> => {
  const left = new Promise<'gone'>((resolve) => void line.whenDone(() => resolve('gone')));
  line.head(answer);
  for await (const piece of flow) {
    const written = new Promise<'written'>((resolve) => line.write(Buffer.from(piece), () => resolve('written')));
    if ((await Promise.race([written, left])) === 'gone') return;
  }
  line.end(Buffer.alloc(0));
};

/** Writes an answer the way a bad connection would. Such faults run in real time, whatever the scenario's clock says. */
export const writeBadly = (line: Line, answer: Answer, fault: LineFault): void => {
  switch (fault.kind) {
    case 'slowHeaders':
      return later(line, fault.ms, () => writeWhole(line, answer));
    case 'stallHeaders':
      return undefined;
    case 'slowBody':
      line.head(answer);
      return drip(line, answer.body, fault.ms);
    case 'splitReply':
      return writeSplit(line, answer.body, fault.at ?? 'everyByte');
    case 'stallBody':
      return writeHalf(line, answer, () => undefined);
    case 'cutBody':
      return writeHalf(line, answer, line.hangUp);
    case 'resetBeforeHeaders':
      return line.reset();
    case 'resetInBody':
      // A reset overtakes what is still on its way; the wait lets the first half arrive.
      return writeHalf(line, answer, () => later(line, 20, line.reset));
  }
};

/** Whether the client gets to see a status line. */
export const hasHeaders = (fault: AnswerFault): boolean =>
  fault.kind !== 'stallHeaders' && fault.kind !== 'resetBeforeHeaders';

const writeHalf = (line: Line, answer: Answer, then: () => void): void => {
  line.head(answer);
  line.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), then);
};

const drip = (line: Line, rest: Buffer, ms: number): void => {
  if (rest.length <= 1) return line.end(rest);
  line.write(rest.subarray(0, 1));
  later(line, ms, () => drip(line, rest.subarray(1), ms));
};

/** Long enough for the first piece to be read before the second one is sent. */
const betweenPiecesMs = 20;

const writeSplit = (line: Line, body: Buffer, at: 'everyByte' | 'insideCharacter' | number): void => {
  if (at === 'everyByte') return writeBytes(line, body);
  // 0xC2 and above begin a character of several bytes.
  const cut = at === 'insideCharacter' ? body.findIndex((byte) => byte >= 0xc2) + 1 : at;
  line.write(body.subarray(0, cut));
  // A client in this process may be late to read, but it reads before the event loop comes round.
  later(line, betweenPiecesMs, () => void setImmediate(line.end, body.subarray(cut)));
};

/** As fast as bytes can go one by one. */
const writeBytes = (line: Line, rest: Buffer): void => {
  if (rest.length <= 1) return line.end(rest);
  line.write(rest.subarray(0, 1), () => void setImmediate(writeBytes, line, rest.subarray(1)));
};

const later = (line: Line, ms: number, run: () => void): void => {
  const timer = setTimeout(() => {
    forget();
    run();
  }, ms);
  const forget = line.whenDone(() => clearTimeout(timer));
};
