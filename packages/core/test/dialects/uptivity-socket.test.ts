/**
 * A miniature of NICE Uptivity: one command, written as query parameters over HTTP or as an XML document over a raw TCP
 * socket; one `RESULT` document back, over either. A reply over the socket ends where `</RESULT>` ends.
 */
import { connect as connectSocket } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  connect,
  createClient,
  defineCodes,
  flag,
  input,
  integer,
  noInput,
  operation,
  optional,
  output,
  required,
  rowsOf,
  sendFailure,
  text,
  wireText,
  type ClientLife,
  type ClientOf,
  type ClientOptions,
  type Dialect,
  type NoInput,
  type Operation,
  type SendAnswer,
  type SendFailure,
  type Sender,
} from '../../src/index.ts';
import { deadPort, serveHttp, serveTcp } from './loopback.ts';

// codes.ts
// oxfmt-ignore
const codes = defineCodes({
  entries: [
    { code: 8, name: 'DeviceInvalid', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'There is no such device.' },
    { code: 20, name: 'Ok', effect: 'success', retry: 'never', description: 'Done.' },
    { code: 37, name: 'RecordingUpdated', effect: 'success', retry: 'never', description: 'The recording was updated.' },
    { code: 46, name: 'PartialCoreResponse', effect: 'partial', retry: 'later', description: 'Not every core answered.' },
    { code: 47, name: 'CommandQueueFull', effect: 'failure', category: 'rate_limited', retry: 'later', description: 'The queue is full: the command was not taken.' },
    { code: 58, name: 'StatusDefault', effect: 'failure', category: 'server', retry: 'never', outcome: 'unknown', description: 'Nobody can tell.' },
  ],
});
type UptivityCode = (typeof codes.entries)[number]['code'];

// operations/
type UptivityWire = { readonly type: string; readonly action?: string };
type UptivityOperation<Input, Output> = Operation<Input, Output, UptivityWire>;

const test: UptivityOperation<NoInput, { readonly label: string }> = operation({
  name: 'system.test',
  wire: { type: 'TEST' },
  input: noInput,
  output: output<{ readonly label: string }>({ label: required('RESULTTYPE', text()) }),
  repeat: 'safe',
  evidence: 'documented',
});

interface CallUpdate {
  readonly deviceId: string;
  readonly keepDays?: number;
  readonly user1?: string;
}
const update: UptivityOperation<CallUpdate, { readonly label: string }> = operation({
  name: 'calls.update',
  wire: { type: 'CALLUPDATE' },
  input: input<CallUpdate>({
    deviceId: required('DEVICEID', text()),
    keepDays: optional('KEEPDAYS', integer({ min: 0 })),
    user1: optional('USER1', text()),
  }),
  output: test.output,
  repeat: 'unsafe',
  evidence: 'documented',
});

interface User {
  readonly userId: number;
  readonly userName?: string;
  readonly agent?: boolean;
}
type UserList = { readonly users: readonly User[] };
const list: UptivityOperation<NoInput, UserList> = operation({
  name: 'users.list',
  wire: { type: 'IMPORTUSER', action: 'list' },
  input: noInput,
  output: output<UserList>({
    users: required(
      'USER',
      rowsOf(
        output<User>({
          userId: required('USER_ID', integer()),
          userName: optional('USERNAME', text()),
          agent: optional('AGENT', flag()),
        }),
      ),
    ),
  }),
  repeat: 'safe',
  evidence: 'documented',
});

const tree = { system: { test }, calls: { update }, users: { list } };

// wire.ts
type Fields = Readonly<Record<string, string>>;
type Transport = 'http' | 'socket';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const element = ([name, value]: readonly [string, string]): string =>
  `<${name}>${value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')}</${name}>`;

/** As much XML as this test needs: elements that hold text only. */
function leaves(xml: string): Fields {
  const found = [...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value.trim()]));
}

