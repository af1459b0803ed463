import { describe, expect, it } from 'vitest';
import * as gc from '../src/index.ts';
import { readEvent } from '../src/index.ts';
import { documented, types, wireTypes } from './support/wire.ts';

const publicTypes: Readonly<Record<string, string>> = types;

/** Our names where they are not the vendor's. */
const publicNames: Readonly<Record<string, string>> = {
  dialogID: 'dialogId',
  prevDialogId: 'previousDialogId',
  queue: 'queues',
  skills: 'skillGroups',
  agentExtension: 'ports',
};

/** Fields that hold more than a text: what comes, and how it is read. */
const structured: Readonly<Record<string, readonly [unknown, unknown]>> = {
  callVariables: [[{ name: 'callVariable1', value: 'gold' }], [{ name: 'callVariable1', value: 'gold' }]],
  participants: [[{ mediaAddress: '7001', state: 'Active' }], [{ mediaAddress: '7001', state: 'ACTIVE' }]],
  reasonCodes: [[{ 1: 'Complaint' }], [{ code: '1', label: 'Complaint' }]],
  users: [[{ loginId: '1001' }], [{ loginId: '1001' }]],
  supervisors: [[{ loginId: '1001' }], [{ loginId: '1001' }]],
  queue: [[{ name: 'Sales' }], [{ name: 'Sales' }]],
  skills: [[{ name: 'Russian' }], [{ name: 'Russian' }]],
  teams: [[{ id: '1' }], [{ id: '1' }]],
  team: [{ id: '1' }, { id: '1' }],
  agentExtension: [{ dialNumber: '7001' }, [{ dialNumber: '7001' }]],
  supervisor: ['true', true],
  totalNumberOfTeams: ['3', 3],
  state: ['Active', 'ACTIVE'],
  pendingState: ['ready', 'READY'],
};

/** What a listed value is read as. */
function readAs(field: string, value: string): unknown {
  if (value === 'null') return undefined;
  if (field === 'supervisor') return value === 'true';
  return field === 'state' ? value.toUpperCase() : value;
}

const fields = documented.filter(({ field }) => field !== 'type');

describe('every field of the document', () => {
  it('is in the table: 29 sections and 23 types', () => {
    expect(documented).toHaveLength(132);
    expect(new Set(documented.map(({ section }) => section)).size).toBe(29);
    expect(new Set(documented.map(({ type }) => type)).size).toBe(23);
  });

  it.each(documented.filter(({ field }) => field === 'type'))('$section: $type has a type of ours', ({ type }) => {
    expect(readEvent({ type }).type).toBe(publicTypes[type]);
  });

  it.each(fields)('$section: $field is read', ({ type, field, values }) => {
    const [wire, value] = structured[field] ?? ['some text', 'some text'];
    const name = publicNames[field] ?? field;
    expect(readEvent({ type, [field]: wire })).toMatchObject({ type: publicTypes[type], [name]: value });
    expect(readEvent({ type })).not.toMatchObject({ [name]: value });
    for (const listed of values === '' ? [] : values.split(';')) {
      const event = readEvent({ type, [field]: listed === 'null' ? null : listed }) as unknown as Record<
        string,
        unknown
      >;
      expect(event[name]).toBe(readAs(field, listed));
      expect(name in event).toBe(listed !== 'null');
    }
  });

  it.each([...new Set(documented.map(({ section }) => section))])('%s is read as a whole', (section) => {
    const rows = fields.filter((row) => row.section === section);
    const type = documented.find((row) => row.section === section)?.type ?? '';
    const wire = Object.fromEntries(rows.map(({ field }) => [field, structured[field]?.[0] ?? field]));
    const read = Object.fromEntries(
      rows.map(({ field }) => [publicNames[field] ?? field, structured[field]?.[1] ?? field]),
    );
    expect(readEvent({ type, ...wire, agentId: '1001' })).toMatchObject({
      ...read,
      type: publicTypes[type],
      agentId: '1001',
    });
  });
});

describe('the lists of known words', () => {
  it.each([
    ['System', 'status', gc.systemStatuses],
    ['ConnectStatus', 'status', gc.connectStatuses],
    ['State', 'state', gc.agentStates],
    ['ReasonCodes', 'category', gc.reasonCodeCategories],
    ['ConsultCall', 'state', gc.consultStates],
    ['DialogState', 'state', gc.askedDialogStates],
  ] as const)('of %s %s are those of the document', (type, field, known) => {
    const row = documented.find((found) => found.type === type && found.field === field);
    expect(row?.values.split(';')).toEqual([...known]);
  });

  it('hold no word twice, and let others pass', () => {
    const lists = [gc.agentStates, gc.callTypes, gc.dialogStates, gc.participantStates, gc.participantActions];
    for (const list of lists) expect(new Set<string>(list).size).toBe(list.length);
    expect(readEvent({ type: 'State', state: 'LOGIN' })).toEqual({ type: 'state', state: 'LOGIN' });
    expect(readEvent({ type: 'InboundCall', callType: 'New' })).toEqual({ type: 'inboundCall', callType: 'New' });
  });
});

describe('events that somebody has published', () => {
  it.each([
    [
      { type: 'System', status: 'OUT_OF_SERVICE' },
      { type: 'system', status: 'OUT_OF_SERVICE' },
    ],
    [
      { type: 'ConnectStatus', status: 'ConnectSuccess' },
      { type: 'connectStatus', status: 'ConnectSuccess' },
    ],
    [
      { type: 'Error', errorType: 'SUBSCRIPTION_FAILED || Unauthorized', errorMessage: 'Invalid Credentials' },
      { type: 'error', errorType: 'SUBSCRIPTION_FAILED || Unauthorized', errorMessage: 'Invalid Credentials' },
    ],
    [
      {
        type: 'State',
        agentId: 'a1',
        state: 'NOT_READY',
        reasonCode: '8',
        stateChangeTimeString: '',
        pendingState: '',
        stateChangeTime: '2019-09-17 12:46:21',
      },
      { type: 'state', agentId: 'a1', state: 'NOT_READY', reasonCode: '8', stateChangeTime: '2019-09-17 12:46:21' },
    ],
    [
      { type: 'ReasonCodes', category: 'WrapUp', reasonCodes: [{ 1: 'Complaint' }, { 2: 'Inquiry New' }] },
      {
        type: 'reasonCodes',
        category: 'WrapUp',
        reasonCodes: [
          { code: '1', label: 'Complaint' },
          { code: '2', label: 'Inquiry New' },
        ],
      },
    ],
  ])('%j', (wire, event) => {
    expect(readEvent(wire)).toStrictEqual(event);
  });
});

describe('every type', () => {
  it.each(wireTypes)('%s may come without anything, or with an agent', (type) => {
    expect(readEvent({ type }).type).toBe(types[type]);
    expect(readEvent({ type, agentId: 1001 })).toMatchObject({ type: types[type], agentId: '1001' });
  });

  it.each(['', 'system', 'TeamAgents', 'STATE', '__proto__', 'constructor', 'toString', 7, null, undefined, ['State']])(
    '%j is none, and unknown',
    (type) => {
      expect(readEvent({ type, agentId: '1001' })).toMatchObject({ type: 'unknown', agentId: '1001' });
    },
  );

  it('that is unknown is told if it is short and plain', () => {
    expect(readEvent({ type: 'Team News' })).toEqual({ type: 'unknown', wireType: 'Team News' });
    for (const type of ['x'.repeat(65), 'a\nb', 'Anrufer: +7 495', '', 7]) {
      expect(readEvent({ type })).toStrictEqual({ type: 'unknown' });
    }
  });
});
