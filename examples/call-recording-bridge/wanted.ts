/** What the events of a call ask for. Pure: the same events give the same answer, twice, late or out of order. */
import type { UserFields } from '@trunkline/uptivity';
import { cardIsSpoken, directionOf, userFieldsOf, type CallEvent } from './mapping.ts';

export interface Wanted {
  /** A call that is over stays over, whatever comes late. */
  readonly phase: 'ringing' | 'talking' | 'over';
  readonly cardIsSpoken: boolean;
  readonly fields: UserFields;
  readonly about: {
    readonly callDirection?: 'inbound' | 'outbound';
    readonly ani?: string;
    readonly gate?: string;
  };
  /** The youngest change that an event has told of. */
  readonly asOf: string;
}

export const nothingYet: Wanted = { phase: 'ringing', cardIsSpoken: false, fields: {}, about: {}, asOf: '' };

const talking: ReadonlySet<string> = new Set(['ACTIVE', 'HELD']);
const over: ReadonlySet<string> = new Set(['DROPPED', 'FAILED']);

export function wantedAfter(before: Wanted, event: CallEvent): Wanted {
  if (before.phase === 'over') return before;
  const { state = '', fromAddress, queueName } = event;
  if (over.has(state)) return { ...before, phase: 'over', cardIsSpoken: false };
  const asOf = youngestChange(event);
  if (asOf !== '' && asOf < before.asOf) return before; // an event that was overtaken
  return {
    phase: talking.has(state) ? 'talking' : before.phase,
    cardIsSpoken: cardIsSpoken(event) ?? before.cardIsSpoken,
    fields: { ...before.fields, ...userFieldsOf(event) },
    about: {
      ...before.about,
      callDirection: directionOf(event),
      ...(fromAddress === undefined ? {} : { ani: fromAddress }),
      ...(queueName === undefined ? {} : { gate: queueName }),
    },
    asOf: asOf === '' ? before.asOf : asOf,
  };
}

/** Events carry no number. What they tell of their participants does carry a time, where the server sends it. */
function youngestChange({ participants = [] }: CallEvent): string {
  return participants.map(({ stateChangeTime = '' }) => stateChangeTime).reduce((a, b) => (a > b ? a : b), '');
}
