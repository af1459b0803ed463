import { describe, expect, it } from 'vitest';
import { rawOf, vendorText, type CallEvent, type CcaWebApiError } from '../src/index.ts';
import { loginClient, tokenClient } from './support/client.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { always, envelope, no, serveSessions } from './support/server.ts';

describe('session.check', () => {
  it('tells whether the client’s own token is good', async () => {
    const server = await serveSessions(() => envelope({ Valid: true }));
    const cca = loginClient({ baseUrl: server.baseUrl });
    expect(valueOf(await cca.session.check())).toEqual({ valid: true });
    expect(server.calls()).toMatchObject([{ method: 'GET', path: 'Session/session-1/Check' }]);
  });

  it('asks about another token with that token, and needs no session for it', async () => {
    const server = await always(envelope({ Valid: false }));
    const token = 'A-other/../?#';
    expect(valueOf(await loginClient({ baseUrl: server.baseUrl }).session.check({ token }))).toEqual({ valid: false });
    expect(server.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      [`Session/${encodeURIComponent(token)}/Check`, `Basic ${token}`],
    ]);
  });

  it('takes "unknown" for "not valid"', async () => {
    const server = await always(no(102, 401));
    expect(valueOf(await tokenClient({ baseUrl: server.baseUrl }).session.check())).toEqual({ valid: false });
    expect(valueOf(await loginClient({ baseUrl: server.baseUrl }).session.check({ token: 'x' }))).toEqual({
      valid: false,
    });
  });

  it.for(['', '.', '..', 'a b', 'a\r\nb', 'тайна', 'x'.repeat(1025), 7, null])(
    'refuses what is no token, and sends nothing: %j',
    async (token) => {
      const server = await always(envelope({ Valid: true }));
      const result = await tokenClient({ baseUrl: server.baseUrl }).session.check({ token } as never);
      expect(errorOf(result, 'input').issues).toMatchObject([{ path: 'token' }]);
      expect(server.asked).toEqual([]);
    },
  );

  it('shows the token nowhere, though the server repeats it', async () => {
    const token = 'A-canary-9f31';
    const url = `http://cca/CcaWebApi/Session/${token}/Check`;
    const echo = { Request: { Method: 'GET', Url: url }, Version: '5.4.8.0' };
    for (const told of [
      { ...echo, StatusCode: 500, Response: { ResultCode: 101, Error: `failed at ${url}` } },
      { ...echo, StatusCode: 404, Response: null },
      { ...echo, StatusCode: 200, Response: { Valid: url } },
      { ...echo, StatusCode: 200, Response: { Valid: true } },
    ]) {
      const events: CallEvent[] = [];
      const { baseUrl } = await always({ status: told.StatusCode, body: JSON.stringify(told).replaceAll('/', '\\/') });
      const cca = tokenClient({
        baseUrl,
        keepRaw: true,
        retry: { limit: 0 },
        onEvent: (event) => void events.push(event),
      });
      const result = await cca.session.check({ token });
      const asked = result.ok ? [rawOf(result)] : [rawOf(result.error), vendorText(result.error)];
      const said = [result, result.error, events, asked].map(everythingSaid).join('\n');
      expect(said).not.toContain('canary');
      expect(String(asked[0])).toContain('[token]');
    }
  });
});

it('session.timeRemaining answers as the server does', async () => {
  const { baseUrl } = await always(envelope('00:19:58'));
  const result = await tokenClient({ baseUrl }).session.timeRemaining();
  expect(valueOf(result)).toBe('00:19:58');
});

it('health asks for the time that is left, and tells when the token is no good', async () => {
  const good = await always(envelope(null)); // a permanent token has no end
  expect(valueOf(await tokenClient({ baseUrl: good.baseUrl }).health())).toMatchObject({ healthy: true });
  expect(good.asked).toMatchObject([{ method: 'GET', path: 'Session/TimeRemaining' }]);
  const bad = await always(no(102, 401));
  const { error } = await tokenClient({ baseUrl: bad.baseUrl }).health();
  expect((error as CcaWebApiError).category).toBe('authentication');
});
