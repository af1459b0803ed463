import { expectTypeOf } from 'vitest';
import type {
  CallOptions,
  Campaign,
  CampaignDetails,
  ContactCentreTask,
  Deal,
  PageTaskField,
  Presence,
  Result,
  RowStream,
  SavedTask,
  TaskResults,
  VatsClient,
  VatsCode,
  VatsError,
} from '../src/index.ts';
import type { PageTaskOfCampaign } from '../src/index.ts';

declare const vats: VatsClient;

type Options = CallOptions<VatsCode>;
type Answer<T> = Promise<Result<T, VatsError>>;

expectTypeOf(vats.campaigns.list).returns.toEqualTypeOf<Answer<readonly Campaign[]>>();
expectTypeOf(vats.campaigns.get).returns.toEqualTypeOf<Answer<CampaignDetails>>();
expectTypeOf(vats.campaigns.update).returns.toEqualTypeOf<Answer<void>>();
expectTypeOf(vats.campaigns.allTasks).returns.toExtend<RowStream<PageTaskOfCampaign, object, VatsError>>();
expectTypeOf(vats.cc.presence).returns.toEqualTypeOf<Answer<readonly Presence[]>>();
expectTypeOf(vats.cc.tasks.done).returns.toEqualTypeOf<Answer<TaskResults>>();
expectTypeOf(vats.cc.tasks.merge).returns.toEqualTypeOf<Answer<SavedTask>>();
expectTypeOf(vats.cc.tasks.merge).parameter(1).toEqualTypeOf<Options | undefined>();
expectTypeOf(vats.cc.deals.merge).returns.toEqualTypeOf<Answer<void>>();

// What is read is open for words that the vendor adds, what is written is not.
expectTypeOf<'29'>().toExtend<NonNullable<PageTaskOfCampaign['statusReason']>>();
expectTypeOf<'postponed'>().toExtend<NonNullable<Deal['status']>>();
expectTypeOf<'9'>().toExtend<NonNullable<ContactCentreTask['status']>>();
expectTypeOf<PageTaskField>().not.toExtend<'campaignStatus'>();
expectTypeOf<'customFields'>().toExtend<PageTaskField>();

/** What is called with what. Never run. */
export function inputs(): unknown[] {
  const campaign = { lineId: '1', name: 'A', schedule: [{ weekday: 1, start: '09:00', end: '18:00' }] } as const;
  const task = { type: 'call', startTime: new Date(), durationMinutes: 15, toUserId: '1' } as const;
  const deal = { contactId: '1', name: 'A', userId: '1', funnelId: '1', stepId: '1' };
  const client = { channelId: '1', userId: 'u', messageId: 'm', firstName: 'A', lastName: 'B' };
  return [
    vats.campaigns.list(),
    vats.campaigns.create({ ...campaign, service: '12', timerNotAvailableSeconds: null }),
    // @ts-expect-error not every number of redials is offered
    vats.campaigns.create({ ...campaign, redialBusy: 2 }),
    // @ts-expect-error an answer's wait may not be sent
    vats.campaigns.create({ ...campaign, timerNoAnswerSeconds: 1800 }),
    // @ts-expect-error weeks have seven days
    vats.campaigns.create({ ...campaign, schedule: [{ weekday: 8, start: '09:00', end: '18:00' }] }),
    // @ts-expect-error only a new campaign can be endless
    vats.campaigns.update({ campaignId: '1', lineId: '1', endless: true }),
    // @ts-expect-error nobody says what 12 is, and only a new campaign can have it
    vats.campaigns.update({ campaignId: '1', lineId: '1', service: '12' }),
    // @ts-expect-error an id is a text, so that none is rounded
    vats.campaigns.start({ campaignId: 16340 }),
    vats.campaigns.tasks({ campaignIds: ['1'], fields: ['taskId', 'comment'] }),
    // @ts-expect-error fields have the names that are read
    vats.campaigns.tasks({ campaignIds: ['1'], fields: ['task_id'] }),
    // @ts-expect-error the cursor is the stream's affair
    vats.campaigns.allTasks({ campaignIds: ['1'], cursor: 'c' }),
    vats.cc.presence(),
    vats.cc.users.setStatus({ userId: '1', status: 'offline', endAllSessions: true }),
    // @ts-expect-error whoever says no says nothing
    vats.cc.users.setStatus({ userId: '1', status: 'offline', endAllSessions: false }),
    vats.cc.tasks.create({ ...task, priority: null }),
    // @ts-expect-error a change says how far the task is
    vats.cc.tasks.update({ ...task, taskId: '1' }),
    vats.cc.tasks.merge({ taskId: '1' }),
    // @ts-expect-error something is to be changed
    vats.cc.tasks.merge({ status: 'done' }),
    vats.cc.deals.create(deal),
    // @ts-expect-error the word of the wire
    vats.cc.deals.list({ status: 'in_work' }),
    vats.cc.deals.merge({ dealId: '1', status: 'failed', failure: 'competitor' }),
    // @ts-expect-error the date of a deal is set when it is made
    vats.cc.deals.merge({ dealId: '1', createDate: '2026-01-01' }),
    vats.cc.messages.send({ ...client, type: 'text', content: 'Hello' }),
    vats.cc.messages.send({ ...client, type: 'file', link: 'https://a.example/a', fileName: 'a', fileSizeBytes: 1 }),
    // @ts-expect-error a text has a content
    vats.cc.messages.send({ ...client, type: 'text' }),
    // @ts-expect-error a text has no link
    vats.cc.messages.send({ ...client, type: 'text', content: 'a', link: 'https://a.example/a' }),
    // @ts-expect-error a file has a size
    vats.cc.messages.send({ ...client, type: 'file', link: 'https://a.example/a', fileName: 'a' }),
  ];
}
