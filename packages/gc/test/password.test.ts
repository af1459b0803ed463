import { describe, expect, it } from 'vitest';
import { desk } from './support/desk.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';

describe('a password that changes', () => {
  it('is asked for at every connect and log-in, and what is given then is sent', async () => {
    let turn = 0;
    const { agent, server } = await desk({ begin: 'new', agent: { password: async () => `secret-${(turn += 1)}` } });
    valueOf(await agent.connect());
    valueOf(await agent.login());
    valueOf(await agent.mobileAgentLogin({ phone: '1', mode: 'NAILED_CONNECTION' }));
    expect(server.commands.map(({ body }) => body)).toEqual([
      'trunkline,secret-1',
      'secret-2,7001',
      'secret-3,7001,1,false',
    ]);
  });

  it('is not asked for by commands that have no place for it', async () => {
    let asked = 0;
    const password = (): string => {
      asked += 1;
      return 'secret-1';
    };
    const { agent } = await desk({ agent: { password } });
    expect(asked).toBe(1);
    valueOf(await agent.hello());
    valueOf(await agent.getState());
    valueOf(await agent.refresh());
    expect(asked).toBe(1);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('canary-vault');
      },
    ],
    ['rejects', () => Promise.reject(new Error('canary-vault'))],
    ['gives nothing', () => ''],
    ['gives no text', () => 7 as never],
  ])('whose provider %s: nothing is sent, and nobody learns what the provider said', async (_, password) => {
    const { agent, sent } = await desk({ begin: 'new', agent: { password } });
    const error = errorOf(await agent.connect(), 'unexpected');
    expect(error).toMatchObject({ participant: 'credentials', outcome: 'not_sent', category: 'authentication' });
    expect([sent(), everythingSaid(error).includes('canary')]).toEqual([[], false]);
  });
});

const unfit = [
  'can,ary',
  'can#ary',
  'can|ary',
  'canary\r',
  'can\nary',
  'can\0ary',
  'can\tary',
  'can\u2028ary',
  'can\u2029ary',
  ' canary',
  'canary ',
  '\u00a0canary',
  'can\u0085ary',
  ',',
  `canary${'x'.repeat(10_000_000)}`,
];

describe('a password that can’t stand in a command', () => {
  it.each(unfit.map((password) => ({ title: JSON.stringify(password).slice(0, 20), password })))(
    '$title: an input error at `password`, and nothing is sent',
    async ({ password }) => {
      const { agent, sent } = await desk({ begin: 'new', agent: { password: () => password } });
      const error = errorOf(await agent.connect(), 'input');
      expect(error.issues.map(({ path }) => path)).toEqual(['password']);
      expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0 });
      expect([sent(), everythingSaid(error).includes('ary')]).toEqual([[], false]);
    },
  );

  it('nor at a log-in, when it has changed since', async () => {
    let password = 'fine';
    const { agent, sent } = await desk({ agent: { password: () => password } });
    password = 'not,fine';
    expect(errorOf(await agent.login(), 'input').issues).toMatchObject([{ path: 'password' }]);
    expect(sent()).toEqual([]);
    // The lane is free again.
    password = 'fine';
    valueOf(await agent.login());
  });

  it('nor given as a text', async () => {
    const { agent, sent } = await desk({ begin: 'new', agent: { password: 'not,fine' } });
    expect(errorOf(await agent.connect(), 'input').issues).toMatchObject([{ path: 'password' }]);
    expect(sent()).toEqual([]);
  });
});
