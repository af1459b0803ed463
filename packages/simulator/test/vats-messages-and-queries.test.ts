import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';
import { startReceiver } from './support/receiver.ts';
import { story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const message = { command_id: 'sms-1', from_extension: '101', to_number: '79001234567', text: 'Добрый день' };

describe('a message', () => {
  it('is sent, then delivered', async () => {
    await answerOf(simulator(), 'commands/sms', message);
    await simulator().idle();
    expect(story(simulator())).toEqual(['result/sms 1000', 'sms 1000']);
    expect(simulator().webhooks[1]?.payload).toMatchObject({ command_id: 'sms-1' });
  });

  it('is lost on the way when scripted so', async () => {
    simulator().script.sms('79001234567', { reason: 4391, afterMs: 60_000 });
    await answerOf(simulator(), 'commands/sms', message);
    await simulator().advance(60_000);
    expect(story(simulator())).toEqual(['result/sms 1000']);
    await simulator().advance(100);
    expect(story(simulator())).toEqual(['result/sms 1000', 'sms 4391']);
  });

  it('cannot go to an extension', async () => {
    await answerOf(simulator(), 'commands/sms', { ...message, to_number: '102' });
    await simulator().idle();
    expect(story(simulator())).toEqual(['result/sms 3100']);
  });
});

describe('a query', () => {
  it('lists the employees, with more on request', async () => {
    const plain = await answerOf(simulator(), 'config/users/request', { extension: '101' });
    expect(plain).toMatchObject({ users: [{ general: { name: 'Anna Orlova' }, telephony: { extension: '101' } }] });
    expect(JSON.stringify(plain)).not.toContain('user_id');
    const more = await answerOf(simulator(), 'config/users/request', {
      extension: '101',
      ext_fields: ['general.user_id', 'telephony.line_id', 'groups'],
    });
    expect(more).toMatchObject({
      users: [{ general: { user_id: 3000101 }, telephony: { line_id: 8000001 }, groups: [7000201] }],
    });
  });

  it('lists the groups of one employee', async () => {
    expect(await answerOf(simulator(), 'groups', { operator_extension: '103' })).toMatchObject({
      result: 1000,
      groups: [{ id: 7000202, operators: [{ extension: '103' }, { extension: '104' }] }],
    });
    expect(await answerOf(simulator(), 'groups', { operator_id: 1 })).toEqual({ result: 1000, groups: [] });
  });

  it('tells the lines and the balance', async () => {
    simulator().balance = 12.5;
    expect(await answerOf(simulator(), 'account/balance')).toMatchObject({ balance: 12.5 });
    expect(await answerOf(simulator(), 'incominglines')).toMatchObject({
      lines: [{ number: '74950000001' }, { number: '78000000002', region: 'toll-free' }],
    });
  });
});

describe('an event', () => {
  it('arrives as a signed form below the callback URL', async () => {
    await using receiver = await startReceiver('key', 'salt');
    await using live = await createVatsSimulator({ apiKey: 'key', apiSalt: 'salt', callbackUrl: receiver.url });
    const posted = await live.postEvent('events/dtmf', { dtmf: '12#', text: 'Привет' });
    const checked = await live.checkConnection();
    expect([posted.status, checked.status]).toEqual([200, 200]);
    expect(receiver.deliveries).toEqual([
      {
        path: '/hooks/mango/events/dtmf',
        contentType: 'application/x-www-form-urlencoded',
        json: '{"dtmf":"12#","text":"Привет"}',
        genuine: true,
      },
      { path: '/hooks/mango/ping', contentType: 'application/x-www-form-urlencoded', json: '{}', genuine: true },
    ]);
  });

  it('is told as failed when nobody listens or answers', async () => {
    const silent = await createVatsSimulator({
      webhookTimeoutMs: 30,
      receive: () => new Promise<Response>(() => undefined),
    });
    expect(await silent.postEvent('events/call', {})).toMatchObject({ failure: 'timeout' });
    await silent.close();
    expect(await silent.postEvent('events/call', {})).toMatchObject({ failure: 'closed' });
    await using deaf = await createVatsSimulator();
    expect(await deaf.postEvent('events/call', {})).toMatchObject({ failure: 'noCallbackUrl' });
    // The port of the closed simulator: surely nobody listens there.
    deaf.callbackUrl = silent.origin;
    expect(await deaf.postEvent('events/call', {})).toMatchObject({ failure: 'connection' });
  });
});
