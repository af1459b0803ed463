import { describe, expect, it } from 'vitest';

import { createUptivitySimulator, type Fault } from '../src/index.ts';
import { useUptivitySimulator, useVatsSimulator } from '../src/vitest.ts';
import {
  askOverHttp,
  askOverSocket,
  codeOf,
  converse,
  document,
  transports,
  type Conversation,
} from './support/uptivity.ts';
import { child, parse, valuesIn } from './support/xml.ts';

const simulator = useUptivitySimulator({ time: 'manual' });
const vats = useVatsSimulator({ time: 'manual' });
const whole = (id: string): string =>
  `<RESULT><REQUESTTYPE>TEST</REQUESTTYPE><REQUESTID>${id}</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE>` +
  '<RESULTCODE>20</RESULTCODE><RESULTMSG>API_OK</RESULTMSG></RESULT>';
const half = whole('1').slice(0, Math.floor(whole('1').length / 2));

const testUnder = async (fault: Fault): Promise<Conversation> => {
  simulator().faults.next(fault);
  const conversation = await converse(simulator());
  conversation.send(document({ TYPE: 'TEST', REQUESTID: '1' }));
  return conversation;
};
const received = ({ packets }: Conversation): string => Buffer.concat(packets).toString('utf8');

describe.each(transports)('%s', (_name, ask) => {
  const test = (): Promise<string> => ask(simulator(), { TYPE: 'TEST', REQUESTID: '1' });

  it.each([
    [{ code: 39 }, ['ERROR', '39', ' API_UNLICENSED']],
    [{ code: 17 }, ['ERROR', '17', ' API_INVALID_MESSAGE_FORMAT']],
    [{ code: 43 }, ['API_STREAMING_STARTED', '43', 'API_STREAMING_STARTED']],
    [{ code: 19 }, ['ERROR', '19', ' ']],
    [{ code: 1234, type: 'API_NEW' }, ['API_NEW', '1234', '']],
    [
      { code: 17, message: ' API_ERROR_NO_DEFAULT_RECORDING_PATH' },
      ['ERROR', '17', ' API_ERROR_NO_DEFAULT_RECORDING_PATH'],
    ],
    [{ code: 46, type: 'ERROR', message: 'a < b' }, ['ERROR', '46', 'a < b']],
  ])('code gives the vendor its say: %o', async (said, [type, code, message]) => {
    simulator().faults.next({ kind: 'code', ...said });
    expect(valuesIn(parse(await test()))).toEqual({
      REQUESTTYPE: 'TEST',
      REQUESTID: '1',
      RESULTTYPE: type,
      RESULTCODE: code,
      RESULTMSG: message,
    });
  });

  it('a fault aims at a command', async () => {
    simulator().faults.always({ kind: 'code', code: 44 }, { path: 'CALLSTART' });
    simulator().faults.always({ kind: 'code', code: 49 }, { path: /^CALLST/ });
    expect(await codeOf(ask, simulator(), { TYPE: 'test' })).toBe(20);
    expect(await codeOf(ask, simulator(), { TYPE: 'CallStart', DEVICEID: '200' })).toBe(44);
    expect(await codeOf(ask, simulator(), { TYPE: 'callstop', DEVICEID: '200' })).toBe(49);
    expect(simulator().calls).toEqual([]);
  });

  it('badSyntax ends like a reply and is no XML', async () => {
    simulator().faults.next({ kind: 'badSyntax' });
    const text = await test();
    expect(text).toMatch(/^<RESULT>.*<\/RESULT>$/);
    expect(() => parse(text)).toThrow(SyntaxError);
  });

  it('foreignReply names another request', async () => {
    simulator().faults.next({ kind: 'foreignReply' });
    expect(await test()).toBe(whole('2'));
  });

  it('malformedUsers never closes the list', async () => {
    simulator().faults.next({ kind: 'malformedUsers' });
    const text = await ask(simulator(), { TYPE: 'IMPORTUSER', ACTION: 'list', REQUESTID: '1' });
    expect(text).toMatch(/<USERS>.*<\/USER><\/RESULT>$/);
    expect(() => parse(text)).toThrow(SyntaxError);
  });

  it('html is a page in place of the reply', async () => {
    simulator().faults.next({ kind: 'html', page: '<h1>Sign in</h1>' });
    expect(await ask(simulator(), { TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' })).toBe('<h1>Sign in</h1>');
    expect(simulator().calls).toEqual([]);
  });

  it.each([
    ['emptyBody', ''],
    ['truncatedBody', whole('1').slice(0, Math.ceil(whole('1').length / 2))],
  ] as const)('%s carries the command out', async (kind, text) => {
    simulator().faults.next({ kind });
    expect(await test()).toBe(text);
    simulator().faults.next({ kind });
    await ask(simulator(), { TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' });
    expect(simulator().recordings).toHaveLength(1);
  });
});

describe('on the socket', () => {
  it.each([
    ['cutBody', half, 'fin'],
    ['resetInBody', half, 'reset'],
    ['resetBeforeHeaders', '', 'reset'],
    ['emptyBody', '', 'fin'],
  ] as const)('%s ends the connection', async (kind, text, end) => {
    const conversation = await testUnder({ kind });
    expect(await conversation.ended).toBe(end);
    expect(received(conversation)).toBe(text);
  });

  it.each([
    ['stallHeaders', ''],
    ['stallBody', half],
  ] as const)('%s stops and stays, until the client goes', async (kind, text) => {
    await using other = await createUptivitySimulator();
    other.faults.next({ kind });
    const conversation = await converse(other);
    conversation.send(document({ TYPE: 'TEST', REQUESTID: '1' }));
    await expect.poll(() => [other.requests.length, received(conversation)]).toEqual([1, text]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([received(conversation), other.openSockets]).toEqual([text, 1]);
    conversation.socket.destroy();
    await expect.poll(() => other.openSockets).toBe(0);
  });

  it('slowHeaders come late, in real time', async () => {
    const start = performance.now();
    const { reply, socket } = await testUnder({ kind: 'slowHeaders', ms: 120 });
    expect(await reply()).toBe(whole('1'));
    expect(performance.now() - start).toBeGreaterThan(110);
    socket.destroy();
  });

  it('slowBody drips, and the connection goes on', async () => {
    const start = performance.now();
    const { send, reply, socket } = await testUnder({ kind: 'slowBody', ms: 2 });
    expect(await reply()).toBe(whole('1'));
    expect(performance.now() - start).toBeGreaterThan(2 * (whole('1').length - 1) - 10);
    send(document({ TYPE: 'TEST', REQUESTID: '2' }));
    expect(await reply()).toBe(whole('2'));
    socket.destroy();
  });

  it('gluedReplies bring a second one, to another request', async () => {
    const conversation = await testUnder({ kind: 'gluedReplies' });
    await conversation.reply();
    expect(received(conversation)).toBe(whole('1') + whole('2'));
    conversation.socket.destroy();
  });

  it.each([
    [undefined, '\0\0 \r\n\t\0'],
    ['\r\n', '\r\n'],
  ])('trailingJunk %j stands behind the reply', async (given, junk) => {
    const conversation = await testUnder({ kind: 'trailingJunk', ...(given === undefined ? {} : { junk: given }) });
    await expect.poll(() => received(conversation)).toBe(whole('1') + junk);
    conversation.socket.destroy();
  });

  it('splitReply comes byte by byte', async () => {
    const conversation = await testUnder({ kind: 'splitReply' });
    expect(await conversation.reply()).toBe(whole('1'));
    expect(conversation.packets.length).toBeGreaterThan(whole('1').length / 2);
    conversation.socket.destroy();
  });

  it('splitReply comes in two pieces, wherever it is cut', async () => {
    const { packets, reply, socket } = await testUnder({ kind: 'splitReply', at: 10 });
    expect(await reply()).toBe(whole('1'));
    expect(packets.map((packet) => packet.length)).toEqual([10, whole('1').length - 10]);
    socket.destroy();
  });

  it.each([
    ['has one', { TYPE: 'IMPORTUSER', ACTION: 'list' }],
    ['gets one', { TYPE: 'TEST' }],
  ])('splitReply cuts a character where the reply %s', async (_what, fields) => {
    simulator().faults.next({ kind: 'splitReply', at: 'insideCharacter' });
    const { send, packets, reply, socket } = await converse(simulator());
    send(document({ REQUESTID: '1', ...fields }));
    expect(await reply()).toContain('Привет');
    const [first = Buffer.alloc(0)] = packets;
    expect(packets).toHaveLength(2);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(first)).toThrow(TypeError);
    socket.destroy();
  });

  it('wrongCharset is windows-1251, and says so where it is told to', async () => {
    const conversation = await testUnder({ kind: 'wrongCharset', declared: 'windows-1251' });
    await conversation.reply();
    const text = new TextDecoder('windows-1251').decode(Buffer.concat(conversation.packets));
    expect(text).toMatch(/^<\?xml version="1.0" encoding="windows-1251"\?><RESULT>/);
    expect(child(parse(text), 'NOTE')?.text).toBe('Привет');
    conversation.socket.destroy();
    const silent = await testUnder({ kind: 'wrongCharset' });
    expect(await silent.reply()).toMatch(/^<RESULT>.*\uFFFD/);
    silent.socket.destroy();
  });

  it('a fault of HTTP waits for a request over HTTP', async () => {
    simulator().faults.next({ kind: 'status', status: 503 });
    expect(await codeOf(askOverSocket, simulator(), { TYPE: 'TEST' })).toBe(20);
    expect(await askOverHttp(simulator(), { TYPE: 'TEST', REQUESTID: '1' })).toBe('');
    expect(simulator().requests.map(({ answeredStatus }) => answeredStatus)).toEqual([undefined, 503]);
  });

  it('a fault of the socket waits for a request over the socket', async () => {
    simulator().faults.next({ kind: 'trailingJunk' });
    expect(await askOverHttp(simulator(), { TYPE: 'TEST', REQUESTID: '1' })).toBe(whole('1'));
    expect(simulator().faults.armed).toHaveLength(1);
    expect(await askOverSocket(simulator(), { TYPE: 'TEST', REQUESTID: '1' })).not.toBe(whole('1'));
  });
});

describe('over HTTP', () => {
  const ask = (): Promise<Response> => fetch(`${simulator().baseUrl}webAPI.aspx?type=test&requestid=1`);

  it('rateLimit is 429 and says that the queue is full', async () => {
    simulator().faults.next({ kind: 'rateLimit', retryAfter: '2' });
    const answer = await ask();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    expect(valuesIn(parse(await answer.text()))).toMatchObject({ RESULTCODE: '47', RESULTTYPE: 'ERROR' });
  });

  it('wrongCharset sends windows-1251 under another name', async () => {
    simulator().faults.next({ kind: 'wrongCharset' });
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const bytes = await answer.arrayBuffer();
    expect(child(parse(new TextDecoder('windows-1251').decode(bytes)), 'NOTE')?.text).toBe('Привет');
  });

  it('cutBody promises more than it sends', async () => {
    simulator().faults.next({ kind: 'cutBody' });
    const answer = await ask();
    expect(answer.headers.get('content-length')).toBe(String(whole('1').length));
    await expect(answer.text()).rejects.toThrow(TypeError);
  });
});

describe('the switchboard', () => {
  it.each([{ kind: 'dropEvent' }, { kind: 'lateEvent', ms: 1 }] as const)(
    'refuses %o: Uptivity posts no events',
    (fault) => {
      expect(() => simulator().faults.next(fault)).toThrow(`The fault "${fault.kind}" can't strike this vendor.`);
    },
  );

  it.each(['gluedReplies', 'foreignReply', 'malformedUsers', 'trailingJunk', 'splitReply'] as const)(
    'refuses %s where there is no socket',
    (kind) => {
      expect(() => vats().faults.always({ kind })).toThrow(`The fault "${kind}" can't strike this vendor.`);
    },
  );
});
