import { reply, whole } from '../server/answers.ts';
import type { CallRow, CaseRow, Expectation } from './row.ts';
import type { Stage } from './stage.ts';
import type { Script } from '../server/script.ts';

const canary = 'canary-83';
const answered: Expectation = { kind: ['http', 'api', 'decode'], status: 400 };

interface Tell {
  readonly id: string;
  readonly where: string;
  readonly script: (stage: Stage) => Script;
  readonly expect: Expectation;
}

/** Places where a server may put what nobody but the caller should read. */
const tells: readonly Tell[] = [
  {
    id: 'header',
    where: 'a header of the answer',
    script: ({ good }) => [
      [
        whole(200, good.body, {
          'content-type': good.contentType,
          'set-cookie': `session=${canary}`,
          'x-secret': canary,
        }),
        0,
        'keep',
      ],
    ],
    expect: { ok: true, sameValue: true },
  },
  {
    id: 'status-line',
    where: 'the words of the status line',
    script: () => [[`HTTP/1.1 400 ${canary}\r\ncontent-length: 0\r\n\r\n`, 0, 'keep']],
    expect: answered,
  },
  {
    id: 'body',
    where: 'the body of an error',
    script: ({ good }) =>
      reply(400, `{"message":"${canary}","code":"${canary} is wrong"}`, { 'content-type': good.contentType }),
    expect: answered,
  },
];

/** What the server says in words is shown nowhere. */
export const secrecyCases: readonly CaseRow[] = [
  ...tells.map(({ id, where, script, expect }): CallRow => ({
    id: `G83.${id}`,
    title: `what stands in ${where} is shown nowhere`,
    plan: { script },
    call: 'either',
    about: 'http',
    hidden: [canary],
    expect,
  })),
  {
    id: 'G83.syntax',
    title: 'what stands in text that cannot be parsed is shown nowhere',
    plan: { script: ({ good, reply: answer }) => answer(`${canary} ${good.body}`) },
    call: 'read',
    hidden: [canary],
    expect: { kind: 'decode', reason: 'syntax' },
  },
  {
    id: 'G83.headers',
    about: 'http',
    title: 'what stands in headers of the client and of the call is shown nowhere',
    plan: { script: () => reply(500) },
    call: 'read',
    with: { headers: { authorization: `Bearer ${canary}` } },
    callWith: { headers: { 'x-api-key': canary } },
    hidden: [canary],
    expect: { kind: 'http', status: 500, requests: 3 },
  },
];
