import { reply } from '../server/answers.ts';
import { both, unless } from './help.ts';
import type { CaseContext } from '../run/context.ts';
import type { CaseRow, Expectation, RowPlan } from './row.ts';
import type { Stage } from './stage.ts';

const refused: Expectation = { kind: 'http', reason: 'redirect' };
const query = '?token=canary-44';

function to(status: number, location: (stage: Stage) => string, rest?: Omit<RowPlan, 'script'>): RowPlan {
  return { ...rest, script: (stage) => reply(status, '', { location: location(stage) }) };
}

const targets: readonly (readonly [id: string, location: string])[] = [
  ['file', 'file:///etc/hostname'],
  ['data', 'data:application/json,{"result":1000}'],
  ['javascript', 'javascript:alert(1)'],
  ['broken', 'http://[canary-44'],
  ['empty', ''],
];

/** Construction with a base URL that no client may take. The message must help, and hold no password. */
async function misbuilt(context: CaseContext, baseUrl: string, said: RegExp, unsaid?: string): Promise<string[]> {
  try {
    await context.conformance.connect(baseUrl, {}).close();
    return [`a client was built for ${new URL(baseUrl).host}`];
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) return ['what was thrown is no TypeError'];
    const shown = `${thrown.message}\n${thrown.stack}\n${String(thrown.cause)}`;
    return [
      ...unless(said.test(thrown.message), "the message doesn't say what is wrong"),
      ...unless(unsaid === undefined || !shown.includes(unsaid), 'the message holds the password'),
    ];
  }
}

/** Where requests must not go (A3, C44 to C47). */
export const redirectCases: readonly CaseRow[] = [
  {
    id: 'A3',
    about: 'http',
    title: 'a port that fetch refuses is refused when the client is made, and named',
    run: async (context) => {
      const ports = [1, 5060, 5061, 6000, 6566, 6667, 10080];
      const every = ports.map((port) => misbuilt(context, `http://127.0.0.1:${port}`, new RegExp(String(port))));
      return (await Promise.all(every)).flat();
    },
  },
  ...[301, 302, 303, 307, 308].flatMap((status) =>
    both({
      id: `C44.${status}`,
      about: 'http',
      title: `answered ${status} to another origin is http (redirect), and nothing goes there`,
      plan: to(status, ({ elsewhere }) => `${elsewhere}/moved${query}`),
      hidden: ['canary-44'],
      read: { ...refused, status },
      command: { ...refused, status },
    }),
  ),
  {
    id: 'C44.host',
    about: 'http',
    title: 'of the target of a redirect the host is shown, and nothing else',
    plan: to(302, () => `http://canary-44:canary-44@elsewhere.invalid/canary-44${query}`),
    call: 'command',
    hidden: ['canary-44'],
    expect: { ...refused, redirectHost: 'elsewhere.invalid' },
  },
  {
    id: 'C45.https',
    about: 'http',
    title: 'a redirect from http to https on the same host is not followed',
    plan: to(301, ({ origin }) => `${origin.replace('http:', 'https:')}/moved`),
    call: 'either',
    expect: { ...refused, connections: 1 },
  },
  {
    id: 'C45.http',
    about: 'http',
    trust: true,
    title: 'a redirect from https to http on the same host is not followed',
    plan: to(301, ({ origin }) => `${origin.replace('https:', 'http:')}/moved`, { tls: 'trusted' }),
    call: 'either',
    expect: refused,
  },
  ...both({
    id: 'C46',
    about: 'http',
    title: 'led in a circle ends as http (redirect)',
    plan: to(302, ({ origin, index }) => `${origin}/round/${index}`),
    read: { ...refused, requests: [1, 21] },
    command: refused,
  }),
  ...targets.map(([id, location]): CaseRow => ({
    id: `C46.${id}`,
    about: 'http',
    title: `a redirect to ${location === '' ? 'nowhere' : `a ${id} address`} is http (redirect)`,
    plan: to(302, () => location),
    call: 'either',
    hidden: ['canary-44'],
    expect: refused,
  })),
  {
    id: 'C47',
    title: 'a base URL with user name and password is refused when the client is made, without the password',
    run: (context) =>
      misbuilt(context, context.urlAt('someone:canary-47@127.0.0.1:8080'), /user|password|credential/i, 'canary-47'),
  },
];
