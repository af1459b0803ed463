import { Hono } from 'hono';

import type { RecordedRequest } from '../frame/records.ts';
import type { Answers } from './answers.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/run.ts';
import { openRequest } from './gate.ts';
import type { RateLimiter, WrongRequestRule } from './limits.ts';
import { addLinks } from './links.ts';
import type { Pbx } from './pbx.ts';
import { queries } from './queries/index.ts';
import { bucketsOf, fullPath, type Query } from './queries/query.ts';
import type { Verdict } from './verdict.ts';

/** Commands and queries differ only in when they are done. */
const endpoints: readonly Query[] = [
  ...commands.map((command): Query => ({ ...command, answer: (pbx, input) => runCommand(pbx, command, input) })),
  ...queries,
];

export interface AppParts {
  readonly pbx: Pbx;
  readonly answers: Answers;
  readonly rateLimiter: RateLimiter;
  readonly wrongRequests: WrongRequestRule;
}

export type VatsApp = Hono<{ Bindings: { readonly received: RecordedRequest } }>;

/** The PBX's HTTP side: one route per path; every other path is 404. A trailing slash makes no difference. */
export const createApp = ({ pbx, answers, rateLimiter, wrongRequests }: AppParts): VatsApp => {
  const app: VatsApp = new Hono({ strict: false });

  const settle = (verdict: Verdict): Response => {
    if ('response' in verdict) return verdict.response;
    if ('body' in verdict) return answers.ok(verdict.body);
    const isWrongRequest = Math.floor(verdict.code / 1000) === 3;
    return isWrongRequest && wrongRequests.strike()
      ? answers.unauthorized()
      : answers.refused(verdict.code, verdict.remarks);
  };

  for (const root of ['/vpbx/*', '/cc/*', '/s2t/*']) {
    app.use(root, async (_context, next) => (wrongRequests.blocked() ? answers.unauthorized() : next()));
  }
  for (const endpoint of endpoints) {
    const path = fullPath(endpoint.path);
    app.all(path, ({ env: { received } }) => {
      if (!rateLimiter.allow(bucketsOf(endpoint))) return tooMany(path, answers);
      const opened = openRequest(received, endpoint, pbx.settings);
      return settle('input' in opened ? endpoint.answer(pbx, opened.input, received) : opened);
    });
  }
  addLinks(app, {
    pbx,
    settle,
    tooMany: () => (rateLimiter.allow(['recordings']) ? undefined : answers.tooManyRequests()),
  });
  app.notFound(() => answers.notFound());
  return app;
};

/** The contact centre has a code for it; everything else has an HTTP status. */
const tooMany = (path: string, answers: Answers): Response =>
  path.startsWith('/cc/') ? answers.refused(5008) : answers.tooManyRequests();
