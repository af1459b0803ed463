import { describe, expect, it } from 'vitest';
import { toPlain, type CallEvent, type UptivityOptions } from '../src/index.ts';
import { serve, ways, type Way } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { serveHttp } from './support/http-server.ts';
import { fine, no, resultXml } from './support/result-xml.ts';
import { calls, canary, leaks } from './support/secrets.ts';
import { closedPort, serveSocket } from './support/socket-server.ts';

const echo = `${canary.ani} ${canary.device} ${canary.user}`;

/** Makes every call, and looks for what it says of the secrets. */
async function told(options: UptivityOptions): Promise<{
  readonly kinds: readonly (string | undefined)[];
  readonly leaks: readonly string[];
  readonly endpoints: readonly unknown[];
}> {
  const kinds: (string | undefined)[] = [];
  const found: string[] = [];
  const endpoints: unknown[] = [];
  for (const call of Object.values(calls)) {
    const events: CallEvent[] = [];
    const uptivity = clientOf({
      keepRaw: true,
      attemptTimeoutMs: 3_000,
      retry: { limit: 1 },
      ...options,
      onEvent: (event) => void events.push(event),
    });
    const result = await call(uptivity);
    kinds.push(result.error?.kind);
    endpoints.push(result.meta.endpoint, ...events.flatMap((event) => ('endpoint' in event ? [event.endpoint] : [])));
    found.push(...leaks(result, events), ...leaks(toPlain(result), []), ...leaks(uptivity, []));
  }
  return { kinds, leaks: found, endpoints: [...new Set(endpoints)] };
}

const bodies: Readonly<Record<string, (id: string) => string>> = {
  'a success that repeats all': (id) =>
    fine(id, `<ANI>${canary.ani}</ANI>`).replace('API_OK</RESULTMSG>', `${echo}</RESULTMSG>`),
  'an error in words': (id) => no(id, 8, echo),
  'an error whose code is a text': (id) => resultXml({ id, type: 'ERROR', code: echo, message: echo }),
  'a type that is a text': (id) => resultXml({ id, type: echo, code: 8 }),
  'too much to do': (id) => no(id, 47, echo),
  'the id of another request': () => no(canary.ani, 8, echo),
  'an id that is a text': () => no(echo, 8, echo),
  'no XML': () => `${echo}</RESULT>`,
  'a page': () => `<html><body>${echo}</body></html></RESULT>`,
  'broken XML': (id) => fine(id, `<${canary.device}>${echo}</A>`),
  'an entity': () => `<!DOCTYPE RESULT [<!ENTITY a "${echo}">]><RESULT>&a;</RESULT>`,
};

describe.for(ways)('no secret can be read anywhere over %s', (way) => {
  it('when all goes well; and the endpoint is its origin', async () => {
    const { baseUrl, asked } = await serve(way);
    const result = await told({ baseUrl });
    expect(result).toEqual({ kinds: [undefined, undefined], leaks: [], endpoints: [baseUrl] });
    expect(asked.every(({ fields }) => fields['USER1'] === canary.user && fields['ANI'] === canary.ani)).toBe(true);
  });

  it.for(Object.keys(bodies))('when the server answers with %s', async (name) => {
    const { baseUrl, asked } = await serve(way, ({ id }) => bodies[name]?.(id) ?? '');
    const { leaks: found, kinds } = await told({ baseUrl });
    // What was asked for is in the value.
    expect(found.filter((secret) => name !== 'a success that repeats all' || secret !== canary.ani)).toEqual([]);
    expect(kinds.filter((kind) => kind === undefined)).toHaveLength(name === 'a success that repeats all' ? 2 : 0);
    expect(asked.length).toBeGreaterThanOrEqual(2);
  });

  it('when nobody listens', async () => {
    const baseUrl = `${way === 'http' ? 'http' : 'tcp'}://127.0.0.1:${await closedPort()}`;
    expect(await told({ baseUrl })).toEqual({ kinds: ['network', 'network'], leaks: [], endpoints: [baseUrl] });
  });

  it.for(['input', 'guard', 'guard that throws', 'sender that throws'])(
    'when it ends before the wire: %s',
    async (what) => {
      const baseUrl = `${way === 'http' ? 'http' : 'tcp'}://127.0.0.1:${await closedPort()}`;
      const shout = (): never => {
        throw Object.assign(new Error(echo, { cause: new Error(echo) }), { body: echo });
      };
      const options: Partial<UptivityOptions> = {
        ...(what === 'guard' ? { guard: () => false } : {}),
        ...(what === 'guard that throws' ? { guard: shout } : {}),
        ...(what === 'sender that throws' ? { sender: shout } : {}),
      };
      const before = what === 'input' ? [] : (await told({ baseUrl, ...options })).leaks;
      expect(before).toEqual([]);
      const wrong = {
        deviceId: `${canary.device}\u0001`,
        ani: '',
        [canary.ani]: 1,
        extra: { [`<${canary.device}>`]: canary.user },
      };
      const result = await clientOf({ baseUrl, ...options }).calls.start(wrong as never);
      expect(result.ok).toBe(false);
      expect(leaks(result, [])).toEqual([]);
    },
  );
});

