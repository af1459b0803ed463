import { expectedProblems, seenBy } from '../contract/expected.ts';
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
  return expectedProblems({ settled, ...seenBy(server) }, expectation);
}

/** Makes many calls by one client, a few at a time, and waits until all have settled. */
export async function crowd(context: CaseContext, calls: number, lanes: number): Promise<void> {
  const subject = context.connect();
  let left = calls;
  const lane = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await context.settle(() => context.callBy(subject));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** At how many places an answer is cut or split where one place would prove little. */
export const places = 100;

/** An answer in two parts, split at one of the places. */
export function splitAt(answer: Buffer, place: number): readonly [Buffer, Buffer] {
  const at = Math.floor(((place % places) * answer.length) / places);
  return [answer.subarray(0, at), answer.subarray(at)];
}

const promptMs = 50;

/** Did a call end soon after the moment that was to end it? */
export function promptly({ ms, lagMs }: Settled, afterMs: number): string[] {
  const late = ms - lagMs - afterMs;
  return unless(late <= promptMs, `came back ${Math.round(late)} ms after what should have ended it`);
}

/** A report of one line, unless the statement holds. */
export const unless = (holds: boolean, report: string): string[] => (holds ? [] : [report]);
