import { describe, expect, it } from 'vitest';
import { allowDialTo } from '../src/index.ts';
import { desk } from './support/desk.ts';
import { errorOf } from './support/say.ts';
import { callVerb, verbNames, verbs } from './support/verbs.ts';

const stranger = '79990000000';
const at = { dialogId: 'd1', callbackTime: '2030-03-07T14:30' };

/** Every command that can make a telephone ring, or join a talk, with somebody who isn't on the list of staging. */
const ringing: Readonly<Record<string, object>> = {
  makeCall: { number: stranger },
  blindTransfer: { number: stranger, dialogId: 'd1' },
  consultCall: { number: stranger, dialogId: 'd1' },
  consultTransfer: { extension: '7999', dialogId: 'd1' },
  completeConference: { extension: '7999', dialogId: 'd1' },
  acceptOutboundPreview: { dialogId: 'd1' },
  scheduleCallback: { ...at, callbackNumber: stranger },
  updateCallback: { ...at, callbackNumber: stranger },
  mobileAgentLogin: { phone: stranger, mode: 'CALL_BY_CALL' },
  silentMonitor: { extension: '7999' },
  bargeIn: { extension: '7999', dialogId: 'd1' },
};

describe('on staging', () => {
  it.each(Object.entries(ringing))('%s reaches nobody who is not on the list', async (verb, input) => {
    const { agent, sent } = await desk({ options: { guard: allowDialTo(['7001', '74955404444']) } });
    expect(errorOf(await callVerb(agent, verb, input), 'refused')).toMatchObject({
      reason: 'guard',
      outcome: 'not_sent',
    });
    expect(sent()).toEqual([]);
  });

  it('these are all that ring', () => {
    const names = verbNames.filter((name) => verbs[name].command.reach !== undefined);
    expect(names.toSorted()).toEqual(Object.keys(ringing).toSorted());
  });
});
