import { describe, expect, it, onTestFinished } from 'vitest';
import { createVatsSimulator, type VatsSimulatorOptions } from '@trunkline/simulator';
import type { Result, RowStream } from '../src/index.ts';
import { clientFor } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';

const day = 86_400_000;

/** A PBX that was written from the manual by who had not seen this client. */
async function scene(options: VatsSimulatorOptions = {}) {
  const simulator = await createVatsSimulator(options);
  onTestFinished(() => simulator.close());
  return { simulator, vats: clientFor(simulator) };
}

async function all<Row, Summary>(stream: RowStream<Row, Summary>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of stream) rows.push(valueOf(row as Result<Row>));
  return rows;
}

describe('statistics', () => {
  it('tell of the same calls by leg and by call, over spans of any length', async () => {
    const { vats, simulator } = await scene({
      statistics: { seededCalls: 120, seededFrom: new Date(Date.now() - 70 * day), readyAfterMs: 0 },
    });
    const now = simulator.clock.now();
    const span = { dateFrom: new Date(now - 75 * day), dateTo: new Date(now) };
    const legs = await all(vats.stats.fetch({ ...span, columns: ['entryId', 'start', 'answer'] }, { pollMs: 5 }));
    const calls = await all(vats.stats.fetchCalls({ ...span, pageSize: 20 }, { pollMs: 5 }));
    expect(legs.length).toBeGreaterThan(100);
    expect(new Set(calls.map(({ entryId }) => entryId)).size).toBe(calls.length);
    expect(new Set(legs.map(({ entryId }) => entryId))).toEqual(new Set(calls.map(({ entryId }) => entryId)));
  });
});

describe('a recording', () => {
  it('is downloaded once by its link, and by a signed one', async () => {
    const { vats, simulator } = await scene({ statistics: { seededCalls: 60, readyAfterMs: 0 } });
    const span = { dateFrom: new Date(simulator.clock.now() - 29 * day), dateTo: new Date(simulator.clock.now()) };
    const rows = await all(vats.stats.fetch({ ...span, columns: ['recordingIds'] }, { pollMs: 5 }));
    const recordingId = rows.flatMap(({ recordingIds }) => recordingIds)[0] ?? '';
    const download = valueOf(await vats.recordings.download({ recordingId }));
    expect(valueOf(await download.bytes()).length).toBeGreaterThan(0);
    const { url } = valueOf(await vats.recordings.getUrl({ recordingId }));
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([200, 404]);
    const expiresAt = new Date(simulator.clock.now() + 3_600_000);
    const link = valueOf(await vats.recordings.createLink({ recordingId, expiresAt }));
    expect((await fetch(link.url)).status).toBe(200);
    const stale = valueOf(await vats.recordings.createLink({ recordingId, expiresAt: new Date(0) }));
    expect((await fetch(stale.url)).status).toBe(403);
  });
});

describe('what is replaced whole', () => {
  it('is kept by the helpers', async () => {
    const { vats } = await scene();
    const extraFields = ['general.user_id'] as const;
    const numbersOf = async (): Promise<string[]> => {
      const users = valueOf(await vats.users.list({ extraFields }));
      return (
        users.find(({ general }) => general.userId === '3000101')?.telephony.numbers?.map(({ number }) => number) ?? []
      );
    };
    const before = await numbersOf();
    valueOf(await vats.users.addNumber({ userId: '3000101', number: { number: '79001234567', protocol: 'tel' } }));
    expect(await numbersOf()).toEqual([...before, '79001234567']);

    const phones = [{ type: 'mobile', phone: '79005550011' }] as const;
    const made = valueOf(await vats.addressBook.contacts.create({ contacts: [{ name: 'Ann', phones }] }));
    const contactId = made.items[0]?.contactId ?? '';
    valueOf(await vats.addressBook.contacts.merge({ contactId, phones: [{ type: 'city', phone: '74950001122' }] }));
    const [contact] = await all(vats.addressBook.contacts.all());
    expect(contact?.phones?.map(({ phone }) => phone)).toEqual(['79005550011', '74950001122']);
  });
});

describe('items that are judged one by one', () => {
  it('never read as plain success', async () => {
    const { vats } = await scene();
    const one = { number: '79001112233', mode: 'both' } as const;
    expect((await vats.outboundBlacklist.add({ numbers: [one] })).notice).toBeUndefined();
    const again = await vats.outboundBlacklist.add({ numbers: [one, { ...one, number: '79001112244' }] });
    expect(again).toMatchObject({ ok: true, notice: { effect: 'partial' }, value: { existingNumbers: [one.number] } });
    const created = await vats.cc.tasks.create({
      type: 'do',
      toUserId: '3000101',
      startTime: new Date(Date.now() + day),
      durationMinutes: 30,
    });
    const taskId = valueOf(created).taskId;
    const done = await vats.cc.tasks.done({ taskIds: [taskId, '999999999'] });
    expect(done).toMatchObject({ ok: true, notice: { effect: 'partial' } });
    expect(errorOf(await vats.cc.tasks.done({ taskIds: ['999999999'] }), 'api').match).toBe('exact');
  });
});

describe('long lists', () => {
  it('come whole, page after page', async () => {
    const { vats } = await scene();
    const organizations = Array.from({ length: 37 }, (_, index) => ({ name: `Organisation ${index}` }));
    valueOf(await vats.addressBook.organizations.create({ organizations }));
    const rows = await all(vats.addressBook.organizations.all({ pageSize: 10 }));
    expect(rows).toHaveLength(organizations.length);
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(organizations.map(({ name }) => name)));
  });
});
