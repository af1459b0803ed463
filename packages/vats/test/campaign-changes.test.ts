import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { errorOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const needed = {
  lineId: '8000001',
  name: 'Debtors',
  schedule: [{ weekday: 1, start: '07:00', end: '15:30' }],
} as const;
const neededOnWire = {
  line_id: '8000001',
  name: 'Debtors',
  schedule: [{ weekday: 1, start: '07:00', end: '15:30' }],
};

describe('campaigns', () => {
  exchanges({
    'campaigns.create with what is needed': {
      call: (vats) => vats.campaigns.create(needed),
      path: 'campaign/add',
      json: neededOnWire,
      answer: { result: 1000, campaign_id: 16340 },
      value: { campaignId: '16340' },
    },
    'campaigns.create with everything': {
      call: (vats) =>
        vats.campaigns.create({
          ...needed,
          createdByUserId: '3000101',
          priority: 1,
          order: 999,
          service: 'deferredCall',
          startDate: '2023-01-26T15:25:00+03:00',
          endDate: new Date(Date.UTC(2023, 1, 26, 12, 25)),
          operatorIds: ['3000101'],
          dialMode: 7,
          voiceMessageId: '501',
          holdMessageId: '502',
          redialMax: 5,
          redialBusy: 3,
          redialNoAnswer: 5,
          redialNotAvailable: 10,
          answerWaitSeconds: 60,
          additionalCallsFactor: 0.1,
          timerBusySeconds: 60,
          timerNoAnswerSeconds: 86_400,
          timerNotAvailableSeconds: null,
          redialAntirobotVoiceMail: 1,
          redialAntirobotBusy: 3,
          redialAntirobotClientHungUp: 1,
          redialAntirobotNotAvailable: 4,
          timerAntirobotVoiceMailSeconds: 900,
          timerAntirobotBusySeconds: 864_000,
          timerAntirobotClientHungUpSeconds: 7200,
          timerAntirobotNotAvailableSeconds: 86_400,
          afterCallSeconds: 7,
          operatorSipTrunkId: '11',
          clientSipTrunkId: '12',
          autoSubstituteNumber: true,
          timezoneMode: 2,
          antirobot: false,
          smsSender: 'Shop',
          endless: true,
          didAbonentIds: ['5'],
        }),
      path: 'campaign/add',
      json: {
        ...neededOnWire,
        created_by: '3000101',
        priority: 1,
        order: 999,
        service_type: 5,
        start_date: '2023-01-26 12:25:00',
        end_date: '2023-02-26 12:25:00',
        operators: ['3000101'],
        dial_mode: 7,
        voice_message_id: '501',
        hold_message_id: '502',
        redial_max: 5,
        redial_busy: 3,
        redial_no_answer: 5,
        redial_not_avail: 10,
        answer_wait: 60,
        add_calls_coef: 0.1,
        timer_busy: 60,
        timer_no_answer: 86400,
        timer_not_avail: null,
        redial_antirobot_voice_mail: 1,
        redial_antirobot_busy: 3,
        redial_antirobot_client_hungup: 1,
        redial_antirobot_not_avail: 4,
        timer_antirobot_voice_mail: 900,
        timer_antirobot_busy: 864000,
        timer_antirobot_client_hungup: 7200,
        timer_antirobot_not_avail: 86400,
        call_processing: 7,
        sip_trunk_id_operator: '11',
        sip_trunk_id_client: '12',
        use_auto_substitution_num: 1,
        timezone_mode: 2,
        antirobot: 0,
        sms_sender: 'Shop',
        endless: true,
        did_abonent_ids: ['5'],
      },
      answer: { result: '1000', campaign_id: '16340' },
      value: { campaignId: '16340' },
    },
    'campaigns.update': {
      call: (vats) =>
        vats.campaigns.update({ campaignId: '16340', lineId: '8000001', service: 'missedInIvr', redialBusy: 1 }),
      path: 'campaign/update',
      json: { campaign_id: '16340', line_id: '8000001', service_type: 10, redial_busy: 1 },
      answer: { Result: 1000 },
    },
    'campaigns.start': {
      call: (vats) => vats.campaigns.start({ campaignId: '16340' }),
      path: 'campaign/start',
      json: { campaign_id: '16340' },
      answer: { result: 1000, status: 1 },
      value: { status: 'planned' },
    },
    'campaigns.stop': {
      call: (vats) => vats.campaigns.stop({ campaignId: '16340' }),
      path: 'campaign/stop',
      json: { campaign_id: '16340' },
      answer: { result: 1000, status: '3' },
      value: { status: 'stopping' },
    },
    'campaigns.remove': {
      call: (vats) => vats.campaigns.remove({ campaignId: '16340' }),
      path: 'campaign/delete',
      json: { campaign_id: '16340' },
      answer: { result: 1000, status: 6 },
      value: { status: 'deleting' },
    },
  });

  refusals([
    ['a campaign without a schedule', 'schedule', (vats) => vats.campaigns.create({ ...needed, schedule: [] })],
    [
      'a day that no week has',
      'schedule[0].weekday',
      (vats) => vats.campaigns.create({ ...needed, schedule: [{ weekday: untyped(8), start: '07:00', end: '08:00' }] }),
    ],
    [
      'an hour that no day has',
      'schedule[0].end',
      (vats) => vats.campaigns.create({ ...needed, schedule: [{ weekday: 7, start: '07:00', end: '24:00' }] }),
    ],
    ['a name that is too long', 'name', (vats) => vats.campaigns.create({ ...needed, name: 'x'.repeat(71) })],
    [
      'a number of redials that is not offered',
      'redialBusy',
      (vats) => vats.campaigns.create({ ...needed, redialBusy: untyped(2) }),
    ],
    [
      'a wait that is not offered',
      'timerNotAvailableSeconds',
      (vats) => vats.campaigns.create({ ...needed, timerNotAvailableSeconds: untyped(1800) }),
    ],
    [
      'a factor beyond five',
      'additionalCallsFactor',
      (vats) => vats.campaigns.create({ ...needed, additionalCallsFactor: 5.1 }),
    ],
    [
      'an hour of which nobody knows the zone',
      'startDate',
      (vats) => vats.campaigns.create({ ...needed, startDate: '2023-01-26 12:25:00' }),
    ],
    [
      'an end before the start',
      'endDate',
      (vats) =>
        vats.campaigns.create({ ...needed, startDate: '2023-01-26T12:00:00Z', endDate: '2023-01-26T12:00:00Z' }),
    ],
    ['a change without the line', 'lineId', (vats) => vats.campaigns.update(untyped({ campaignId: '1' }))],
    [
      'a change to what only a new one can be',
      'endless',
      (vats) => vats.campaigns.update(untyped({ campaignId: '1', lineId: '1', endless: true })),
    ],
    [
      'a change to a service nobody knows',
      'service',
      (vats) => vats.campaigns.update({ campaignId: '1', lineId: '1', service: untyped('12') }),
    ],
    ['an id that is a number', 'campaignId', (vats) => vats.campaigns.start(untyped({ campaignId: 16340 }))],
  ]);

  it('say why one was not started', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 5106, message: 'status' } });
    const error = errorOf(await clientOf({ baseUrl }).campaigns.start({ campaignId: '1' }), 'api');
    expect(error).toMatchObject({ code: 5106, outcome: 'rejected' });
    expect(hits).toHaveLength(1);
  });
});
