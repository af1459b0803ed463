import { expectedProblems } from '../contract/expected.ts';
import type { Settled } from '../contract/settled.ts';
import type { CaseContext } from '../run/context.ts';
import type { CallRow, Expectation, OneOf } from './row.ts';

/** What a read and a command have in common in a case that is tried with both. */
export interface Shared extends Omit<CallRow, 'call' | 'expect' | 'title'> {
  /** Goes on after `a read …` and `a command …`. */
  readonly title: string;
  readonly read: OneOf<Expectation>;
  readonly command: OneOf<Expectation>;
}

/** The same case for a read and for a command. */
export function both({ id, title, read, command, ...rest }: Shared): CallRow[] {
  return [
    { ...rest, id: `${id}.read`, title: `a read ${title}`, call: 'read', expect: read },
    { ...rest, id: `${id}.command`, title: `a command ${title}`, call: 'command', expect: command },
  ];
}

/** Holds a call of a `run` case against an expectation. */
export function judge(settled: Settled, { server }: CaseContext, expectation: OneOf<Expectation>): string[] {
  const seen = { requests: server.requests.length, connections: server.connections.length };
  return expectedProblems({ settled, ...seen }, expectation);
}

const promptMs = 50;

/** Did a call end soon after the moment that was to end it? */
export function promptly({ ms, lagMs }: Settled, afterMs: number): string[] {
  const late = ms - lagMs - afterMs;
  return unless(late <= promptMs, `came back ${Math.round(late)} ms after what should have ended it`);
}

/** A report of one line, unless the statement holds. */
export const unless = (holds: boolean, report: string): string[] => (holds ? [] : [report]);
