import { describe, expect, it } from 'vitest';
import { gcHttpProfile, type GcHttpProfile, type GcOptions } from '../src/index.ts';
import { callbackUrl, desk, type DeskOptions } from './support/desk.ts';
import { polite } from './support/scripts.ts';
import { readTable } from './support/tables.ts';
import { valueOf, errorOf } from './support/say.ts';
import { callVerb, verbNames, verbs } from './support/verbs.ts';

const rows = readTable('commands.tsv', ['row', 'method', 'input', 'type', 'body', 'registers', 'availability']);

const atTheCrm: DeskOptions = { options: { destination: 'crm' }, agent: { sessionUrl: 'session-1' } };

/** The text that is sent, and the path of the session without its secret. */
async function written(
  method: string,
  input: string,
  options: Partial<GcOptions> = {},
  agent: DeskOptions['agent'] = {},
): Promise<{ readonly raw: string; readonly method: string; readonly path: string; readonly type: unknown }> {
  const {
    agent: session,
    server,
    gc,
  } = await desk({
    begin: 'new',
    script: (command) => {
      const { events } = polite(command) ?? {};
      for (const event of events ?? []) setImmediate(() => void postHere(event));
      return {};
    },
    options: { ...atTheCrm.options, ...options },
    agent: { ...atTheCrm.agent, ...agent },
  });
  const postHere = (event: object): Promise<Response> =>
    gc.receive(new Request(session.callbackUrl, { method: 'POST', body: JSON.stringify(event) }));
  if (method !== 'connect') valueOf(await session.connect());
  valueOf(await callVerb(session, method, JSON.parse(input) as object));
  const command = server.commands.at(-1);
  const key = session.callbackUrl.slice(session.callbackUrl.lastIndexOf('/') + 1);
  return {
    raw: command?.raw.replace(key, 'KEY') ?? '',
    method: command?.method ?? '',
    path: command?.path ?? '',
    type: command?.headers['content-type'],
  };
}

const withCallback = ',"callbackFqdn":"https://crm.example","callbackEndpoint":"/gc/KEY"';

describe('each row of the vendor’s table is sent byte for byte', () => {
  it.each(rows)('$row $method sends $type with $body', async ({ method, input, type, body, registers }) => {
    const data = `"type":"${type}","body":"${body}","sessionUrl":"session-1"`;
    expect(await written(method, input)).toEqual({
      raw: `{"data":{${data}${registers === 'yes' ? withCallback : ''}}}`,
      method: 'POST',
      path: '/gc/command',
      type: 'application/json',
    });
  });

  it('and no row is missing: 65 rows, 55 verbs', () => {
    expect(rows.map(({ row }) => Number(row))).toEqual(Array.from({ length: 65 }, (_, at) => at + 1));
    expect(new Set(rows.map(({ type }) => type.split('#')[0])).size).toBe(55);
    expect(verbNames.toSorted()).toEqual([...new Set(rows.map(({ method }) => method))].toSorted());
    expect(new Set(verbNames.map((name) => verbs[name].command.wire.verb)).size).toBe(55);
  });

  it.each(rows)('$row $method says where it can be used: $availability', ({ method, availability }) => {
    const { flavour, role, state } = verbs[method as keyof typeof verbs].availability;
    expect([flavour, role, state].filter((word) => word !== undefined).join(' ')).toBe(availability);
  });
});

describe('other forms of the same command', () => {
  it.each([
    ['connect', '{}', 'crm,secret-1,SSO', { sso: true }],
    ['connect', '{}', 'crm,secret-1,token-7', { sso: 'token-7' }],
    ['connect', '{}', 'desk-4,secret-1', { destination: 'desk-4' }],
    ['login', '{"extension":"7005"}', 'secret-1,7005', {}],
    ['mobileAgentLogin', '{"phone":"555","mode":"NAILED_CONNECTION"}', 'secret-1,7001,555,false', {}],
    ['getSkillGroups', '{"start":1,"count":25}', 'INDEXING,1,25', {}],
    ['getSkillGroups', '{"start":26}', 'INDEXING,26,25', {}],
    ['getSkillGroups', '{"count":10}', 'INDEXING,1,10', {}],
    ['getTeamUsers', '{"teamId":"5"}', '5', {}],
    ['getTeamUsers', '{"teamId":"5","subscribe":false}', '5', {}],
    ['updateCallVariable', '{"dialogId":"d1","name":"n","value":""}', 'd1,n=', {}],
    ['makeNotReadyWithReason', '{"reasonCode":"32767"}', '32767', {}],
    ['blindTransfer', '{"number":"7002","dialogId":"16777217"}', '7002,16777217', {}],
    ['setWrapUpReason', '{"reason":"Претензия","dialogId":"d1"}', 'Претензия,d1', {}],
  ] as const)('%s with %s sends %s', async (method, input, body, agent) => {
    expect((await written(method, input, {}, agent)).raw).toContain(`"body":"${body}",`);
  });

  it('the session is named by where its events go, unless the caller says otherwise', async () => {
    const { agent, server } = await desk({ options: { callbackUrl } });
    expect(server.commands[0]?.data['sessionUrl']).toBe(agent.callbackUrl);
    expect(agent.callbackUrl).toMatch(/^https:\/\/crm\.example\/gc\/\d+-[\da-f]{32}$/);
  });
});

