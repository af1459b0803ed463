import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callHistory,
  deliveryStatus,
  isDeliveryError,
  type CallLeg,
  type RawDelivery,
  type VatsCallEvent,
  type VatsEvent,
} from '../src/index.ts';
import { eventTables, wireOf } from './support/event-table.ts';
import { callEvent, desk, post, request, signedForm } from './support/webhooks.ts';

// No 500: whatever came, it came as a Request.
const told = new Set<number>([200, ...Object.values(deliveryStatus).filter((status) => status !== 500)]);
const paths = fc.oneof(
  fc.constantFrom(...eventTables.map(({ path }) => path)),
  fc.webPath().map((path) => path.replace(/^\/+/, '')),
);

describe('whatever is posted', () => {
  it('receive answers with a known status, and only what is signed is heard', async () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ bytes: new Uint8Array(bytes), signed: false })),
      fc.json().map((json) => ({ bytes: new TextEncoder().encode(signedForm(json)), signed: true })),
      fc.string({ unit: 'binary' }).map((text) => ({ bytes: new TextEncoder().encode(`json=${text}`), signed: false })),
    );
    await fc.assert(
      fc.asyncProperty(paths, bodies, async (path, { bytes, signed }) => {
        const receiver = desk();
        const { status } = await receiver.receive(request(path, bytes));
        expect(told).toContain(status);
        expect(receiver.heard).toHaveLength(signed && status === 200 ? 1 : 0);
      }),
      { numRuns: 400 },
    );
  });

  it('verify answers with a Result, also to what is no delivery at all', async () => {
    const raws = fc.oneof(
      fc.anything(),
      fc.record({ path: fc.anything(), headers: fc.anything(), body: fc.oneof(fc.anything(), fc.uint8Array()) }),
    );
    await fc.assert(
      fc.asyncProperty(raws, async (raw) => {
        const { ok, error } = await desk().verify(raw as RawDelivery);
        expect([ok, isDeliveryError(error)]).toEqual([false, true]);
      }),
    );
  });

  it('of the right kind with odd values never rejects, and what must be there is there', async () => {
    const odd = fc.jsonValue().map((value) => JSON.stringify(value));
    const change = fc.tuple(fc.constantFrom(...eventTables), fc.nat(), odd);
    await fc.assert(
      fc.asyncProperty(change, async ([table, place, value]) => {
        const field = table.fields[place % table.fields.length]?.field ?? '';
        const receiver = desk();
        const status = await receiver.send(table.path, wireOf(table.fields, { [field]: value }));
        expect([200, 400]).toContain(status);
        expect(receiver.heard).toHaveLength(status === 200 ? 1 : 0);
      }),
      { numRuns: 600 },
    );
  });

  it('one bit off in a signed post is never heard as another event', async () => {
    const body = new TextEncoder().encode(signedForm(JSON.stringify(callEvent)));
    const right = desk();
    await right.receive(request('events/call', body));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: body.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const spoilt = Uint8Array.from(body);
        spoilt[at] = (spoilt[at] ?? 0) ^ (1 << bit);
        const receiver = desk();
        const { status } = await receiver.receive(request('events/call', spoilt));
        // A changed letter of an escape (%7B, %7b) may leave the text as it was.
        const same = right.heard.map(({ event }) => event);
        expect(receiver.heard.map(({ event }) => event)).toEqual(status === 200 ? same : []);
      }),
      { numRuns: 600 },
    );
  });
});

/** Two conversations of two legs each, as they really went. */
const stream: readonly object[] = ['e-1', 'e-2'].flatMap((entry) =>
  ['a', 'b'].flatMap((leg) =>
    ['Appeared', 'Connected', 'OnHold', 'Connected', 'Disconnected'].map((state, index) => ({
      ...callEvent,
      entry_id: entry,
      call_id: `${entry}-${leg}`,
      seq: index + 1,
      timestamp: 1_511_530_000 + index * 7,
      call_state: state,
    })),
  ),
);

async function historyOf(events: readonly object[], duplicates: boolean): Promise<CallLeg[]> {
  const receiver = desk({ duplicates });
  const history = callHistory();
  receiver.on('call', (event) => history.add(event));
  for (const event of events) await receiver.receive(post('events/call', event));
  return [...history.legs()].toSorted((one, other) => one.callId.localeCompare(other.callId));
}

describe('calls', () => {
  it('come to the same end in whatever order their events come, and however often each', async () => {
    const right = await historyOf(stream, false);
    expect(right.map(({ callId, ended, latest, connectedAt }) => [callId, ended, latest.seq, connectedAt])).toEqual(
      ['e-1-a', 'e-1-b', 'e-2-a', 'e-2-b'].map((id) => [id, true, 5, 1_511_530_007]),
    );
    const shuffled = fc
      .array(fc.constantFrom(...stream), { maxLength: 20 })
      .chain((repeats) => fc.shuffledSubarray([...stream, ...repeats], { minLength: stream.length + repeats.length }));
    await fc.assert(
      fc.asyncProperty(shuffled, fc.boolean(), async (events, duplicates) => {
        expect(await historyOf(events, duplicates)).toEqual(right);
      }),
      { numRuns: 60 },
    );
  });

  it('that are cut short are told as far as they went', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...stream]), async (events) => {
        const legs = await historyOf(events, false);
        const again = await historyOf([...events].toReversed(), true);
        expect(again).toEqual(legs);
      }),
      { numRuns: 60 },
    );
  });

  it('are listed by conversation, and forgotten when you say so', async () => {
    const receiver = desk();
    await receiver.send('events/call', stream[0]);
    await receiver.send('events/call', stream[9]);
    const isCall = (event: VatsEvent): event is VatsCallEvent => event.kind === 'call';
    const events = receiver.heard.map(({ event }) => event).filter(isCall);
    const history = callHistory();
    for (const event of events) expect(history.add(event).latest).toBe(event);
    expect(history.legs('e-1').map(({ callId }) => callId)).toEqual(['e-1-a', 'e-1-b']);
    expect(history.legs('e-2')).toEqual([]);
    history.forget('e-1');
    expect(history.legs()).toEqual([]);
  });
});
