import { describe, expect, it } from 'vitest';

import { add, freshSimulator, guessed } from './support/ptk-callback.ts';

const simulator = freshSimulator();

const send = (method: string, url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const open = async (): Promise<string> => {
  const answer = await send('POST', `${simulator().baseUrl}conversations`, { segment: 'PlatformToolKit' });
  return answer.headers.get('location') ?? 'none';
};

describe('a conversation', () => {
  it('is opened with the wait of this moment', async () => {
    await add(simulator(), '5550001');
    const answer = await send('POST', `${simulator().baseUrl}conversations`, { segment: 'PlatformToolKit' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'application/json']);
    expect(answer.headers.get('location')).toMatch(`${simulator().baseUrl}conversations/`);
    expect(await answer.json()).toEqual({
      segment: 'PlatformToolKit',
      context: {},
      originalWaitTime: '06:00',
      status: 'open',
    });
  });

  it('takes a context and then a number to call', async () => {
    const url = await open();
    await send('PUT', url, { context: { user: 'Ann', vip: true } });
    const answer = await send('PUT', url, { contactUri: 'voice://5551212' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      segment: 'PlatformToolKit',
      context: { user: 'Ann', vip: true },
      contactUri: 'voice://5551212',
      originalWaitTime: '05:00',
      status: 'waiting',
    });
    expect(simulator().interactions).toMatchObject([
      { type: 'ASAP', contact: '5551212', segment: 'PlatformToolKit', userData: { user: 'Ann', vip: 'true' } },
    ]);
    expect(simulator().conversations).toMatchObject([
      { interactionId: simulator().interactions[0]?.interactionId, contactUri: 'voice://5551212' },
    ]);
  });

  it.each([
    'voice://5551212?appt=2026-01-16T15:00:00Z',
    'voice://5551212?appt=2026-01-16T15%3A00%3A00Z',
    'voice://%2B15551212/?x=1&appt=2026-01-16T15:00:00Z',
  ])('makes an appointment: %s', async (contactUri) => {
    expect((await send('PUT', await open(), { contactUri })).status).toBe(200);
    expect(simulator().interactions).toMatchObject([{ state: 'scheduled', appointmentTime: '2026-01-16T15:00:00Z' }]);
  });

  it.each([
    ['5551212', 107017],
    ['sip://5551212', 107017],
    ['voice://', 107017],
    ['voice://55-CALL', 107017],
    ['voice://5551212?appt=', 107017],
    ['voice://5551212?appt=tomorrow', 107017],
    ['voice://5551212?appt=2026-01-16T15:00:00.000Z', 107017],
    ['voice://%E0%A4%A', 107017],
    [5551212, 107017],
    ['voice://5551212?appt=2026-01-14T15:00:00Z', 108019],
  ])('refuses the Contact URI %j with %i', async (contactUri, code) => {
    const answer = await send('PUT', await open(), { contactUri });
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, code]);
    expect(simulator().interactions).toEqual([]);
  });

  it('serves one callback', async () => {
    const url = await open();
    await send('PUT', url, { contactUri: 'voice://5551212' });
    const again = await send('PUT', url, { contactUri: 'voice://5551313' });
    expect([again.status, await again.json()]).toEqual([
      400,
      {
        code: 107018,
        result: 'InteractionStatePreventsRequestedAction',
        description: expect.any(String) as string,
      },
    ]);
    expect(simulator().interactions).toHaveLength(1);
  });

  it('goes on at the other node', async () => {
    const [first, second] = simulator().nodes;
    const url = (await open()).replace(first.baseUrl, second.baseUrl);
    expect((await send('PUT', url, { contactUri: 'voice://5551212' })).status).toBe(200);
    expect(simulator().interactions).toHaveLength(1);
  });

  it.each([
    [{}, 108022],
    [{ segment: 7001 }, 108022],
    [{ segment: '9999' }, 108001],
  ])('is not opened by %j (%i)', async (body, code) => {
    const answer = await send('POST', `${simulator().baseUrl}conversations`, body);
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, code]);
    expect(simulator().conversations).toEqual([]);
  });

  it.each([
    [{}, 109029],
    [{ context: 'Ann' }, 108040],
  ])('is not updated by %j (%i)', async (body, code) => {
    const answer = await send('PUT', await open(), body);
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, code]);
  });

  it('knows its addresses and verbs, and reads JSON', async () => {
    const all = `${simulator().baseUrl}conversations`;
    const url = await open();
    const statuses = [
      await send('POST', all, 'no JSON'),
      await send('POST', all, '[]'),
      await send('PUT', all, {}),
      await send('POST', url, {}),
      await send('PUT', `${all}/none`, {}),
      await fetch(url),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 405, 405, 404, 405]);
  });

  it('is turned away like any request', async () => {
    const url = await open();
    simulator().licence = 'taken';
    const code = async (): Promise<number> =>
      ((await (await send('PUT', url, { contactUri: 'voice://5551212' })).json()) as { code: number }).code;
    expect(await code()).toBe(109005);
    simulator().platform = 'unavailable';
    expect(await code()).toBe(109004);
    simulator().platform = 'available';
    simulator().exceedRequestWindow();
    expect(await code()).toBe(109035);
    expect(await open()).toBe('none');
    expect(simulator().interactions).toEqual([]);
  });

  it('is struck by faults, in JSON', async () => {
    const url = await open();
    const update = (): Promise<Response> => send('PUT', url, { contactUri: 'voice://5551212' });
    simulator().faults.next({ kind: 'code', code: 109010 }, { path: /conversations/ });
    const refused = await update();
    expect([refused.status, await refused.json()]).toMatchObject([500, { code: 109010 }]);
    simulator().faults.next({ kind: 'badSyntax' });
    await expect((await update()).json()).rejects.toThrow(SyntaxError);
    expect(simulator().interactions).toHaveLength(1);
    simulator().faults.next({ kind: 'rateLimit' });
    expect((await update()).status).toBe(429);
    simulator().faults.next({ kind: 'wrongCharset' });
    expect((await update()).headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('books, and says that it failed, where the script says so', async () => {
    simulator().script.answer('conversations', 109002);
    const answer = await send('PUT', await open(), { contactUri: 'voice://5551212' });
    expect([answer.status, simulator().interactions.length]).toEqual([500, 1]);
  });

  it('has a relative address where one likes', async () => {
    await using relative = await guessed({ location: 'relative' });
    const answer = await send('POST', `${relative.baseUrl}conversations`, { segment: 'PlatformToolKit' });
    expect(answer.headers.get('location')).toMatch(/^\/conversations\/\d+$/);
  });
});
