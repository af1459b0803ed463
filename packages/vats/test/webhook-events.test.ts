import { describe, expect, it } from 'vitest';
import { rawOf } from '../src/index.ts';
import { at, eventTables, wireOf } from './support/event-table.ts';
import { desk, request, signedForm, type Desk } from './support/webhooks.ts';

/** Posts a JSON text and answers the event that was heard. */
async function heard(path: string, json: string, receiver: Desk = desk()): Promise<unknown> {
  expect(await receiver.send(path, json)).toBe(200);
  return receiver.heard.at(-1)?.event;
}

it('the table has twenty kinds of events and the twelve results', () => {
  const events = eventTables.filter(({ name }) => !name.startsWith('result/'));
  expect([events.length, eventTables.length - events.length]).toEqual([20, 12]);
  expect(eventTables.flatMap(({ fields }) => fields)).toHaveLength(224);
});

describe.each(eventTables)('$name', ({ path, kind, fields }) => {
  it('is read field by field, as the table has it', async () => {
    const event = await heard(path, wireOf(fields));
    expect(event).toMatchObject({ kind });
    for (const { public: place, value } of fields.filter((field) => field.public !== ''))
      expect([place, at(event, place)]).toEqual([place, value]);
  });

  it('may be posted below any base path, and with a slash at its end', async () => {
    for (const around of [`mango-api-connector/${path}`, `/vpbx/api/v1/${path}/`, `events/x/result/y/${path}`]) {
      expect(await heard(around, wireOf(fields))).toMatchObject({ kind });
    }
  });

  it('keeps what came, for who asks for it', async () => {
    const json = wireOf(fields);
    const receiver = desk();
    await receiver.send(path, json);
    // Numbers that no double can hold are kept as texts.
    expect(rawOf(receiver.heard[0]?.event)).toEqual(JSON.parse(json.replace(/:(\d{17,})/g, ':"$1"')));
    expect(JSON.stringify(receiver.heard[0]?.event)).not.toContain('entry_id');
  });

  it('drops what it does not know', async () => {
    const json = wireOf(fields).replace(/^\{/, '{"not_in_the_manual":{"deep":1},');
    expect(await heard(path, json)).toEqual(await heard(path, wireOf(fields)));
  });
});

const rows = eventTables.flatMap((table) => table.fields.map((field) => ({ ...table, ...field, all: table.fields })));
const told = rows.filter((row) => row.public !== '');

it.each(told.filter(({ required }) => !required))(
  '$name: $field need not be there, and may be nonsense',
  async ({ path, kind, field, public: place, all }) => {
    const without = await heard(path, wireOf(all.filter((other) => other.field !== field)));
    expect(at(without, place)).toBeUndefined();
    for (const nonsense of ['{"odd":[]}', '[1]', 'null', '""', '[]', 'true']) {
      expect(await heard(path, wireOf(all, { [field]: nonsense }))).toMatchObject({ kind });
    }
  },
);

// A task is known by its fields: with one less it is none.
it.each(told.filter(({ required, field, kind }) => required && !field.includes('.') && kind !== 'task'))(
  '$name: without $field it is 400, and the place is named',
  async ({ path, field, public: place, all }) => {
    const receiver = desk();
    const json = wireOf(all.filter((other) => other.field !== field));
    expect(await receiver.send(path, json)).toBe(400);
    expect(receiver.heard).toEqual([]);
    const body = new TextEncoder().encode(signedForm(json));
    const { error } = await receiver.verify({ path: `/${path}`, headers: {}, body });
    expect(error?.kind).toBe('shape');
    // One field, one issue, named by what is wrong.
    expect(error?.issues?.map((issue) => issue.path)).toEqual([place.split('.')[0]]);
  },
);

it('a summary with a text as talk time has one fault, and it is that of the talk time', async () => {
  const errors: unknown[] = [];
  const receiver = desk({ onTurnedAway: ({ issues }) => errors.push(issues) });
  const summary = eventTables.find(({ name }) => name === 'events/summary')?.fields ?? [];
  expect(await receiver.send('events/summary', wireOf(summary, { talk_time: '"soon"' }))).toBe(400);
  expect(errors).toEqual([[{ path: 'talkTime', expected: 'a number' }]]);
});

describe('what the manual leaves in doubt', () => {
  const table = (name: string): string => wireOf(eventTables.find((one) => one.name === name)?.fields ?? []);

  it('both spellings of a path are read', async () => {
    for (const path of ['result/stat', 'result/stats', 'result/stats/']) {
      expect(await heard(path, '{"key":"k-1","request_id":"r-1"}')).toEqual({
        kind: 'statisticsReady',
        key: 'k-1',
        requestId: 'r-1',
      });
    }
  });

  it('a summary on the path of calls is a summary', async () => {
    expect(await heard('events/call', table('events/summary'))).toMatchObject({ kind: 'summary' });
  });

  it('a call that nobody took is not answered, whatever the vendor calls it', async () => {
    const json = table('events/summary').replace(/"talk_time":"?\d+"?/, '"talk_time":"0"');
    expect(await heard('events/summary', json)).toMatchObject({ answered: false, entryResult: 'talked', talkTime: 0 });
    expect(await heard('events/summary', table('events/summary'))).toMatchObject({ answered: true });
  });

  it('what changed in the address book is told by its ids first, and by the path where there are none', async () => {
    expect(await heard('events/ab/contacts', '{"action":"new","data":[{"group_id":"31","group_name":"VIP"}]}')).toEqual(
      {
        kind: 'groups',
        action: 'new',
        groups: [{ groupId: '31', name: 'VIP' }],
        deletedIds: [],
      },
    );
    expect(await heard('events/ab/groups', '{"action":"deleted","data":[31,"32"]}')).toEqual({
      kind: 'groups',
      action: 'deleted',
      groups: [],
      deletedIds: ['31', '32'],
    });
    expect(await heard('events/ab/organizations', '{"action":"deleted","data":[]}')).toMatchObject({ deletedIds: [] });
  });

  it('the end of a session names the employee in either spelling', async () => {
    const json = table('events/user/session_end').replace('"abonent"', '"abonent_id"');
    expect(await heard('events/user/session_end', json)).toMatchObject({ userId: '3000101' });
  });

  it('an empty list stands for an empty object', async () => {
    const json = JSON.stringify({ ...(JSON.parse(table('events/call')) as object), from: [], dct: [] });
    expect(await heard('events/call', json)).toMatchObject({ kind: 'call', from: {} });
  });

  it('Latin and Cyrillic spellings of who began a callback are the same', async () => {
    const json = (value: string): string =>
      JSON.stringify({ ...(JSON.parse(table('events/call')) as object), callback_initiator: value });
    for (const value of ['CC', '\u0421\u0421', 'C\u0421']) {
      expect(await heard('events/call', json(value))).toMatchObject({ callbackInitiator: 'CC' });
    }
  });

  it('a task is known by its fields, nulls and all; with one less it is unknown', async () => {
    const wire = JSON.parse(table('(path not documented: CC task created)')) as Record<string, unknown>;
    const nulls = Object.fromEntries(Object.keys(wire).map((name) => [name, name === 'task_id' ? 71 : null]));
    expect(await heard('events/tasks', JSON.stringify(nulls))).toMatchObject({
      kind: 'task',
      taskId: '71',
      phone: null,
    });
    const { theme: _theme, ...less } = wire;
    expect(await heard('events/tasks', JSON.stringify(less))).toEqual({ kind: 'unknown', path: 'events/tasks' });
  });

  it('words and codes that nobody knows pass', async () => {
    const wire = JSON.parse(table('events/call')) as object;
    const odd = { ...wire, call_state: 'Parked', location: 'moon', disconnect_reason: 'Busy', transfer: 7 };
    expect(await heard('events/call', JSON.stringify(odd))).toMatchObject({
      callState: 'Parked',
      location: 'moon',
      disconnectReason: { asked: 'Busy', match: 'unknown' },
      transfer: '7',
    });
    expect(await heard('events/user/status_changed', '{"status":"41"}')).toEqual({ kind: 'userStatus', status: '41' });
  });

  it('what is posted elsewhere, or says nothing known, is unknown and loses nothing', async () => {
    const receiver = desk();
    for (const [path, json] of [
      ['crm/events/new_thing', '{"a":1}'],
      ['result/call/unheard', '{"command_id":"c"}'],
      ['events/md', '{"data":{"type":"somethingNew"}}'],
      ['hook', '{}'],
      ['events', '{}'],
    ] as const) {
      expect(await receiver.send(path, json)).toBe(200);
      const event = receiver.heard.at(-1)?.event;
      expect(event).toEqual({ kind: 'unknown', path: path.replace('crm/', '') });
      expect(rawOf(event)).toEqual(JSON.parse(json));
    }
  });

  it('the check of the connection is told 200, signed or not; only the signed one is heard', async () => {
    const receiver = desk();
    expect(await heard('my/base/ping', '{}', receiver)).toEqual({ kind: 'connectionCheck', signed: true });
    expect(await receiver.send('events/ping', 'not even JSON')).toBe(200);
    expect(receiver.heard).toHaveLength(2);
    expect((await receiver.receive(request('my/base/ping', ''))).status).toBe(200);
    expect((await receiver.receive(request('my/base/ping', 'hello=1'))).status).toBe(200);
    expect(receiver.heard).toHaveLength(2);
    const unsigned = await receiver.verify({ path: '/ping', headers: {}, body: new Uint8Array() });
    expect(unsigned.value?.event).toEqual({ kind: 'connectionCheck', signed: false });
  });
});
