import { reply } from '../server/answers.ts';
import { diagnose, type Ailment } from '../types.ts';
import type { Conformance } from '../conformance.ts';
import { unless } from './help.ts';
import type { CaseRow, RowPlan, RunRow } from './row.ts';

/** A probe that asks what ails the vendor's side. */
function ailing(id: string, title: string, ailment: Ailment, plan: RowPlan, about?: 'http'): RunRow {
  return {
    id: `D57.${id}`,
    ...(about === undefined ? {} : { about }),
    title: `health() of ${title} says ${ailment}`,
    plan,
    run: async (context) => {
      const subject = context.connect();
      const { result } = await context.settle(async () => subject.health({ timeoutMs: 500 }), 500);
      const found = result?.error === undefined ? 'healthy' : diagnose(result.error);
      const asked = context.server.requests.length;
      return [
        ...unless(found === ailment, `it says ${found}, not ${ailment}`),
        ...unless(asked === (ailment === 'tls' ? 0 : 1), `the server was asked ${asked} times`),
      ];
    },
  };
}

/** What each vendor's client tells a readiness probe. */
export function healthCases({ ailments = {} }: Conformance): readonly CaseRow[] {
  const words = Object.entries(ailments) as readonly (readonly [Ailment, string])[];
  return [
    ailing('silent', 'a server that never answers', 'unreachable', { script: () => [['', 0, 'stall']] }),
    ailing('cut', 'a server that hangs up', 'unreachable', { script: () => [['', 0, 'fin']] }),
    ailing('tls', 'a server that nobody vouches for', 'tls', {
      tls: 'self-signed',
      script: ({ reply: good }) => good(),
    }),
    ailing(
      'page',
      'a page in place of an answer',
      'faulty',
      { script: () => reply(200, '<html>login</html>') },
      'http',
    ),
    ailing('busy', 'a server with status 503', 'busy', { script: () => reply(503) }, 'http'),
    ailing('status', 'a server with status 401', 'credentials', { script: () => reply(401) }, 'http'),
    ...words.map(([ailment, body]) =>
      ailing(ailment, `a vendor that says so in its own words`, ailment, {
        script: ({ reply: answer }) => answer(body),
      }),
    ),
  ];
}
