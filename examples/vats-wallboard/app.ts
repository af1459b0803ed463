/** Webhooks in, the page and its feed out. */
import { serveStatic } from '@hono/node-server/serve-static';
import type { VatsWebhooks } from '@trunkline/vats';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { fileURLToPath } from 'node:url';
import type { Board } from './board.ts';
import { feed } from './feed.ts';

const page = fileURLToPath(new URL('page', import.meta.url));

export function wallboardApp(board: Board, webhooks: VatsWebhooks): Hono {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } }));
  app.post('/mango/*', (context) => webhooks.receive(context.req.raw));
  app.get('/feed', (context) => feed(context, board));
  app.use('*', serveStatic({ root: page }));
  return app;
}
