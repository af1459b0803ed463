/** The board: which conversations there are, and how the last ones went. It knows no network. */
import type { VatsCallEvent, VatsSummaryEvent } from '@trunkline/vats';
import { masked } from './masked.ts';

type CallState = 'waiting' | 'ringing' | 'talking' | 'onHold';

/** A conversation as the page shows it. A room sees the board, so numbers are masked before they leave this process. */
interface Row {
  readonly id: string;
  readonly state: CallState;
  readonly caller: string;
  readonly called: string;
  /** By our own clock: the manual's editions disagree about the zone of the PBX's. */
  readonly ageSeconds: number;
}

interface Snapshot {
  readonly rows: readonly Row[];
  /** Talk time of the last conversations in seconds, oldest first. */
  readonly talkSeconds: readonly number[];
  readonly answered: number;
  readonly missed: number;
}

export interface Board {
  readonly leg: (event: VatsCallEvent) => void;
  readonly end: (event: VatsSummaryEvent) => void;
  readonly snapshot: () => Snapshot;
  /** Hears that something changed; answers with a function that ends it. */
  readonly listen: (listener: () => void) => () => void;
}

interface Conversation {
  readonly legs: Map<string, VatsCallEvent>;
  state: CallState;
  since: number;
  heard: number;
}

/** Where a caller is who isn't with anybody yet. */
const placeNames: Readonly<Record<string, string>> = { ivr: 'menu', queue: 'queue' };

const talksShown = 30;
/** Events can get lost. A conversation of which nothing more is heard goes: soon if it has no leg left, else late. */
const forgottenAfterMs = { withoutLeg: 10_000, otherwise: 4 * 3_600_000 };

/** Of several legs the one counts that the caller feels: on hold, or ringing somewhere, or talking, or else in a queue or menu. */
function stateOf(legs: readonly VatsCallEvent[]): CallState {
  const withPeople = new Set(legs.filter(({ location }) => location === 'abonent').map(({ callState }) => callState));
  if (withPeople.has('OnHold')) return 'onHold';
  if (withPeople.has('Appeared')) return 'ringing';
  return withPeople.has('Connected') ? 'talking' : 'waiting';
}

export function openBoard(now: () => number = Date.now): Board {
  const conversations = new Map<string, Conversation>();
  const listeners = new Set<() => void>();
  const talkSeconds: number[] = [];
  const counts = { answered: 0, missed: 0 };
  const changed = (): void => listeners.forEach((listener) => listener());

  const standing = ({ legs }: Conversation): VatsCallEvent[] =>
    [...legs.values()].filter(({ callState }) => callState !== 'Disconnected');

  const row = ([id, conversation]: [string, Conversation]): Row => {
    const legs = [...conversation.legs.values()];
    const leg = standing(conversation).at(-1) ?? legs.at(-1);
    return {
      id,
      state: conversation.state,
      caller: masked(leg?.from),
      called: leg?.location === 'abonent' ? masked(leg.to) : (placeNames[leg?.location ?? ''] ?? '—'),
      ageSeconds: Math.round((now() - conversation.since) / 1_000),
    };
  };

  return {
    leg(event) {
      const known = conversations.get(event.entryId);
      // The summary may overtake a leg's end: that must not bring the conversation back.
      if (known === undefined && event.callState === 'Disconnected') return;
      const conversation = known ?? { legs: new Map(), state: 'waiting', since: now(), heard: 0 };
      conversations.set(event.entryId, conversation);
      conversation.legs.set(event.callId, event);
      conversation.heard = now();
      const left = standing(conversation);
      const state = left.length === 0 ? conversation.state : stateOf(left);
      if (state !== conversation.state) Object.assign(conversation, { state, since: now() });
      changed();
    },
    end({ entryId, answered, talkTime, endTime }) {
      conversations.delete(entryId);
      counts[answered ? 'answered' : 'missed'] += 1;
      if (answered) talkSeconds.push(Math.max(0, endTime - talkTime));
      talkSeconds.splice(0, talkSeconds.length - talksShown);
      changed();
    },
    snapshot() {
      for (const [id, conversation] of conversations) {
        const patience = forgottenAfterMs[standing(conversation).length === 0 ? 'withoutLeg' : 'otherwise'];
        if (now() - conversation.heard > patience) conversations.delete(id);
      }
      return { rows: [...conversations].map(row), talkSeconds: [...talkSeconds], ...counts };
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
