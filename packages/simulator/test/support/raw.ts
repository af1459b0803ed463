import { connect } from 'node:net';

import type { VatsSimulator } from '../../src/index.ts';
import { signedForm } from './client.ts';

export interface RawAnswer {
  readonly bytes: Buffer;
  readonly head: string;
  readonly body: Buffer;
  /** How the connection ended; `open` when it didn't within the time. */
  readonly end: 'fin' | 'reset' | 'open';
}

/** Sends a signed command over a bare socket and tells what came back, byte by byte. */
export const askRaw = (simulator: VatsSimulator, path: string, input: object, patienceMs = 400): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const url = new URL(simulator.baseUrl + path);
    const form = signedForm(simulator, JSON.stringify(input)).toString();
    const chunks: Buffer[] = [];
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write(
        `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: close\r\n` +
          `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n\r\n${form}`,
      );
    });
    const finish = (end: RawAnswer['end']): void => {
      clearTimeout(timer);
      socket.destroy();
      const bytes = Buffer.concat(chunks);
      const gap = bytes.indexOf('\r\n\r\n');
      const head = gap === -1 ? '' : bytes.subarray(0, gap).toString('latin1');
      resolve({ bytes, head, body: gap === -1 ? Buffer.alloc(0) : bytes.subarray(gap + 4), end });
    };
    const timer = setTimeout(() => finish('open'), patienceMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('end', () => finish('fin'));
    socket.once('error', () => finish('reset'));
  });
