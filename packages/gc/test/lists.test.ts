import { describe, expect, it } from 'vitest';
import { readEvent } from '../src/index.ts';

describe('reasons', () => {
  const reasonCodes = [
    { code: '8', label: 'Lunch' },
    { code: '20', label: 'Training' },
  ];

  it.each([
    ['objects of one member', [{ 8: 'Lunch' }, { 20: 'Training' }]],
    ['a map', { 8: 'Lunch', 20: 'Training' }],
    [
      'objects of code and label',
      [
        { code: 8, label: 'Lunch' },
        { code: '20', label: 'Training', category: 'x' },
      ],
    ],
    ['either under ReasonCode', { ReasonCode: [{ code: 8, label: 'Lunch' }, { 20: 'Training' }] }],
  ])('come as %s', (_, wire) => {
    expect(readEvent({ type: 'ReasonCodes', reasonCodes: wire })).toStrictEqual({ type: 'reasonCodes', reasonCodes });
  });

  it.each([undefined, null, '', [], {}])('are none if %j comes', (wire) => {
    expect(readEvent({ type: 'ReasonCodes', reasonCodes: wire })).toStrictEqual({
      type: 'reasonCodes',
      reasonCodes: [],
    });
  });
});

describe('lists whose elements nobody has described', () => {
  const user = { loginId: '1001', state: 'ready', extension: 7001, firstName: 'Ann', salary: 1 };
  const users = [{ loginId: '1001', state: 'READY', extension: '7001', firstName: 'Ann' }];

  it.each(['Agents', 'Team Agents'])('%s: one alone, or under its item', (type) => {
    for (const found of [{ users: [user] }, { users: user }, { users: { User: [user] } }]) {
      expect(readEvent({ type, ...found })).toMatchObject({ users });
    }
    expect(readEvent({ type, users: [] })).toMatchObject({ users: [] });
  });

  it('keep a place for an element that is no object', () => {
    expect(readEvent({ type: 'Agents', users: ['1001', null, user] })).toMatchObject({ users: [{}, {}, ...users] });
    expect(readEvent({ type: 'skillGroup', skills: ['Russian', 7] })).toMatchObject({
      skillGroups: [{ text: 'Russian' }, { text: '7' }],
    });
    expect(readEvent({ type: 'AgentInfo', team: 'Sales', teams: ['Sales', { id: 2 }] })).toMatchObject({
      team: { text: 'Sales' },
      teams: [{ text: 'Sales' }, { id: '2' }],
    });
    expect(readEvent({ type: 'agentExtension', agentExtension: '7001' })).toMatchObject({ ports: [{ text: '7001' }] });
  });

  it.each(['books', 'phoneBooks', 'x'])('phonebooks are the first array, here under %s', (name) => {
    const wire = { count: 1, [name]: [{ name: 'All', type: 'GLOBAL', contacts: '/contacts' }], later: [1, 2] };
    for (const type of ['PhoneBook', 'Team PhoneBook']) {
      expect(readEvent({ type, ...wire })).toStrictEqual({
        type: type === 'PhoneBook' ? 'phonebooks' : 'teamPhonebooks',
        phonebooks: [{ name: 'All', type: 'GLOBAL' }],
      });
      expect(readEvent({ type, count: 1, [name]: { name: 'All' } })).toMatchObject({ phonebooks: [{ name: 'All' }] });
      expect(readEvent({ type, count: 1 })).toMatchObject({ phonebooks: [] });
    }
  });

  it('phonebooks may bring their contacts', () => {
    const contact = { firstName: 'Ann', lastName: 'Example', phoneNumber: 74955404444, description: '' };
    const read = { firstName: 'Ann', lastName: 'Example', phoneNumber: '74955404444' };
    expect(readEvent({ type: 'PhoneBook', list: [{ contacts: [contact] }] })).toStrictEqual({
      type: 'phonebooks',
      phonebooks: [{ contacts: [read] }],
    });
    expect(readEvent({ type: 'phoneBook_contacts', list: [contact] })).toStrictEqual({
      type: 'contacts',
      contacts: [read],
    });
  });

  it('queues bring figures, of which -1 says nothing', () => {
    const statistics = { callsInQueue: '4', agentsReady: 0, agentsNotReady: -1, startTimeOfLongestCallInQueue: -1 };
    expect(readEvent({ type: 'Queue Stats', queue: [{ name: 'Sales', statistics }] })).toStrictEqual({
      type: 'queueStats',
      queues: [{ name: 'Sales', statistics: { callsInQueue: 4, agentsReady: 0 } }],
    });
  });
});
