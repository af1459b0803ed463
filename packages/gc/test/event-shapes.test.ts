import { describe, expect, it } from 'vitest';
import { readEvent } from '../src/index.ts';

const calls = ['InboundCall', 'OutboundCall'] as const;

describe('the ids of a call', () => {
  it.each(['dialogId', 'dialogID', 'DialogId', 'DialogID'])('are read from %s', (name) => {
    for (const type of [...calls, 'NewInboundCall', 'DialogState']) {
      expect(readEvent({ type, [name]: '16804377' })).toMatchObject({ dialogId: '16804377' });
      expect(readEvent({ type, dialogID: null, dialogId: '', [name]: 16804377 })).toMatchObject({
        dialogId: '16804377',
      });
    }
  });

  it.each(calls)('of calls beside it are read in an %s, and null is none', (type) => {
    expect(readEvent({ type, associatedDialogId: '1', prevDialogId: '2' })).toMatchObject({
      associatedDialogId: '1',
      previousDialogId: '2',
    });
    expect(readEvent({ type, associatedDialogID: 1, prevDialogID: 2 })).toMatchObject({
      associatedDialogId: '1',
      previousDialogId: '2',
    });
    const none = readEvent({ type, dialogId: null, associatedDialogId: null, prevDialogId: null });
    expect(Object.keys(none)).toEqual(['type']);
  });

  it('of a consultation keep their own name, since the document has two meanings for it', () => {
    const event = readEvent({ type: 'ConsultCall', assDialogId: '7' });
    expect(event).toStrictEqual({ type: 'consultCall', assDialogId: '7' });
    expect(readEvent({ type: 'ConsultCall', assDialogID: 7, dialogId: '8' })).toStrictEqual(event);
  });
});

describe('a state', () => {
  it.each(['State', 'InboundCall', 'OutboundCall', 'ConsultCall', 'DialogState'])('of %s', (type) => {
    expect(readEvent({ type, State: 'Held' })).toMatchObject({ state: 'HELD' });
    expect(readEvent({ type, state: 'Active', State: 'Held' })).toMatchObject({ state: 'ACTIVE' });
    expect(readEvent({ type, state: '', State: 'Held' })).toMatchObject({ state: 'HELD' });
    expect(readEvent({ type, state: {} })).not.toHaveProperty('state');
  });
});

describe('an empty value', () => {
  it.each([
    ['""', ''],
    ['null', null],
    ['{}', {}],
    ['[]', []],
    ['nothing', undefined],
  ])('%s is absent', (_, empty) => {
    expect(Object.keys(readEvent({ type: 'InboundCall', queueName: empty }))).toEqual(['type']);
    expect(Object.keys(readEvent({ type: 'State', label: empty, reasonCode: empty }))).toEqual(['type']);
    expect(readEvent({ type: 'AgentInfo', supervisor: empty })).not.toHaveProperty('supervisor');
  });
});

describe('numbers and booleans', () => {
  it('may be texts, and texts may be numbers', () => {
    const read = { type: 'agentInfo', supervisor: true, totalNumberOfTeams: 2, agentId: '1001' };
    expect(readEvent({ type: 'AgentInfo', supervisor: true, totalNumberOfTeams: 2, agentId: 1001 })).toEqual(read);
    expect(readEvent({ type: 'AgentInfo', supervisor: 'True', totalNumberOfTeams: '2', agentId: '1001' })).toEqual(
      read,
    );
    expect(readEvent({ type: 'AgentInfo', supervisor: 'false' })).toMatchObject({ supervisor: false });
    expect(readEvent({ type: 'State', reasonCode: 8, extension: 7001 })).toMatchObject({
      reasonCode: '8',
      extension: '7001',
    });
  });

  it('that are none are absent', () => {
    const event = readEvent({ type: 'AgentInfo', supervisor: 'perhaps', totalNumberOfTeams: 'many' });
    expect(Object.keys(event)).toEqual(['type']);
  });
});

describe('messages', () => {
  it.each(['status', 'control', 'callback'] as const)('of %s stand wherever there is a text', (type) => {
    expect(readEvent({ type, message: 'Dialling' })).toStrictEqual({ type, message: 'Dialling' });
    expect(readEvent({ type, agentId: '1', dialogId: '2', text: 'Dialling', more: 'x' })).toStrictEqual({
      type,
      message: 'Dialling',
      agentId: '1',
    });
    expect(readEvent({ type, first: 'x', message: 'Dialling' })).toStrictEqual({ type, message: 'Dialling' });
    expect(readEvent({ type, count: 7, list: ['x'] })).toStrictEqual({ type });
  });
});
