import { describe, expect, it } from 'vitest';

import { createCcaWebApiSimulator } from '../src/index.ts';
import { useCcaWebApiSimulator } from '../src/vitest.ts';
import { ask, askInside, codeOf, logIn, responseOf } from './support/cca-web-api.ts';

const simulator = useCcaWebApiSimulator({ time: 'manual' });
const minuteMs = 60_000;

describe('a login', () => {
  it('answers with a token that opens the API', async () => {
    const { username, password, module } = simulator();
    const { status, envelope } = await ask(simulator(), 'POST Session', { json: { username, password, module } });
    expect([status, envelope]).toMatchObject([
      200,
      { StatusCode: 200, Response: { Token: expect.any(String) as string, ResultCode: 0 } },
    ]);
    const { Token: token } = envelope.Response as { Token: string };
    expect(await codeOf(simulator(), 'GET Agents', { token })).toEqual([200, undefined]);
    expect(simulator().sessions).toContainEqual(
      expect.objectContaining({ token, agentId: 1, module: 'Supervisor', permanent: false }),
    );
  });

  it.each([
    ['a wrong password', { username: 'supervisor', password: 'wrong', module: 'Supervisor' }, [400, 111]],
    ['an unknown name', { username: 'nobody', password: 'demo', module: 'Supervisor' }, [400, 111]],
    ['a module that the agent may not use', { username: 'boris', password: 'demo', module: 'Supervisor' }, [400, 112]],
    ['keys in capitals', { Username: 'supervisor', Password: 'demo' }, [400, 111]],
    ['a module that is no text', { username: 'supervisor', password: 'demo', module: 1 }, [400, 114]],
    ['no object', 'supervisor', [400, 114]],
  ])('is refused with %s', async (_what, json, refusal) => {
    expect(await codeOf(simulator(), 'POST Session', { json })).toEqual(refusal);
    expect(simulator().sessions.every(({ permanent }) => permanent)).toBe(true);
  });

  it('needs no module, as in the oldest clients', async () => {
    expect(await logIn(simulator(), 'alice')).toMatch(/./);
  });

  it('has another code for wrong passwords when asked to', async () => {
    await using other = await createCcaWebApiSimulator({ wrongPasswordCode: 102 });
    expect(await codeOf(other, 'POST Session', { json: { username: 'a', password: 'b' } })).toEqual([401, 102]);
  });
});

describe('a session', () => {
  it('ends after twenty minutes without a request', async () => {
    const token = await logIn(simulator());
    await simulator().advance(19 * minuteMs);
    expect(await codeOf(simulator(), 'GET Agents', { token })).toEqual([200, undefined]);
    await simulator().advance(19 * minuteMs);
    expect(await responseOf(simulator(), 'GET Session/TimeRemaining', { token })).toBe(60);
    await simulator().advance(minuteMs);
    expect(await codeOf(simulator(), 'GET Agents', { token })).toEqual([401, 102]);
  });

  it('is not prolonged by a look at it', async () => {
    const token = await logIn(simulator());
    await simulator().advance(15 * minuteMs);
    expect(await responseOf(simulator(), `GET Session/${token}/Check`)).toEqual({ Valid: true });
    expect(await responseOf(simulator(), 'GET Session/TimeRemaining', { token })).toBe(300);
    await simulator().advance(5 * minuteMs);
    expect(await responseOf(simulator(), `GET Session/${token}/Check`)).toEqual({ Valid: false });
  });

  it('can be ended by the server, which leaves permanent tokens alone', async () => {
    const tokens = [await logIn(simulator()), await logIn(simulator(), 'alice')];
    simulator().endSession(tokens[0]);
    expect(await codeOf(simulator(), 'GET Agents', { token: tokens[0] ?? '' })).toEqual([401, 102]);
    expect(await codeOf(simulator(), 'GET Agents', { token: tokens[1] ?? '' })).toEqual([200, undefined]);
    simulator().endSession();
    expect(await codeOf(simulator(), 'GET Agents', { token: tokens[1] ?? '' })).toEqual([401, 102]);
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
  });

  it('has the same token in every run', async () => {
    await using again = await createCcaWebApiSimulator();
    expect(await logIn(again)).toBe(await logIn(simulator()));
  });
});

describe('a permanent token', () => {
  it('lasts', async () => {
    await simulator().advance(24 * 60 * minuteMs);
    expect(simulator().permanentToken).toMatch(/^A-[0-9a-f-]{36}$/);
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
    expect(await responseOf(simulator(), 'GET Session/TimeRemaining')).toBeNull();
  });

  it('ends on its day, or when it is revoked', async () => {
    await using other = await createCcaWebApiSimulator({
      time: { manual: { startAt: new Date('2026-03-01T00:00:00Z') } },
      permanentTokens: [
        { token: 'A-1', agentId: 1, module: 'CcaPortal', expiresAt: new Date('2026-03-01T01:00:00Z') },
        { token: 'A-2', agentId: 1, module: 'CcaPortal' },
      ],
    });
    expect(await responseOf(other, 'GET Session/TimeRemaining')).toBe(3_600);
    await other.advance(60 * minuteMs);
    expect(await codeOf(other, 'GET Agents')).toEqual([401, 102]);
    other.endSession('A-2');
    expect(await codeOf(other, 'GET Agents', { token: 'A-2' })).toEqual([401, 102]);
  });
});

describe('the header', () => {
  const status = async (authorization?: string): Promise<number> =>
    (await ask(simulator(), 'GET Agents', authorization === undefined ? {} : { authorization })).status;

  it('takes the token as it is, after Basic or Bearer', async () => {
    const { permanentToken } = simulator();
    expect([await status(`Basic ${permanentToken}`), await status(`bearer ${permanentToken}`)]).toEqual([200, 200]);
  });

  it('refuses everything else', async () => {
    const { permanentToken, username, password } = simulator();
    const encoded = Buffer.from(`${username}:${password}`).toString('base64');
    expect(
      await Promise.all([
        status(),
        status(permanentToken),
        status(`Basic ${encoded}`),
        status('Basic A-nothing'),
        status('Basic'),
      ]),
    ).toEqual([401, 401, 401, 401, 401]);
  });

  it('takes the bare token when asked to', async () => {
    await using bare = await createCcaWebApiSimulator({ authSchemes: ['none'] });
    const { permanentToken } = bare;
    expect((await ask(bare, 'GET Agents', { authorization: permanentToken })).status).toBe(200);
    expect((await askInside(bare, 'GET Agents')).status).toBe(401);
  });

  it('is asked for where the module counts, when the options say so', async () => {
    await using strict = await createCcaWebApiSimulator({ faceModuleRequired: true });
    expect(await codeOf(strict, 'GET SurveyTasks/11/Resources')).toEqual([400, 112]);
    const json = { username: 'alice', password: 'demo', module: 'AskiaFace' };
    const { envelope } = await ask(strict, 'POST Session', { json });
    const { Token: token } = envelope.Response as { Token: string };
    expect(await codeOf(strict, 'GET SurveyTasks/11/Resources', { token })).toEqual([200, undefined]);
  });
});
