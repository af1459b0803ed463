import { describe, expect, it } from 'vitest';
import { allowDialTo } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import type { Call } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const guard = allowDialTo(['79005551234', '16']);
const allowed = '+7 900 555-12-34';
const other = '79005551235';

const task = { type: 'call', startTime: new Date(0), durationMinutes: 15, toUserId: '1' } as const;
const automatic = { ...task, automaticCall: true };
const text = { userId: 'u', messageId: 'm', firstName: 'A', lastName: 'B', type: 'text', content: 'Hello' } as const;
const ids = { campaignId: '1', taskId: '2' };

/** What rings or messages whom a staging guard doesn't know. */
const refused: Readonly<Record<string, Call>> = {
  'campaigns.start': (vats) => vats.campaigns.start({ campaignId: '1' }),
  'campaigns.startTask': (vats) => vats.campaigns.startTask(ids),
  'campaigns.resetTasks': (vats) => vats.campaigns.resetTasks({ campaignId: '1', taskIds: ['2'] }),
  'campaigns.pushTasks with one strange number': (vats) =>
    vats.campaigns.pushTasks({ campaignId: '1', tasks: [{ number: allowed }, { number: other }] }),
  'campaigns.pushTasks with a strange number of a subtask': (vats) =>
    vats.campaigns.pushTasks({ campaignId: '1', tasks: [{ number: allowed, subtasks: [{ number: other }] }] }),
  'campaigns.addTask': (vats) => vats.campaigns.addTask({ campaignId: '1', number: other }),
  'cc.tasks.create that calls': (vats) => vats.cc.tasks.create({ ...automatic, phone: other }),
  'cc.tasks.create that calls whom it finds': (vats) => vats.cc.tasks.create(automatic),
  'cc.tasks.update that calls': (vats) =>
    vats.cc.tasks.update({ ...automatic, taskId: '1', status: 'open', phone: other }),
  'cc.messages.send to another channel': (vats) => vats.cc.messages.send({ ...text, channelId: '17' }),
};

/** What reaches only who may be reached, or nobody. */
const passing: Readonly<Record<string, Call>> = {
  'campaigns.create': (vats) =>
    vats.campaigns.create({ lineId: '1', name: 'A', schedule: [{ weekday: 1, start: '09:00', end: '18:00' }] }),
  'campaigns.stop': (vats) => vats.campaigns.stop({ campaignId: '1' }),
  'campaigns.stopTask': (vats) => vats.campaigns.stopTask(ids),
  'campaigns.pushTasks': (vats) => vats.campaigns.pushTasks({ campaignId: '1', tasks: [{ number: allowed }] }),
  'campaigns.addTask': (vats) => vats.campaigns.addTask({ campaignId: '1', number: allowed }),
  'cc.tasks.create that calls': (vats) => vats.cc.tasks.create({ ...automatic, phone: allowed }),
  'cc.tasks.create that only reminds': (vats) => vats.cc.tasks.create({ ...task, phone: other }),
  'cc.tasks.update that takes the call back': (vats) =>
    vats.cc.tasks.update({ ...task, automaticCall: false, taskId: '1', status: 'open', phone: other }),
  'cc.messages.send': (vats) => vats.cc.messages.send({ ...text, channelId: '16' }),
};

const answer = { result: 1000, task_id: 1, campaign_id: 1 };

describe('a guard for staging', () => {
  it.each(Object.entries(refused))('refuses %s', async (_name, call) => {
    const { baseUrl, hits } = await serve({ body: answer });
    expect(errorOf(await call(clientOf({ baseUrl, guard })), 'refused').reason).toBe('guard');
    expect(hits).toEqual([]);
  });

  it.each(Object.entries(passing))('lets %s pass', async (_name, call) => {
    const { baseUrl, hits } = await serve({ body: answer });
    valueOf(await call(clientOf({ baseUrl, guard })));
    expect(hits).toHaveLength(1);
  });

  describe('of a merged task', () => {
    const told = {
      task_id: 1,
      status: 0,
      event_type: 1,
      start_time: '2021-10-01 07:30:00',
      duration: 5,
      to_user_id: 1,
    };
    const finish: Call = (vats) => vats.cc.tasks.merge({ taskId: '1', status: 'done' });
    const asked = (automaticCall: unknown) =>
      serve(
        { body: { result: 1000, task: { ...told, is_auto_call: automaticCall, phone: Number(other) } } },
        { body: answer },
      );

    it.each([0, '0', false, null])('lets pass what calls nobody: %j', async (automaticCall) => {
      const { baseUrl, hits } = await asked(automaticCall);
      valueOf(await finish(clientOf({ baseUrl, guard })));
      expect(hits).toHaveLength(2);
    });

    it.each([1, '1', true])('refuses what calls, after it was read: %j', async (automaticCall) => {
      const { baseUrl, hits } = await asked(automaticCall);
      expect(errorOf(await finish(clientOf({ baseUrl, guard })), 'refused').reason).toBe('guard');
      expect(hits).toHaveLength(1);
    });
  });
});
