import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import type { UptivitySimulator } from '../../src/index.ts';
import { parse, valuesIn, type Node } from './xml.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

/** A request as XML, with the line end that closes it. */
export const document = (fields: Readonly<Record<string, string>>): string => {
  const nodes = Object.entries(fields).map(([tag, text]) => `<${tag}>${escaped(text)}</${tag}>`);
  return `<REQUEST>${nodes.join('')}</REQUEST>\r\n`;
};

/** A bare connection to the command socket. */
export interface Conversation {
  readonly socket: Socket;
  readonly send: (bytes: string | Uint8Array) => void;
  /** Everything that came since the last time, as soon as it ends with a RESULT; else what came until the end. */
  readonly reply: () => Promise<string>;
  /** The packets so far. */
  readonly packets: readonly Buffer[];
  /** How the connection ended; resolves when it does. */
  readonly ended: Promise<'fin' | 'reset'>;
}

export const converse = async (simulator: Pick<UptivitySimulator, 'socketPort'>): Promise<Conversation> => {
  const socket = connect(simulator.socketPort, '127.0.0.1');
  // What is sent in two pieces arrives in two, at once.
  socket.setNoDelay(true);
  const packets: Buffer[] = [];
  let seen = 0;
  const unseen = (): string => Buffer.concat(packets.slice(seen)).toString('utf8');
  socket.on('data', (packet) => packets.push(packet));
  const ended = new Promise<'fin' | 'reset'>((resolve) => {
    socket.once('end', () => resolve('fin'));
    socket.once('error', () => resolve('reset'));
  });
  await once(socket, 'connect');
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    reply: async () => {
      let open = true;
      const end = ended.then(() => void (open = false));
      while (open && !unseen().includes('</RESULT>')) {
        await Promise.race([end, new Promise((resolve) => socket.once('data', resolve))]);
      }
      const text = unseen();
      seen = packets.length;
      return text;
    },
    packets,
    ended,
  };
};

export type Fields = Readonly<Record<string, string>>;

/** Asks over a transport and answers with the text of the reply. */
export type Ask = (simulator: UptivitySimulator, fields: Fields) => Promise<string>;

export const askOverHttp: Ask = async (simulator, fields) =>
  (await fetch(`${simulator.baseUrl}webAPI.aspx?${new URLSearchParams(fields).toString()}`)).text();

export const askOverSocket: Ask = async (simulator, fields) => {
  const { send, reply, socket } = await converse(simulator);
  send(document(fields));
  const text = await reply();
  socket.destroy();
  return text;
};

export const transports: readonly (readonly [string, Ask])[] = [
  ['over HTTP', askOverHttp],
  ['over the socket', askOverSocket],
];

/** The reply as a tree. */
export const treeOf = async (ask: Ask, simulator: UptivitySimulator, fields: Fields): Promise<Node> =>
  parse(await ask(simulator, { REQUESTID: '1', ...fields }));

/** The result code of a command, and nothing else. */
export const codeOf = async (ask: Ask, simulator: UptivitySimulator, fields: Fields): Promise<number> =>
  Number(valuesIn(await treeOf(ask, simulator, fields))['RESULTCODE'] ?? Number.NaN);
