/** What the page's buttons do: each is a verb of GC, or two. */
import { type GcResult, type GcSession } from '@trunkline/gc';
import type { Call, CallBook } from './calls.ts';
import { consultationOf } from './rules.ts';

/** What the page sends along. */
export interface Given {
  readonly number: string;
  readonly reason: string;
}

/** Where it is done. */
export interface Place {
  readonly agent: GcSession;
  readonly book: CallBook;
}

type Answer = Promise<GcResult<unknown>>;

/** Without a call. */
export const deskActions: Readonly<Record<string, (place: Place, given: Given) => Answer>> = {
  ready: ({ agent }) => agent.makeReady(),
  notReady: ({ agent }, { reason }) =>
    reason === '' ? agent.makeNotReady() : agent.makeNotReadyWithReason({ reasonCode: reason }),
  logout: ({ agent }, { reason }) => (reason === '' ? agent.logout() : agent.logoutWithReason({ reasonCode: reason })),
  dial: ({ agent, book }, { number }) => dialling(book, () => agent.makeCall({ number }), number),
  wrapUp: async ({ agent, book }, { reason }) => {
    const dialogId = book.last?.id ?? '';
    // GC wants a reason, and doesn't say whether its code or its words: Finesse keeps the words.
    const noted = await agent.setWrapUpReason({ dialogId, reason });
    if (noted.ok) book.noteReason(dialogId, reason);
    return noted;
  },
  listen: ({ agent }, { number }) => agent.silentMonitor({ extension: number }),
};

/** With a call. */
export const callActions: Readonly<Record<string, (place: Place, call: Call, given: Given) => Answer>> = {
  answer: ({ agent }, { id }) => agent.answerCall({ dialogId: id }),
  hold: async ({ agent, book }, { id }) => {
    const held = await agent.holdCall({ dialogId: id });
    if (held.ok) book.become(id, 'held'); // GC may tell the agent's state and not the call's
    return held;
  },
  retrieve: ({ agent }, { id }) => agent.retrieveCall({ dialogId: id }),
  consult: ({ agent, book }, { id }, { number }) =>
    dialling(book, () => agent.consultCall({ dialogId: id, number }), number, id),
  transfer: ({ agent, book }, call, { number }) => {
    const consultation = consultationOf(call, book.all);
    return consultation === undefined
      ? agent.blindTransfer({ dialogId: call.id, number })
      : agent.consultTransfer({ dialogId: call.id, extension: consultation.number });
  },
  conference: ({ agent, book }, call) => {
    const extension = consultationOf(call, book.all)?.number ?? '';
    return agent.completeConference({ dialogId: call.id, extension });
  },
  hangUp: ({ agent }, { id, kind }) =>
    kind === 'listening' ? agent.endSilentMonitor({ dialogId: id }) : agent.releaseCall({ dialogId: id }),
  join: ({ agent }, { id, parties }) => agent.bargeIn({ dialogId: id, extension: parties[0] ?? '' }),
};

/** Lets the book know whom the next call goes to. */
async function dialling(book: CallBook, dial: () => Answer, number: string, about?: string): Answer {
  book.dialling(number, about);
  const answer = await dial();
  if (!answer.ok) book.dialling('');
  return answer;
}
