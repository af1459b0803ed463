import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createUptivitySimulator } from '../src/index.ts';
import { useUptivitySimulator } from '../src/vitest.ts';
import { converse, document } from './support/uptivity.ts';
import { parse, valuesIn } from './support/xml.ts';

const simulator = useUptivitySimulator({ time: 'manual' });
const test = (id: number): string => document({ TYPE: 'TEST', REQUESTID: String(id) });
const idIn = (text: string): string | undefined => valuesIn(parse(text))['REQUESTID'];
const codeIn = (text: string): string | undefined => valuesIn(parse(text))['RESULTCODE'];

describe('a request', () => {
  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['two roots', '<REQUEST/><REQUEST/>'],
    ['a root that is not closed', '<REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID>'],
    ['another root', '<TEST><REQUESTID>1</REQUESTID></TEST>'],
    ['a bare ampersand', '<REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID><USER1>a & b</USER1></REQUEST>'],
    ['an entity nobody declared', '<REQUEST><TYPE>TEST</TYPE><REQUESTID>&one;</REQUESTID></REQUEST>'],
    ['a DOCTYPE', '<!DOCTYPE REQUEST><REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID></REQUEST>'],
    ['text between the elements', '<REQUEST>now<TYPE>TEST</TYPE><REQUESTID>1</REQUESTID></REQUEST>'],
    ['an element in a value', '<REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID><USER1><b>x</b></USER1></REQUEST>'],
    ['a parameter twice', '<REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID><REQUESTID>2</REQUESTID></REQUEST>'],
  ])('of %s is refused, and the connection goes on', async (_what, text) => {
    const { send, reply, socket } = await converse(simulator());
    send(`${text}\r\n`);
    expect(codeIn(await reply())).toBe('16');
    send(test(2));
    expect(idIn(await reply())).toBe('2');
    socket.destroy();
  });

  it('in another charset than UTF-8 is refused', async () => {
    const { send, reply, socket } = await converse(simulator());
    send(Buffer.from('<REQUEST><TYPE>TEST</TYPE><REQUESTID>1</REQUESTID><USER1>Ïðè</USER1></REQUEST>\r\n', 'latin1'));
    expect(codeIn(await reply())).toBe('16');
    socket.destroy();
  });

  it('has its tags in upper case', async () => {
    const { send, reply, socket } = await converse(simulator());
    send('<REQUEST><type>TEST</type><REQUESTID>1</REQUESTID></REQUEST>\r\n');
    expect(codeIn(await reply())).toBe('15');
    socket.destroy();
  });

  it('may come in any pieces, with any text in it', async () => {
    const { send, reply, socket } = await converse(simulator());
    send(document({ TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' }));
    await reply();
    const pieces = fc.record({
      value: fc.string({ unit: fc.constantFrom('a', ' ', 'й', '中', '😀', '<', '&', "'", '\n', '\r', ']]>') }),
      cuts: fc.array(fc.nat(200), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(pieces, async ({ value, cuts }) => {
        const bytes = Buffer.from(document({ TYPE: 'CALLUPDATE', REQUESTID: '2', DEVICEID: '200', USER1: value }));
        const ends = [...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
        let from = 0;
        for (const end of ends) {
          send(bytes.subarray(from, end));
          await new Promise(setImmediate);
          from = end;
        }
        expect(codeIn(await reply())).toBe('37');
        expect(simulator().calls[0]?.fields.user1).toBe(value);
      }),
      { numRuns: 60 },
    );
    expect(simulator().protocolErrors).toEqual([]);
    socket.destroy();
  });

  it('is the same at every byte at which it may be split', async () => {
    const bytes = Buffer.from(document({ TYPE: 'TEST', REQUESTID: '1', USER1: 'Привет' }));
    const { send, reply, socket } = await converse(simulator());
    for (let cut = 1; cut < bytes.length; cut += 1) {
      send(bytes.subarray(0, cut));
      await new Promise(setImmediate);
      send(bytes.subarray(cut));
      expect(codeIn(await reply())).toBe('20');
    }
    expect(simulator().requests).toHaveLength(bytes.length - 1);
    expect(new Set(simulator().requests.map(({ fields }) => fields?.['USER1']))).toEqual(new Set(['Привет']));
    socket.destroy();
  });

  it('of whatever text gets a reply that is XML', async () => {
    const { send, reply, socket } = await converse(simulator());
    const text = fc.string({
      unit: fc.constantFrom('<', '>', '/', 'REQUEST', 'TYPE', '&', '"', 'TEST', '\0', ' ', 'й'),
    });
    await fc.assert(
      fc.asyncProperty(text, async (line) => {
        send(`${line}\r\n`);
        expect(['14', '16']).toContain(codeIn(await reply()));
      }),
      { numRuns: 60 },
    );
    socket.destroy();
  });
});

describe('a connection', () => {
  it('takes one request after the other', async () => {
    const { send, reply, socket } = await converse(simulator());
    for (let id = 1; id <= 100; id += 1) {
      send(test(id));
      expect(idIn(await reply())).toBe(String(id));
    }
    expect(simulator().openSockets).toBe(1);
    expect(
      simulator()
        .requests.map(({ transport, method, answeredStatus }) => [transport, method, answeredStatus])
        .at(-1),
    ).toEqual(['socket', 'TCP', undefined]);
    socket.destroy();
    await expect.poll(() => simulator().openSockets).toBe(0);
    expect(simulator().protocolErrors).toEqual([]);
  });

  it('does not wait for another one', async () => {
    simulator().faults.next({ kind: 'stallHeaders' });
    const [first, second] = [await converse(simulator()), await converse(simulator())];
    first.send(test(1));
    await expect.poll(() => simulator().requests).toHaveLength(1);
    second.send(test(2));
    expect(idIn(await second.reply())).toBe('2');
    expect(first.packets).toEqual([]);
    first.socket.destroy();
    second.socket.destroy();
  });

  it('ends after each reply when asked to', async () => {
    await using closing = await createUptivitySimulator({ closeAfterReply: true });
    const { send, reply, ended } = await converse(closing);
    send(test(1));
    expect(idIn(await reply())).toBe('1');
    expect(await ended).toBe('fin');
    await expect.poll(() => closing.openSockets).toBe(0);
  });

  it('ends in silence when asked to, but not while a reply is due', async () => {
    await using closing = await createUptivitySimulator({ idleCloseMs: 200 });
    closing.faults.next({ kind: 'slowHeaders', ms: 500 });
    const { send, reply, ended } = await converse(closing);
    send(test(1));
    expect(idIn(await reply())).toBe('1');
    expect(await ended).toBe('fin');
  });

  it('is one too many when there are too many', async () => {
    await using small = await createUptivitySimulator({ limits: { clients: 1 } });
    const first = await converse(small);
    await expect.poll(() => small.openSockets).toBe(1);
    const second = await converse(small);
    second.send(test(1));
    expect(codeIn(await second.reply())).toBe('48');
    first.socket.destroy();
    await expect.poll(() => small.openSockets).toBe(1);
    second.send(test(2));
    expect(codeIn(await second.reply())).toBe('20');
    second.socket.destroy();
  });
});

describe('what the protocol does not allow', () => {
  it('is a second request before the first reply; both are answered in turn', async () => {
    const { send, packets, socket } = await converse(simulator());
    simulator().faults.next({ kind: 'slowHeaders', ms: 300 });
    send(test(1));
    while (simulator().requests.length === 0) await new Promise(setImmediate);
    send(test(2));
    const ids = (): unknown[] =>
      [
        ...Buffer.concat(packets)
          .toString()
          .matchAll(/<REQUESTID>(\d+)/g),
      ].map(([, id]) => id);
    await expect.poll(ids).toEqual(['1', '2']);
    expect(simulator().protocolErrors).toMatchObject([{ problem: 'pipelined', text: test(2) }]);
    simulator().reset();
    expect(simulator().protocolErrors).toEqual([]);
    socket.destroy();
  });

  it('is two requests in one packet', async () => {
    const { send, packets, socket } = await converse(simulator());
    send(test(1) + test(2));
    await expect.poll(() => simulator().requests).toHaveLength(2);
    await expect.poll(() => Buffer.concat(packets).toString()).toMatch(/(<RESULT>.*){2}<\/RESULT>$/s);
    expect(simulator().protocolErrors).toMatchObject([{ problem: 'pipelined', text: test(2) }]);
    socket.destroy();
  });

  it('is a connection that ends within a request', async () => {
    const { send, socket } = await converse(simulator());
    send('<REQUEST><TYPE>TEST');
    socket.end();
    await expect
      .poll(() => simulator().protocolErrors)
      .toMatchObject([{ problem: 'unfinished', text: '<REQUEST><TYPE>TEST' }]);
    expect(simulator().requests).toEqual([]);
  });

  it('is a request without CR LF: it gets no reply', async () => {
    const { send, packets, socket } = await converse(simulator());
    send(test(1).replace('\r\n', '\n'));
    const other = await converse(simulator());
    other.send(test(2));
    await other.reply();
    expect([packets, simulator().requests.length]).toEqual([[], 1]);
    socket.destroy();
    other.socket.destroy();
    await expect.poll(() => simulator().protocolErrors).toHaveLength(1);
  });
});

describe('the simulator', () => {
  it('tells where it listens', () => {
    expect(simulator().socketUrl).toBe(`tcp://127.0.0.1:${simulator().socketPort}`);
    expect(simulator().baseUrl).toBe(`${simulator().origin}/`);
  });

  it('leaves nothing open when it closes, whatever is under way', async () => {
    const closing = await createUptivitySimulator();
    closing.faults.always({ kind: 'stallBody' });
    const { send, ended } = await converse(closing);
    send(test(1));
    const pending = fetch(`${closing.baseUrl}webapi.aspx?type=test&requestid=1`).then((answer) => answer.text());
    pending.catch(() => undefined);
    await expect.poll(() => [closing.openSockets, closing.requests.length]).toEqual([2, 2]);
    await closing.close();
    expect(closing.openSockets).toBe(0);
    await ended;
    await expect(pending).rejects.toThrow(TypeError);
    await expect(converse(closing)).rejects.toThrow('ECONNREFUSED');
  });

  it('opens both of its doors or none', async () => {
    await using first = await createUptivitySimulator();
    const { socketPort } = first;
    await expect(createUptivitySimulator({ socketPort })).rejects.toThrow(`Port ${socketPort} is already in use`);
    const free = await createUptivitySimulator();
    const freePort = Number(new URL(free.origin).port);
    await free.close();
    await expect(createUptivitySimulator({ port: freePort, socketPort })).rejects.toThrow(`Port ${socketPort} is`);
    await using second = await createUptivitySimulator({ port: freePort });
    expect(second.origin).toBe(free.origin);
    const port = Number(new URL(first.origin).port);
    await expect(createUptivitySimulator({ port })).rejects.toThrow(`Port ${port} is already in use`);
  });

  it('starts afresh after a reset', async () => {
    const { send, reply, socket } = await converse(simulator());
    const start = document({ TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' });
    send(start);
    await reply();
    const before = simulator().recordings;
    simulator().script.cores({ answered: 1, of: 2 });
    simulator().faults.always({ kind: 'emptyBody' });
    simulator().reset();
    expect([simulator().calls, simulator().recordings, simulator().requests]).toEqual([[], [], []]);
    send(start);
    expect(codeIn(await reply())).toBe('0');
    expect(simulator().recordings).toEqual(before);
    socket.destroy();
  });
});
