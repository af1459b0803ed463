import type { VatsCallEvent, VatsSummaryEvent } from '@trunkline/vats';
import { describe, expect, it } from 'vitest';
import { openBoard } from '../board.ts';

const at = (callId: string, callState: string, location = 'abonent'): VatsCallEvent => ({
  kind: 'call',
  entryId: 'entry',
  callId,
  timestamp: 0,
  seq: 1,
  callState,
  location,
  from: { number: '79161234567' },
  to: { extension: '101' },
});
const summary = (talkTime: number, endTime: number): VatsSummaryEvent => ({
  kind: 'summary',
  entryId: 'entry',
  callDirection: 'incoming',
  createTime: 100,
  forwardTime: 0,
  talkTime,
  endTime,
  answered: talkTime > 0,
  entryResult: talkTime > 0 ? 'talked' : 'missed',
  disconnectReason: { asked: 1100 } as unknown as VatsSummaryEvent['disconnectReason'],
});

describe('the board', () => {
  it('follows a caller from the queue to the telephone to the talk, as one conversation', () => {
    let time = 0;
    const board = openBoard(() => time);
    const seen = (): unknown => board.snapshot().rows.map(({ state, ageSeconds }) => [state, ageSeconds]);
    board.leg(at('a', 'Connected', 'queue'));
    time = 7_000;
    expect(seen()).toEqual([['waiting', 7]]);
    board.leg(at('a', 'Disconnected', 'queue'));
    expect(seen()).toEqual([['waiting', 7]]);
    board.leg(at('b', 'Appeared'));
    board.leg(at('c', 'Appeared'));
    expect(seen()).toEqual([['ringing', 0]]);
    board.leg(at('c', 'Disconnected'));
    board.leg(at('b', 'Connected'));
    expect(seen()).toEqual([['talking', 0]]);
    board.leg(at('b', 'OnHold'));
    expect(seen()).toEqual([['onHold', 0]]);
  });

  it('counts who was answered and who was not, and how long was talked', () => {
    const board = openBoard();
    for (const [talked, ended] of [
      [110, 140],
      [0, 130],
      [120, 125],
    ] as const)
      board.end(summary(talked, ended));
    expect(board.snapshot()).toMatchObject({ answered: 2, missed: 1, talkSeconds: [30, 5] });
  });

  it('keeps a conversation off the board whose summary came before the end of its leg', () => {
    const board = openBoard();
    board.leg(at('a', 'Connected'));
    board.end(summary(110, 140));
    board.leg(at('a', 'Disconnected'));
    expect(board.snapshot().rows).toEqual([]);
  });

  it('forgets a conversation whose summary never came', () => {
    let time = 0;
    const board = openBoard(() => time);
    board.leg(at('a', 'Connected'));
    board.leg(at('a', 'Disconnected'));
    time = 9_000;
    expect(board.snapshot().rows).toHaveLength(1);
    time = 11_000;
    expect(board.snapshot().rows).toEqual([]);
  });

  it('shows of a number the last two digits', () => {
    const board = openBoard();
    board.leg(at('a', 'Connected'));
    expect(board.snapshot().rows[0]).toMatchObject({ caller: '••• 67', called: '101' });
  });

  it('tells listeners of a change until they leave', () => {
    const board = openBoard();
    let heard = 0;
    const leave = board.listen(() => (heard += 1));
    board.leg(at('a', 'Appeared'));
    leave();
    board.leg(at('a', 'Connected'));
    expect(heard).toBe(1);
  });
});
