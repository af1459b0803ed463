import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { leaks, resultProblems } from '@trunkline/conformance/contract';
import { createUptivityClient, type Result } from '@trunkline/uptivity';
import { wireCanary } from '../answers/json.ts';
import { spoilt } from '../answers/spoil.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const reply = (id: string, name: string): string =>
  `<RESULT><REQUESTID>${id}</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>20</RESULTCODE><RESULTMSG>${wireCanary}</RESULTMSG>` +
  `<USERS><COUNT>1</COUNT><USER><USER_ID>007</USER_ID><FIRST_NAME>${name}</FIRST_NAME></USER></USERS></RESULT>`;

interface Charset {
  readonly name: string;
  readonly encode: (text: string) => Bytes;
}

const declared = (charset: string, text: string): string => `<?xml version="1.0" encoding="${charset}"?>${text}`;
const windows1251 = (text: string): Bytes =>
  Uint8Array.from(declared('windows-1251', text), (letter) =>
    letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0),
  );

const charsets: readonly Charset[] = [
  { name: 'Aня 🎧', encode: (text) => new Uint8Array(Buffer.from(text)) },
  { name: 'Aня 🎧', encode: (text) => new Uint8Array(Buffer.from(`\uFEFF${declared('utf-8', text)}`)) },
  { name: 'Aня 🎧㰀', encode: (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')) },
  { name: 'Aня 🎧㰀', encode: (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()) },
  { name: 'Привет', encode: windows1251 },
];

/** The reply to each request on a connection, in packets. */
type Talk = (id: string) => { readonly packets: readonly Bytes[]; readonly end: boolean };

async function answerAll(socket: Socket, talk: Talk): Promise<void> {
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  for await (const chunk of socket) {
    const [, id = ''] = /<REQUESTID>(\d+)/.exec(String(chunk)) ?? [];
    const { packets, end } = talk(id);
    for (const packet of packets) {
      socket.write(packet);
      await turn();
    }
    if (end) socket.end();
  }
}

type Users = Result<{ readonly users: readonly { readonly firstName?: string }[] }, Error & object>;

/** How the questions are asked: one after another on one connection, so that a packet too many meets the next one, or at once. */
type Manner = 'in turn' | 'at once';

async function asked(talk: Talk, manner: Manner): Promise<readonly Users[]> {
  const server = createServer((socket) => void answerAll(socket, talk).catch(() => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const uptivity = createUptivityClient({
    baseUrl: `tcp://127.0.0.1:${port}`,
    retry: { limit: 0 },
    attemptTimeoutMs: 5_000,
    socket: { connections: manner === 'at once' ? 8 : 1 },
  });
  const ask = (): Promise<Users> => uptivity.users.list() as Promise<Users>;
  try {
    return manner === 'in turn' ? [await ask(), await ask()] : await Promise.all(Array.from({ length: 8 }, ask));
  } finally {
    await uptivity.close({ drainMs: 0 });
    await new Promise((resolve) => server.close(resolve));
  }
}

function cut(draw: Draw, bytes: Bytes): readonly Bytes[] {
  const cuts = draw(fc.array, fc.nat({ max: bytes.length }), { maxLength: 6 });
  const places = [...new Set([0, ...cuts, bytes.length])].toSorted((one, other) => one - other);
  return places.map((from, index) => bytes.subarray(from, places[index + 1])).filter(({ length }) => length > 0);
}

const joined = (all: readonly Bytes[]): Bytes => new Uint8Array(Buffer.concat(all));

const all: readonly Target[] = [
  target('uptivity: replies in pieces', fc.gen(), async (draw: Draw) => {
    const { name, encode } = pick(draw, charsets);
    const behind = pick(draw, ['', '', '\r\n', ' \t\n']);
    const results = await asked(
      (id) => ({ packets: cut(draw, encode(reply(id, name) + behind)), end: false }),
      pick(draw, ['at once', 'at once', 'at once', 'in turn']),
    );
    const read = results.map((result) => result.value?.users[0]?.firstName ?? String(result.error));
    hold(read.every((one) => one === name) ? [] : [`read as ${read.join(' and ')}`]);
  }),
  target('uptivity: replies glued together', fc.gen(), async (draw: Draw) => {
    const { name, encode } = pick(draw, charsets);
    const results = await asked((id) => {
      const foreign = encode(reply(String(draw(fc.nat)), 'foreign'));
      return { packets: cut(draw, joined([encode(reply(id, name)), foreign])), end: false };
    }, 'in turn');
    const read = results.map((result) => result.value?.users[0]?.firstName);
    hold(read.every((one) => one === undefined || one === name) ? [] : [`read as ${read.join(' and ')}`]);
  }),
  target('uptivity: replies that are spoilt', fc.gen(), async (draw: Draw) => {
    const { name, encode } = pick(draw, charsets);
    const results = await asked(
      (id) => ({
        packets: cut(draw, spoilt(draw, new TextDecoder('latin1').decode(encode(reply(id, name))))),
        end: true,
      }),
      'in turn',
    );
    const errors = results.map(({ error }) => error);
    hold([...results.flatMap((result) => resultProblems(result, 'uptivity')), ...leaks({ errors }, [wireCanary])]);
  }),
];

/** Each run has a server of its own. */
export const uptivitySocket: readonly Target[] = all.map((one) => ({ ...one, testRuns: 40 }));