describe('no secret can be read anywhere when the connection breaks', () => {
  const breaks: Readonly<Record<string, (way: Way) => Promise<{ readonly baseUrl: string }>>> = {
    'before the reply': (way) =>
      way === 'http'
        ? serveHttp(() => {
            throw new Error('breaks');
          })
        : serveSocket((_asked, socket) => void socket.resetAndDestroy()),
    'in silence': (way) =>
      way === 'http' ? serveHttp(() => new Promise(() => undefined)) : serveSocket(() => undefined),
    'within the reply': (way) =>
      way === 'http'
        ? serveHttp(({ id }) => ({ body: fine(id).slice(0, 40), headers: { 'content-length': '4000' } }))
        : serveSocket(({ id }, socket) => void socket.end(fine(id).slice(0, 40))),
  };

  it.for(ways.flatMap((way) => Object.keys(breaks).map((name) => [way, name] as const)))(
    'over %s %s',
    async ([way, name]) => {
      const { baseUrl } = (await breaks[name]?.(way)) ?? { baseUrl: '' };
      const result = await told({ baseUrl, attemptTimeoutMs: 150, retry: { limit: 0 } });
      expect(result.kinds.every((kind) => kind === 'network' || kind === 'timeout')).toBe(true);
      expect([result.leaks, result.endpoints]).toEqual([[], [baseUrl]]);
    },
  );

  it.for([301, 302, 307])('over HTTP, nor to another server, when it sends on to one: %i', async (status) => {
    const elsewhere = await serveHttp(({ id }) => ({ body: fine(id) }));
    const { baseUrl } = await serveHttp(({ raw }) => ({
      status,
      body: raw,
      headers: { location: elsewhere.baseUrl + raw },
    }));
    const result = await told({ baseUrl });
    expect([result.kinds, result.leaks, elsewhere.asked]).toEqual([['http', 'http'], [], []]);
  });

  it.for([404, 500, 503])('over HTTP, when a proxy says %i and repeats the URL', async (status) => {
    const { baseUrl } = await serveHttp(({ raw }) => ({
      status,
      body: `Not found: ${raw} ${echo}`,
      headers: { 'x-url': raw },
    }));
    const result = await told({ baseUrl });
    expect([result.kinds, result.leaks]).toEqual([['http', 'http'], []]);
  });
});

it('these tests would see a secret', () => {
  for (const secret of [canary.ani, encodeURIComponent(canary.user), 'канарейка']) {
    expect(leaks({ error: new Error('x', { cause: new Error(`http://host/?a=${secret}`) }) }, [])).not.toEqual([]);
    expect(leaks({ hidden: Object.defineProperty({}, 'a', { value: secret }) }, [])).not.toEqual([]);
  }
});
