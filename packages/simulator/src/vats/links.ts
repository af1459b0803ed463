import type { VatsApp } from './app.ts';
import type { Pbx } from './pbx.ts';
import { filesPath, serveFile } from './queries/recordings/files.ts';
import { followAccountLink, followSignedLink, loginPage } from './queries/recordings/recordings.ts';
import type { Verdict } from './verdict.ts';

interface LinkParts {
  readonly pbx: Pbx;
  readonly settle: (verdict: Verdict) => Response;
  /** The answer to one request too many, when it is. */
  readonly tooMany: () => Response | undefined;
}

/** What is opened like any link, by GET and without a signed form: links to recordings, and the files behind them. */
export const addLinks = (app: VatsApp, { pbx, settle, tooMany }: LinkParts): void => {
  app.get('/vpbx/queries/recording/link/:id/:action/:key/:timestamp/:sign', (context) => {
    const link = context.req.param();
    return tooMany() ?? settle(followSignedLink(pbx, context.env.received, link));
  });
  app.get('/vpbx/queries/recording/issa/:id/:action', (context) => {
    const link = context.req.param();
    return tooMany() ?? settle(followAccountLink(context.env.received, link));
  });
  app.all(`${filesPath}:ticket`, (context) => serveFile(pbx, context.req.param('ticket')));
  app.get('/login', () => loginPage());
};
