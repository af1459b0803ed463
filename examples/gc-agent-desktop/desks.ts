/** The desks of all agents who use this program. A browser finds its own by a cookie that nobody can guess. */
import type { GcClient } from '@trunkline/gc';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomBytes } from 'node:crypto';
import { openDesk, type Desk, type Who } from './desk.ts';
import { inWords, type Told } from './words.ts';

export interface Desks {
  readonly of: (context: Context) => Desk | undefined;
  /** Logs an agent in and gives the browser its cookie; or says why that came to nothing. */
  readonly open: (context: Context, who: Who) => Promise<Told | undefined>;
}

const cookie = 'desk';

export function openDesks(gc: GcClient): Desks {
  const desks = new Map<string, Desk>();

  return {
    of: (context) => desks.get(getCookie(context, cookie) ?? ''),
    async open(context, who) {
      const missing = (['agentId', 'password', 'extension'] as const).find((field) => who[field] === '');
      if (missing !== undefined) return { field: missing, message: 'Please fill in all three.' };
      if (!/^\d+$/.test(who.extension)) return { field: 'extension', message: 'An extension has digits only.' };
      if (/[,#|\p{Cc}]/u.test(who.agentId)) return { field: 'agentId', message: 'An agent id has no comma, # or |.' };
      const opened = await openDesk(gc, who);
      if (!opened.ok) return inWords(opened.error);
      const desk = opened.value;
      const key = randomBytes(24).toString('base64url');
      desks.set(key, desk);
      const stop = desk.listen(() => {
        if (desk.over === undefined) return;
        stop();
        setTimeout(() => desks.delete(key), 10_000).unref(); // long enough for the page to hear why
      });
      const secure = new URL(context.req.url).protocol === 'https:';
      setCookie(context, cookie, key, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
      return undefined;
    },
  };
}
