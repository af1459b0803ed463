import type { GcEvent } from '@trunkline/gc';
import { describe, expect, it } from 'vitest';
import { openCallBook, type CallBook } from '../calls.ts';

const own = '21001';
const caller = '79161234567';
const party = (mediaAddress: string, state: string): { mediaAddress: string; state: string } => ({
  mediaAddress,
  state,
});

function after(...events: readonly GcEvent[]): CallBook {
  const book = openCallBook(own);
  for (const event of events) book.hear(event);
  return book;
}

const states = (book: CallBook): unknown => book.all.map(({ id, kind, state }) => [id, kind, state]);

const rings: GcEvent = { type: 'newInboundCall', dialogId: '1', fromAddress: caller };
const talks: GcEvent = { type: 'inboundCall', dialogId: '1', fromAddress: caller, state: 'ACTIVE' };
const dropped: GcEvent = { type: 'inboundCall', dialogId: '1', state: 'DROPPED' };

describe('the calls', () => {
  it("go by the agent's own part where GC tells the parts", () => {
    const held: GcEvent = { ...talks, participants: [party(own, 'HELD'), party(caller, 'ACTIVE')] };
    expect(states(after(rings, talks, held))).toEqual([['1', 'incoming', 'held']]);
    expect(states(after(rings, talks, held, talks))).toEqual([['1', 'incoming', 'talking']]);
  });

  it('are dialled, not ringing, where the agent calls, whatever the other telephone does', () => {
    const book = openCallBook(own);
    book.dialling('21002');
    book.hear({ type: 'inboundCall', dialogId: '2', fromAddress: own, state: 'INITIATING' });
    book.hear({ type: 'inboundCall', dialogId: '2', fromAddress: own, state: 'ALERTING' });
    expect(book.all).toMatchObject([{ kind: 'outgoing', state: 'dialling', number: '21002' }]);
  });

  it('are not brought back by an event that came too late', () => {
    const book = after(rings, talks, dropped, talks);
    expect(book.all).toEqual([]);
    expect(book.last).toMatchObject({ id: '1', number: caller });
  });

  it('leave nothing to wrap up where nobody talked', () => {
    expect(after(rings, dropped).last).toBeUndefined();
  });

  it('know a consultation by its own event, or by the call that it names', () => {
    const consulting: GcEvent = { type: 'consultCall', assDialogId: '2', state: 'INITIATED', toAddress: '21002' };
    const answered: GcEvent = {
      type: 'inboundCall',
      dialogId: '2',
      fromAddress: own,
      associatedDialogId: '1',
      state: 'ACTIVE',
    };
    const asked = after(rings, talks);
    asked.dialling('21002', '1');
    asked.hear(consulting);
    expect(asked.all[1]).toMatchObject({ kind: 'consultation', about: '1', number: '21002', state: 'dialling' });
    asked.hear(answered);
    expect(asked.all[1]).toMatchObject({ kind: 'consultation', about: '1', number: '21002', state: 'talking' });
    expect(after(rings, talks, answered).all[1]).toMatchObject({ kind: 'consultation', about: '1' });
    expect(after(rings, talks, consulting).all).toHaveLength(1); // GC tells of a transfer without asking like this
  });

  it('learn the number of a call that began before, once an event has it', () => {
    const known: GcEvent = { type: 'dialogState', dialogId: '1', state: 'ACTIVE' };
    expect(after(known).all).toMatchObject([{ number: '', state: 'talking' }]);
    expect(after(known, talks).all).toMatchObject([{ number: caller, kind: 'incoming' }]);
    const dialled: GcEvent = { ...talks, fromAddress: own, participants: [party('21002', 'ACTIVE')] };
    expect(after(known, dialled).all).toMatchObject([{ number: '21002', kind: 'outgoing' }]);
    expect(after(known, { type: 'dialogState', dialogId: '1', state: 'NOT_FOUND' }).all).toEqual([]);
  });

  it('do not show a supervisor who listens', () => {
    const listening: GcEvent = { ...talks, dialogId: '9', fromAddress: '29001', callType: 'SUPERVISOR_MONITOR' };
    expect(states(after(rings, talks, listening))).toEqual([['1', 'incoming', 'talking']]);
  });
});
