import { setTimeout as sleep } from 'node:timers/promises';
import { head, whole } from '../server/answers.ts';
import { heapAfter } from './heap.ts';
import { unless } from './help.ts';
import type { CaseContext } from '../run/context.ts';
import type { CaseRow } from './row.ts';

const manyHeaders = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`h${index}`, '1']));

/** Statement of the caller's order and the answer's: the context tells which answer is whose. */
async function atOnce(context: CaseContext, calls: number): Promise<string[]> {
  const subject = context.connect();
  const every = await Promise.all(
    Array.from({ length: calls }, (_, index) => context.settle(() => context.callBy(subject, { context: index }))),
  );
  const inOrder = every.every(({ result }, index) => result === undefined || result.meta?.context === index);
  return [
    ...unless(inOrder, 'the order of the results is not that of the calls'),
    ...unless(context.server.requests.length > 0, 'the server saw no request'),
  ];
}

/** HTTP as few servers speak it, and connections as busy ones keep them (A14 to A18, A20). */
export const protocolCases: readonly CaseRow[] = [
  {
    id: 'A14.103',
    about: 'http',
    title: 'early hints before the answer are passed over',
    plan: { script: (stage) => [['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'], [stage.whole(), 20, 'keep']] },
    call: 'either',
    expect: { ok: true, sameValue: true },
  },
  {
    id: 'A14.100',
    about: 'http',
    title: 'a 100 Continue that nobody asked for is passed over, or network where the fetch beneath refuses it',
    plan: { script: (stage) => [['HTTP/1.1 100 Continue\r\n\r\n'], [stage.whole(), 20, 'keep']] },
    call: 'command',
    expect: [{ ok: true }, { kind: 'network' }],
  },
  {
    id: 'A15',
    about: 'http',
    title: 'a header of 20 KB is network (protocol)',
    plan: { script: () => [[head(200, { 'x-big': 'a'.repeat(20_480) }), 0, 'keep']] },
    call: 'command',
    expect: { kind: 'network', reason: 'protocol', networkCode: 'UND_ERR_HEADERS_OVERFLOW' },
  },
  {
    id: 'A15.length',
    about: 'http',
    title: 'two content-lengths are network (protocol)',
    plan: { script: () => [['HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', 0, 'keep']] },
    call: 'command',
    expect: { kind: 'network', reason: 'protocol' },
  },
  {
    id: 'A15.both',
    about: 'http',
    title: 'a content-length beside chunks is network (protocol)',
    plan: {
      script: () => [
        ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n', 0, 'keep'],
      ],
    },
    call: 'command',
    expect: { kind: 'network', reason: 'protocol' },
  },
  {
    id: 'A15.status',
    about: 'http',
    title: 'a status line that is none is network (protocol)',
    plan: { script: () => [['SIP/2.0 200 OK\r\n\r\n', 0, 'keep']] },
    call: 'command',
    expect: { kind: 'network', reason: 'protocol' },
  },
  {
    id: 'A16',
    about: 'http',
    title: '2 000 response headers are survived and not kept',
    alone: true,
    plan: {
      script: ({ good: { body, contentType } }) => [
        [whole(200, body, { ...manyHeaders, 'content-type': contentType }), 0, 'keep'],
      ],
    },
    run: async ({ call, server }) => {
      const grown = await heapAfter(call);
      return [
        ...unless(server.requests.length > 0, 'the server saw no request'),
        ...unless(grown < 5 * 1024 * 1024, `the heap grew by ${grown} bytes`),
      ];
    },
  },
  {
    id: 'A17',
    title: '200 commands in a row pass where the server closes each idle connection at once',
    alone: true,
    call: 'command',
    plan: { script: (stage) => [[stage.whole(), 0, 'fin']] },
    run: async ({ call, server }) => {
      let failures = 0;
      for (let index = 0; index < 200; index += 1) if ((await call()).result?.ok !== true) failures += 1;
      return [
        ...unless(failures === 0, `${failures} of 200 commands failed`),
        ...unless(server.requests.length === 200, `the server saw ${server.requests.length} commands, not 200`),
      ];
    },
  },
  {
    id: 'A17.kept',
    title: '100 commands in a row pass over the few connections that the server keeps',
    alone: true,
    call: 'command',
    plan: { script: ({ reply }) => reply() },
    run: async ({ call, server }) => {
      let failures = 0;
      for (let index = 0; index < 100; index += 1) if ((await call()).result?.ok !== true) failures += 1;
      const { length } = server.connections;
      return [
        ...unless(failures === 0, `${failures} of 100 commands failed`),
        ...unless(server.requests.length === 100, `the server saw ${server.requests.length} commands, not 100`),
        ...unless(length > 0 && length <= 4, `it took ${length} connections`),
      ];
    },
  },
  {
    id: 'A18',
    title: 'a connection that closes as the next command is written costs at most that command, never a second one',
    alone: true,
    call: 'command',
    plan: { script: (stage) => [[stage.whole()], ['', stage.index % 4, 'fin']] },
    run: async ({ call, server, calls }) => {
      for (let index = 0; index < 100; index += 1) {
        await call();
        await sleep(index % 4);
      }
      const others = calls.filter(({ result }) => result?.ok === false && result.error.kind !== 'network');
      const passed = calls.filter(({ result }) => result?.ok === true).length;
      return [
        ...unless(
          passed > 0 && passed <= server.requests.length,
          `${passed} commands passed of ${server.requests.length} seen`,
        ),
        ...unless(others.length === 0, 'a command failed otherwise than by network'),
        ...unless(
          server.requests.length <= 100,
          `the server saw ${server.requests.length} commands where 100 were given`,
        ),
      ];
    },
  },
  {
    id: 'A20',
    title: '64 calls at once pass in order where the server answers four at a time',
    alone: true,
    plan: { script: (stage) => [['', Math.floor(stage.index / 4) * 10], ...stage.reply()] },
    run: async (context) => {
      const disorder = await atOnce(context, 64);
      const failed = context.calls.filter(({ result }) => result?.ok !== true).length;
      return [...disorder, ...unless(failed === 0, `${failed} of 64 calls failed`)];
    },
  },
  {
    id: 'A20.seats',
    title: '64 calls at once all settle where the server drops every connection beyond the fourth',
    alone: true,
    plan: { seats: 4, script: ({ reply }) => reply() },
    run: (context) => atOnce(context, 64),
  },
];