describe('what GC wants otherwise is set by the profile', () => {
  const cases: readonly (readonly [Partial<GcHttpProfile>, string, string, Partial<DeskOptions['agent']>, RegExp])[] = [
    [{ emptyBody: '' }, 'getState', '{}', {}, /"body":""/],
    [{ emptyBody: 'none' }, 'hello', '{}', {}, /"body":"none"/],
    [{ helloVerb: 'Hello' }, 'hello', '{}', {}, /"type":"Hello#crm"/],
    [{ blankAfterHash: true }, 'makeCall', '{"number":"1"}', {}, /"type":"MakeCall# 1001"/],
    [{ blankAfterHash: true }, 'answerCall', '{"dialogId":"d"}', {}, /"type":"AnswerCall# 1001"/],
    [{ blankAfterHash: true }, 'holdCall', '{"dialogId":"d"}', {}, /"type":"HoldCall#1001"/],
    [
      { callbackFields: 'always' },
      'getState',
      '{}',
      {},
      /"callbackFqdn":"https:\/\/crm.example","callbackEndpoint":"\/gc\/KEY"/,
    ],
    [{ callbackFields: 'always' }, 'login', '{}', {}, /"callbackEndpoint":"\/gc\/KEY"/],
    [{ callbackFqdn: 'host' }, 'hello', '{}', {}, /"callbackFqdn":"crm.example","callbackEndpoint":"\/gc\/KEY"/],
    [{ ssoWord: 'TOKEN' }, 'connect', '{}', { sso: true }, /"body":"crm,secret-1,TOKEN"/],
    [{ ssoWord: 'TOKEN' }, 'connect', '{}', { sso: 'mine' }, /"body":"crm,secret-1,mine"/],
  ];
  it.each(cases)('%j: %s', async (httpProfile, method, input, agent, expected) => {
    expect((await written(method, input, { httpProfile }, agent)).raw).toMatch(expected);
  });

  it('the HTTP method, too', async () => {
    expect((await written('getState', '{}', { httpProfile: { method: 'PUT' } })).method).toBe('PUT');
  });

  it('and a connect that no event answers', async () => {
    const { agent } = await desk({
      begin: 'new',
      script: () => ({}),
      options: { httpProfile: { connectReply: 'acceptance' } },
    });
    expect((await agent.connect()).ok).toBe(true);
    expect(agent.status).toBe('connected');
  });

  it('has the documented values otherwise', () => {
    expect(gcHttpProfile).toEqual({
      method: 'POST',
      emptyBody: 'null',
      helloVerb: 'HELLO',
      blankAfterHash: false,
      callbackFields: 'registration',
      callbackFqdn: 'origin',
      ssoWord: 'SSO',
      connectReply: 'event',
    });
  });
});

describe('with another kind of contact centre behind it', () => {
  const forUcce = rows.filter(({ availability }) => availability.startsWith('ucce'));

  it('four commands are for UCCE only', () => {
    expect(forUcce.map(({ method }) => method)).toEqual([
      'mobileAgentLogin',
      'getSkillGroups',
      'getSupervisors',
      'getAgentExtension',
    ]);
  });

  it.each(forUcce)(
    '$method is refused on UCCX before it is sent, and goes through on UCCE',
    async ({ method, input }) => {
      const uccx = await desk({ options: { flavour: 'uccx' } });
      const error = errorOf(await callVerb(uccx.agent, method, JSON.parse(input) as object), 'refused');
      expect(error).toMatchObject({ reason: 'unsupported', outcome: 'not_sent', attempts: 0, operation: method });
      expect(uccx.sent()).toEqual([]);
      const ucce = await desk({ options: { flavour: 'ucce' } });
      valueOf(await callVerb(ucce.agent, method, JSON.parse(input) as object));
      expect(ucce.sent()).toHaveLength(1);
    },
  );

  it('everything else goes through on both, a blind transfer too', async () => {
    for (const flavour of ['ucce', 'uccx'] as const) {
      const { agent, sent } = await desk({ options: { flavour } });
      valueOf(await agent.blindTransfer({ number: '7002', dialogId: 'd1' }));
      valueOf(await agent.acceptOutboundPreview({ dialogId: 'd2' }));
      expect(sent()).toEqual(['Transfer_sst', 'AcceptOutboundPreview']);
    }
  });
});
