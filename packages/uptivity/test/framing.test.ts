import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallEvent } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { fine, no } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { listening, serveSocket } from './support/socket-server.ts';

const user = (name: string): string =>
  `<USERS><COUNT>1</COUNT><USER><USER_ID>007</USER_ID><FIRST_NAME>${name}</FIRST_NAME></USER></USERS>`;
const anna = { count: 1, users: [{ userId: '007', firstName: 'Aня 🎧' }] };
const reply = (id: string): Buffer => Buffer.from(fine(id, user('Aня 🎧')));

const windows1251 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) =>
      letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0),
    ),
  );

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('a reply on the command socket', () => {
  it('is read the same wherever it is split, also within a letter (H85)', async () => {
    const server = await serveSocket(async ({ id, fields }, socket) => {
      const bytes = reply(id);
      const at = Number(fields['AT']);
      socket.write(bytes.subarray(0, at));
      // Long enough for a packet of its own.
      await sleep(2);
      socket.write(bytes.subarray(at));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 16 } });
    const length = reply('1234567890').length;
    const splits = Array.from({ length }, (_, at) => at);
    const results = await Promise.all(
      splits.map(async (at) => valueOf(await uptivity.request('X', { AT: at }, { lists: ['USERS.USER'] })).data),
    );
    const whole = { USERS: { COUNT: '1', USER: [{ USER_ID: '007', FIRST_NAME: 'Aня 🎧' }] } };
    expect(results.filter((data) => JSON.stringify(data) !== JSON.stringify(whole))).toEqual([]);
    expect(results).toHaveLength(length);
  });

  it.for(['le', 'be'] as const)('is read the same wherever it is split in UTF-16 (%s)', async (order) => {
    const server = await serveSocket(async ({ id, fields }, socket) => {
      const bytes = utf16(`${fine(id, user('Aня 🎧㰀'))}\r\n`, order);
      const at = Number(fields['AT']);
      socket.write(bytes.subarray(0, at));
      await sleep(2);
      socket.write(bytes.subarray(at));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 16 } });
    const { length } = utf16(`${fine('1234567890', user('Aня 🎧㰀'))}\r\n`, order);
    const results = await Promise.all(
      Array.from({ length }, async (_, at) => valueOf(await uptivity.request('X', { AT: at })).data),
    );
    const names = results.map((data) => JSON.stringify(data));
    expect(names.every((text) => text.includes('"Aня 🎧㰀"'))).toBe(true);
    expect(new Set(names).size).toBe(1);
    expect(server.connections).toBeLessThanOrEqual(64);
  });

  it('is read when it comes byte by byte', async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      for (const byte of reply(id)) {
        socket.write(Uint8Array.of(byte));
        await sleep(0);
      }
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    expect(valueOf(await uptivity.users.list())).toEqual(anna);
    expect(valueOf(await uptivity.users.list())).toEqual(anna);
  });

  it.for([
    ['white space behind it', (id: string) => [`${fine(id)}\r\n \t\r\n`]],
    ['NULs behind it', (id: string) => [`${fine(id)}\0\0`]],
    ['white space and NULs in front', (id: string) => [`\0\r\n \t${fine(id)}`]],
    ['a line end in a packet of its own', (id: string) => [fine(id), '\r\n']],
    ['white space in its last tag', (id: string) => [fine(id).replace(/>$/, ' \r\n>')]],
    ['its last tag in pieces', (id: string) => [fine(id).slice(0, -3), 'LT', '>']],
    ['an XML declaration', (id: string) => [`<?xml version="1.0" encoding="UTF-8"?>\r\n${fine(id)}`]],
    ['a byte order mark', (id: string) => [`\uFEFF<?xml version="1.0"?>${fine(id)}`]],
    ['a byte order mark and no declaration', (id: string) => [`\uFEFF${fine(id)}`]],
  ] as const)('may have %s, and the connection serves on', async ([, packets]) => {
    const server = await serveSocket(async ({ id }, socket) => {
      const [first = '', ...later]: readonly string[] = packets(id);
      socket.write(first);
      for (const packet of later) {
        await sleep(10);
        socket.write(packet);
      }
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    for (let round = 0; round < 3; round += 1) expect(valueOf(await uptivity.system.test()).outcome.code).toBe(20);
    expect(server.connections).toBe(1);
  });

  it.for([
    ['CDATA', '<![CDATA[ </RESULT> <RESULT> ]]>', ' </RESULT> <RESULT> '],
    ['a comment', 'a<!-- </RESULT> -->b', 'ab'],
    ['CDATA that begins like its end', '<![CDATA[]]]]><![CDATA[></RESULT>]]>', ']]></RESULT>'],
    ['CDATA that holds a comment', '<![CDATA[<!-- ]]>x', '<!-- x'],
    ['a comment that holds CDATA', '<!-- <![CDATA[ -->x', 'x'],
    ['a comment with a bracket', '<!-- ]]> </RESULT> -->x', 'x'],
  ])('does not end where its end stands in %s', async ([, xml, text]) => {
    const server = await serveSocket(async ({ id }, socket) => {
      const bytes = fine(id, `<A>${xml}</A><B>b</B>`);
      for (let at = 0; at < bytes.length; at += 7) {
        socket.write(bytes.slice(at, at + 7));
        await sleep(0);
      }
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, attemptTimeoutMs: 2_000, socket: { connections: 1 } });
    for (let round = 0; round < 2; round += 1) {
      expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: text, B: 'b' });
    }
  });

  it('in windows-1251 is read by its declaration', async () => {
    const server = await serveSocket(({ id }, socket) => {
      socket.write(windows1251(`<?xml version="1.0" encoding="windows-1251"?>${fine(id, user('Привет'))}`));
    });
    expect(valueOf(await clientOf({ baseUrl: server.baseUrl }).users.list()).users[0]?.firstName).toBe('Привет');
  });

  it.for([
    ['bytes that are no UTF-8', (id: string) => windows1251(fine(id, user('Привет')))],
    ['a charset that nobody knows', (id: string) => `<?xml version="1.0" encoding="x-klingon"?>${fine(id)}`],
  ] as const)('is decode (charset) with %s, never mojibake', async ([, bytes]) => {
    const server = await serveSocket(({ id }, socket) => void socket.write(bytes(id)));
    const error = errorOf(await clientOf({ baseUrl: server.baseUrl }).users.list(), 'decode');
    expect(error).toMatchObject({ reason: 'charset', attempts: 1 });
  });

  it.for([
    ['in the same packet', 0],
    ['half of it in the same packet', 60],
  ] as const)(
    'with another one on its heels is read, the other given to nobody, and an event tells of it: %s',
    async ([, half]) => {
      const server = await serveSocket(async ({ id }, socket, index) => {
        if (index > 0) return void socket.write(fine(id, '<A>own</A>'));
        const second = fine('7', '<A>foreign</A>');
        socket.write(fine(id, '<A>first</A>') + second.slice(0, half === 0 ? undefined : half));
        if (half === 0) return;
        await sleep(5);
        socket.write(second.slice(half));
      });
      const events: CallEvent[] = [];
      const uptivity = clientOf({
        baseUrl: server.baseUrl,
        socket: { connections: 1 },
        onEvent: (event) => void events.push(event),
      });
      expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'first' });
      expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'own' });
      expect(server.asked.map(({ connection }) => connection)).toEqual([0, 1]);
      expect(events.filter(({ type }) => type === 'warning')).toHaveLength(1);
      expect(JSON.stringify(events)).not.toContain('foreign');
    },
  );

  it('with another one a moment later is read, and the other given to nobody', async () => {
    const server = await serveSocket(async ({ id }, socket, index) => {
      socket.write(fine(id, `<A>${index}</A>`));
      await sleep(5);
      if (index === 0) socket.write(fine(undefined, '<A>foreign</A>'));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: '0' });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: '1' });
  });

  it('that came before anything was asked is given to nobody', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id, '<A>own</A>')));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1, idleTimeoutMs: 60_000 } });
    valueOf(await uptivity.system.test());
    const strayed = await serveSocket(async ({ id }, socket) => {
      socket.write(fine(id, '<A>own</A>'));
      await sleep(80);
      socket.write(no(undefined, 24));
    });
    const other = clientOf({ baseUrl: strayed.baseUrl, socket: { connections: 1 } });
    valueOf(await other.calls.list());
    await sleep(120);
    expect(valueOf(await other.calls.list()).data).toEqual({ A: 'own' });
    expect(strayed.connections).toBe(2);
  });

  it.for([['0'], [undefined]])(
    'that is the server’s greeting is not taken for the answer, and such a server is sent nothing: id %j',
    async ([greetingId]) => {
      const server = await serveSocket(
        async ({ id }, socket) => {
          await sleep(20);
          socket.write(fine(id, '<A>own</A>'));
        },
        { onConnection: (socket) => void socket.write(fine(greetingId, '<A>greeting</A>')) },
      );
      const error = errorOf(await clientOf({ baseUrl: server.baseUrl }).calls.start({ deviceId: '200' }), 'network');
      expect(error).toMatchObject({ reason: 'protocol', outcome: 'not_sent' });
      expect(server.asked).toEqual([]);
    },
  );

  it('that comes before the request has left is network (protocol): it can’t be an answer to it (H86)', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk: Buffer) => {
        // Reads no more: most of the request stays with the client.
        socket.pause();
        socket.write(fine(/<REQUESTID>(\d+)</.exec(chunk.toString())?.[1]));
      });
    });
    const port = await listening(server);
    onTestFinished(() => void server.close());
    const uptivity = clientOf({ baseUrl: `tcp://127.0.0.1:${port}` });
    const result = await uptivity.calls.update({ deviceId: '200', user1: 'x'.repeat(24 * 1_048_576) });
    expect(errorOf(result, 'network')).toMatchObject({ reason: 'protocol', outcome: 'unknown', attempts: 1 });
  });

  it('of a million bytes is read, and the connection serves on', async () => {
    const text = 'я'.repeat(500_000);
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id, `<A>${text}</A>`)));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    for (let round = 0; round < 3; round += 1)
      expect(valueOf(await uptivity.calls.list()).data['A'] === text).toBe(true);
    expect(server.connections).toBe(1);
  });

  it('longer than the limit is decode (too_large), and its connection is ended', async () => {
    let sent = 0;
    const server = await serveSocket(({ id }, socket, index) => {
      if (index > 0) return void socket.write(fine(id));
      socket.write(`<RESULT><REQUESTID>${id}</REQUESTID><A>`);
      const pour = (): void => {
        if (socket.destroyed) return;
        sent += 16_384;
        if (socket.write('x'.repeat(16_384))) setImmediate(pour);
        else socket.once('drain', pour);
      };
      pour();
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, maxBodyBytes: 65_536, socket: { connections: 1 } });
    const error = errorOf(await uptivity.calls.list(), 'decode');
    expect(error).toMatchObject({ reason: 'too_large', outcome: 'unknown' });
    expect(error.bytes).toBeLessThan(65_536 + 65_537);
    valueOf(await uptivity.system.test());
    expect([server.connections, server.open]).toEqual([2, 1]);
    // What the kernels hold between the two is theirs.
    expect(sent).toBeLessThan(32 * 1_048_576);
  });

  it('that is no RESULT at all is no value, and nobody waits for its end longer than they were told', async () => {
    for (const words of ['welcome\r\n', '<html><body>Log in</body></html>', '<RESULT/>']) {
      const server = await serveSocket((_asked, socket) => void socket.end(words));
      const result = await clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 } }).system.test();
      expect(['network', 'decode']).toContain(result.error?.kind);
      expect(JSON.stringify(result)).not.toMatch(/welcome|Log in/);
    }
  });
});
