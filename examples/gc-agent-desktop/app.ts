/** The page, what it may ask, and the door through which GC's events come in. */
import { serveStatic } from '@hono/node-server/serve-static';
import type { GcClient } from '@trunkline/gc';
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { fileURLToPath } from 'node:url';
import { openDesks } from './desks.ts';
import { feed } from './feed.ts';
import { perform } from './perform.ts';
import type { Rehearsal } from './rehearsal.ts';

const page = fileURLToPath(new URL('page', import.meta.url));

export function desktopApp(gc: GcClient, rehearsal?: Rehearsal): Hono {
  const desks = openDesks(gc);
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } }));
  app.post('/gc-events/*', (context) => gc.receive(context.req.raw));
  app.get('/feed', (context) => feed(context, desks.of(context), rehearsal ? { rehearsal: rehearsal.told } : {}));

  app.post('/api/login', async (context) => {
    const trouble = await desks.open(context, await texts(context, 'agentId', 'password', 'extension'));
    return context.json(trouble ?? {}, trouble === undefined ? 200 : 422);
  });

  app.post('/api/do/:action', async (context) => {
    const desk = desks.of(context);
    if (desk === undefined) return context.json({ message: 'Please log in.' }, 401);
    const { call, ...given } = await texts(context, 'call', 'number', 'reason');
    const trouble = await perform(desk, context.req.param('action'), call, given);
    return context.json(trouble ?? {}, trouble === undefined ? 200 : 409);
  });

  if (rehearsal) app.route('/rehearsal', rehearsal.routes);
  app.use('*', serveStatic({ root: page }));
  return app;
}

/** Of what the page sends, the texts with these names; what isn't there is empty. */
async function texts<Name extends string>(context: Context, ...names: readonly Name[]): Promise<Record<Name, string>> {
  const sent: unknown = await context.req.json().catch(() => undefined);
  const fields = new Map(Object.entries(typeof sent === 'object' && sent !== null ? sent : {}));
  const text = (name: string): string => {
    const value = fields.get(name);
    if (typeof value !== 'string') return '';
    return name === 'password' ? value : value.trim();
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>;
}
