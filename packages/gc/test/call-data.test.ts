import { describe, expect, it } from 'vitest';
import { readEvent } from '../src/index.ts';

describe('call variables', () => {
  const read = [
    { name: 'callVariable1', value: 'gold' },
    { name: 'callVariable2', value: '' },
    { name: 'user.ticket', value: '77' },
  ];
  const map = { callVariable1: 'gold', callVariable2: null, 'user.ticket': 77 };
  const named = [
    { name: 'callVariable1', value: 'gold', type: 'dropped' },
    { name: 'callVariable2' },
    { name: 'user.ticket', value: 77 },
  ];
  const single = [{ callVariable1: 'gold' }, { callVariable2: {} }, { 'user.ticket': 77 }];

  it.each([
    ['objects of name and value', named],
    ['objects of one member', single],
    ['a map', map],
    ['objects of name and value under CallVariable', { CallVariable: named }],
    ['objects of one member under CallVariable', { CallVariable: single }],
    ['a map under CallVariable', { CallVariable: map }],
  ])('come as %s', (_, callVariables) => {
    expect(readEvent({ type: 'InboundCall', callVariables })).toStrictEqual({
      type: 'inboundCall',
      callVariables: read,
    });
  });

  it('may be one alone, without a list', () => {
    const one = { name: 'callVariable1', value: 'gold' };
    for (const callVariables of [one, { CallVariable: one }]) {
      expect(readEvent({ type: 'NewInboundCall', callVariables })).toMatchObject({ callVariables: [one] });
    }
  });

  it('of a map may be called "name"', () => {
    const event = readEvent({ type: 'ConsultCall', callVariables: { name: 'Ann', city: 'Oslo' } });
    expect(event).toMatchObject({
      callVariables: [
        { name: 'name', value: 'Ann' },
        { name: 'city', value: 'Oslo' },
      ],
    });
  });

  it('are none, or absent', () => {
    for (const callVariables of [[], ['gold', null, ['gold'], 7]]) {
      expect(readEvent({ type: 'InboundCall', callVariables })).toMatchObject({ callVariables: [] });
    }
    for (const callVariables of ['', null, undefined, 'text', 7]) {
      expect(readEvent({ type: 'InboundCall', callVariables })).not.toHaveProperty('callVariables');
    }
  });
});

describe('participants', () => {
  const wire = {
    mediaAddress: 7001,
    mediaAddressType: 'AGENT_DEVICE',
    actions: ['HOLD', 'NEW_ACTION'],
    startTime: '2019-09-17T12:46:21.000Z',
    state: 'Held',
    stateCause: '',
    stateChangeTime: null,
    password: 'dropped',
  };
  const participant = {
    mediaAddress: '7001',
    mediaAddressType: 'AGENT_DEVICE',
    actions: ['HOLD', 'NEW_ACTION'],
    startTime: '2019-09-17T12:46:21.000Z',
    state: 'HELD',
  };

  it.each([
    ['a list', [wire]],
    ['one alone', wire],
    ['a list under Participant', { Participant: [wire] }],
    ['one under Participant', { Participant: wire }],
  ])('come as %s', (_, participants) => {
    expect(readEvent({ type: 'InboundCall', participants })).toStrictEqual({
      type: 'inboundCall',
      participants: [participant],
    });
  });

  it.each([
    ['a list', ['HOLD', 'DROP']],
    ['a list under action', { action: ['HOLD', 'DROP'] }],
  ])('may do what stands in %s', (_, actions) => {
    expect(readEvent({ type: 'ConsultCall', participants: [{ actions }] })).toMatchObject({
      participants: [{ actions: ['HOLD', 'DROP'] }],
    });
    expect(readEvent({ type: 'ConsultCall', participants: [{ actions: { action: 'HOLD' } }] })).toMatchObject({
      participants: [{ actions: ['HOLD'] }],
    });
  });

  it('may do nothing, or nobody says what', () => {
    const participants = [{ actions: [] }, { actions: '' }, { actions: ['HOLD', 7, null] }, { actions: null }, {}];
    expect(readEvent({ type: 'ConsultCall', participants })).toStrictEqual({
      type: 'consultCall',
      participants: [{ actions: [] }, { actions: [] }, { actions: ['HOLD'] }, {}, {}],
    });
  });
});
