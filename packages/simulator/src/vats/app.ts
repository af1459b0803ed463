import { Hono } from 'hono';

import type { RecordedRequest } from '../frame/records.ts';
import type { Answers } from './answers.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/run.ts';
import type { FieldTable, Input } from './fields.ts';
import { openRequest } from './gate.ts';
import type { Rate, RateLimiter, WrongRequestRule } from './limits.ts';
import type { Pbx } from './pbx.ts';
import { queries } from './queries/index.ts';
import type { Refusal, Verdict } from './verdict.ts';

interface Endpoint {
  readonly path: string;
  readonly fields: FieldTable;
  readonly rate?: Rate;
  serve(pbx: Pbx, input: Input): Verdict;
}

const endpoints: readonly Endpoint[] = [
  ...commands.map((command) => ({ ...command, serve: (pbx: Pbx, input: Input) => runCommand(pbx, command, input) })),
  ...queries.map((query) => ({ ...query, serve: (pbx: Pbx, input: Input) => ({ body: query.answer(pbx, input) }) })),
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

  const refuse = ({ code, remarks }: Refusal): Response => {
    const isWrongRequest = Math.floor(code / 1000) === 3;
    return isWrongRequest && wrongRequests.strike() ? answers.unauthorized() : answers.refused(code, remarks);
  };

  app.use(async (_context, next) => (wrongRequests.blocked() ? answers.unauthorized() : next()));
  for (const endpoint of endpoints) {
    app.all(`/vpbx/${endpoint.path}`, ({ env }) => {
      if (!rateLimiter.allow(endpoint.path, endpoint.rate)) return answers.tooManyRequests();
      const opened = openRequest(env.received, endpoint.fields, pbx.settings);
      const verdict = 'input' in opened ? endpoint.serve(pbx, opened.input) : opened;
      return 'body' in verdict ? answers.ok(verdict.body) : refuse(verdict);
    });
  }
  app.notFound(() => answers.notFound());
  return app;
};
