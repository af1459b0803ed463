/** What the page shows of a desk: always the whole, so that a page that was away needs only the next one. */
import type { Call } from './calls.ts';
import type { Desk } from './desk.ts';
import { consultationOf, hindrances } from './rules.ts';
import { stateWords } from './words.ts';

export function snapshot(desk: Desk): object {
  const { agent, book, lists, extension, name } = desk;
  const standing = desk.standing();
  const age = (since: number): number => Math.round((Date.now() - since) / 1_000);
  const nameOf = (number: string): string | undefined =>
    lists.colleagues.find((colleague) => colleague.extension === number)?.name;
  const whoIs = (call: Call | undefined): string | null => (call ? (nameOf(call.number) ?? call.number) : null);
  const { state = 'UNKNOWN', label, pendingState } = agent.agentState ?? {};
  return {
    open: desk.over === undefined,
    ...(desk.over === undefined ? {} : { why: desk.over }),
    online: standing.online,
    agent: { agentId: agent.agentId, name, extension },
    state: {
      is: state,
      words: [stateWords[state] ?? state, state === 'NOT_READY' ? label : undefined].filter(Boolean).join(': '),
      afterwards: pendingState === undefined ? null : (stateWords[pendingState] ?? pendingState),
      ageSeconds: age(desk.stateSince),
    },
    hindered: hindrances(standing),
    calls: book.all.map((call) => ({
      ...call,
      name: nameOf(call.number),
      ageSeconds: age(call.since),
      consulting: whoIs(consultationOf(call, book.all)),
      hindered: hindrances(standing, call),
    })),
    last: book.last ? { ...book.last, name: nameOf(book.last.number) } : null,
    reasons: lists.reasons,
    colleagues: lists.colleagues,
    team: lists.supervisor
      ? lists.team.map((member) => ({ ...member, words: stateWords[member.state] ?? member.state }))
      : null,
  };
}