function uptivityDialect(): Dialect<UptivityWire, Fields, Readonly<Record<string, unknown>>, UptivityCode> {
  let requests = 0;
  return {
    vendor: 'uptivity',
    encode(wire, { operation: { wire: place } }) {
      const action = place.action === undefined ? {} : { ACTION: place.action };
      const fields = Object.entries({ ...action, ...wire }).map(([name, value]) => [name, wireText(value)]);
      return { TYPE: place.type, REQUESTID: String((requests += 1)), ...Object.fromEntries(fields) };
    },
    stamp(fields, { endpoint }) {
      if (endpoint.protocol === 'tcp:') {
        const document = `<REQUEST>${Object.entries(fields).map(element).join('')}</REQUEST>\r\n`;
        return { body: document };
      }
      const query = Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]);
      return { method: 'GET', path: `webAPI.aspx?${new URLSearchParams(query).toString()}`, headers: {} };
    },
    open({ text: xml }) {
      const result = /<RESULT>(.*)<\/RESULT>/s.exec(xml)?.[1];
      const issues = [{ path: '', expected: 'a RESULT document' }];
      if (result === undefined) return { opened: false, reason: xml === '' ? 'empty' : 'syntax', issues };
      const users = [...result.matchAll(/<USER>(.*?)<\/USER>/gs)].map(([, user = '']) => leaves(user));
      return { opened: true, value: { ...leaves(result), USER: users } };
    },
    requestIdOf: (_, result) => result['REQUESTID'],
    judge(result, { prepared }) {
      if (result['REQUESTID'] !== prepared['REQUESTID']) {
        return { verdict: 'foreign', issues: [{ path: 'REQUESTID', expected: 'the id of this request' }] };
      }
      const reading = codes.find(Number(result['RESULTCODE']));
      if (reading.code === 47) return { verdict: 'limited', reading };
      if (reading.effect === 'failure' || result['RESULTTYPE'] === 'ERROR') {
        return { verdict: 'refused', reading, vendorText: String(result['RESULTMSG']) };
      }
      return { verdict: 'accepted', payload: result, notice: reading.effect === 'partial' ? reading : undefined };
    },
  };
}

// socket/
/** One connection per attempt, one document each way. Core keeps the clock and aborts the signal. */
const socketSender: Sender = ({ endpoint, body }, { signal }) =>
  new Promise<SendAnswer | SendFailure>((resolve) => {
    const socket = connectSocket(endpoint.port ?? 5620, endpoint.hostname);
    let reply = Buffer.alloc(0);
    const settle = (answer: SendAnswer | SendFailure): void => {
      signal?.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(answer);
    };
    const onAbort = (): void => settle({ answered: false, kind: 'aborted' });
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.on('connect', () => socket.write(body as string));
    socket.on('error', (thrown) => settle(sendFailure(thrown)));
    socket.on('data', (chunk) => {
      reply = Buffer.concat([reply, chunk]);
      if (reply.includes('</RESULT>')) settle({ answered: true, headers: {}, body: new Uint8Array(reply) });
    });
    socket.on('end', () =>
      settle({ answered: false, kind: 'network', reason: 'truncated', notSent: false, thrown: undefined }),
    );
  });

// client.ts
type UptivityClient = ClientOf<typeof tree, UptivityCode> & ClientLife<UptivityCode>;
function createUptivity(transport: Transport, port: number, options: ClientOptions = {}): UptivityClient {
  const bySocket = transport === 'socket';
  const connection = connect({
    dialect: uptivityDialect(),
    options: { baseUrl: `${bySocket ? 'tcp' : 'http'}://127.0.0.1:${port}`, random: () => 0, ...options },
    protocols: ['http:', 'https:', 'tcp:'],
    ...(bySocket ? { sender: socketSender } : {}),
  });
  return createClient(connection, tree, { operation: test, input: {} });
}

// the server
function resultOf(fields: Fields, code: number, label: string, data = ''): string {
  const type = codes.find(code).effect === 'failure' ? 'ERROR' : label;
  const nodes = { REQUESTTYPE: fields['TYPE'] ?? '', REQUESTID: fields['REQUESTID'] ?? '', RESULTTYPE: type };
  const told = { ...nodes, RESULTCODE: String(code), RESULTMSG: ` ${label}` };
  return `<RESULT>${Object.entries(told).map(element).join('')}${data}</RESULT>\r\n`;
}

let queueFull = false;
function carryOut(fields: Fields): string {
  if (queueFull) {
    queueFull = false;
    return resultOf(fields, 47, 'API_COMMAND_QUEUE_FULL');
  }
  if (fields['TYPE'] === 'TEST') return resultOf(fields, 20, 'API_OK');
  if (fields['TYPE'] === 'IMPORTUSER' && fields['ACTION'] === 'list') {
    const user = '<USER><USER_ID>5</USER_ID><USERNAME>ann</USERNAME><AGENT>TRUE</AGENT></USER>';
    return resultOf(fields, 46, 'API_PARTIAL_CORE_RESPONSE', `<USERS><COUNT>1</COUNT>${user}</USERS>`);
  }
  return fields['DEVICEID'] === '200'
    ? resultOf(fields, 37, 'API_RECORDING_UPDATED')
    : resultOf(fields, 8, 'API_DEVICE_INVALID');
}

/** Serves commands over one of the two ways; the reply over the socket comes in two pieces, cut inside its last tag. */
async function serve(transport: Transport): Promise<number> {
  if (transport === 'http') {
    const origin = await serveHttp(({ query }) => {
      const fields = [...query].map(([name, value]) => [name.toUpperCase(), value]);
      return { contentType: 'text/xml', body: carryOut(Object.fromEntries(fields) as Fields) };
    });
    return Number(new URL(origin).port);
  }
  return serveTcp((socket) => {
    socket.setNoDelay(true).once('data', (data) => {
      if (!data.toString().endsWith('</REQUEST>\r\n')) return;
      const reply = carryOut(leaves(data.toString()));
      socket.write(reply.slice(0, -6));
      setTimeout(() => socket.write(reply.slice(-6)), 2);
    });
  });
}

describe.for(['http', 'socket'] as const)('over %s', (transport) => {
  it('updates a call', async () => {
    const uptivity = createUptivity(transport, await serve(transport));
    const result = await uptivity.calls.update({ deviceId: '200', keepDays: 30, user1: 'R&D <1>' });
    expect(result.value).toEqual({ label: 'API_RECORDING_UPDATED' });
    expect(result.meta.status).toBe(transport === 'http' ? 200 : undefined);
  });

  it('answers with the code of the vendor', async () => {
    const uptivity = createUptivity(transport, await serve(transport));
    const { error } = await uptivity.calls.update({ deviceId: '999' });
    expect(error).toMatchObject({ kind: 'api', code: 8, codeName: 'DeviceInvalid', outcome: 'rejected' });
  });

  it('hands out what came and remarks that a part is missing', async () => {
    const uptivity = createUptivity(transport, await serve(transport));
    const result = await uptivity.users.list();
    expect(result.value).toEqual({ users: [{ userId: 5, userName: 'ann', agent: true }] });
    expect(result.notice).toMatchObject({ code: 46, effect: 'partial' });
  });

  it('repeats a write that was not taken because the queue was full', async () => {
    const uptivity = createUptivity(transport, await serve(transport));
    queueFull = true;
    expect(await uptivity.calls.update({ deviceId: '200' })).toMatchObject({ ok: true, meta: { attempts: 2 } });
  });
});

it('knows that nothing was sent to a socket that refuses', async () => {
  const { error } = await createUptivity('socket', await deadPort()).calls.update({ deviceId: '200' });
  expect(error).toMatchObject({ kind: 'network', reason: 'refused', outcome: 'not_sent' });
});

it('does not know what became of a write whose reply was cut off, and does not repeat it', async () => {
  let connections = 0;
  const port = await serveTcp((socket) => {
    connections += 1;
    socket.once('data', () => socket.end('<RESULT><REQUESTID>1'));
  });
  const { error } = await createUptivity('socket', port).calls.update({ deviceId: '200' });
  expect(error).toMatchObject({ kind: 'network', reason: 'truncated', outcome: 'unknown' });
  expect(connections).toBe(1);
});

it('lets go of a socket that never answers', async () => {
  let closed = 0;
  const port = await serveTcp((socket) => void socket.resume().on('close', () => (closed += 1)));
  const { error } = await createUptivity('socket', port, { attemptTimeoutMs: 40 }).calls.update({ deviceId: '200' });
  expect(error).toMatchObject({ kind: 'timeout', scope: 'attempt', outcome: 'unknown' });
  await expect.poll(() => closed).toBe(1);
});
