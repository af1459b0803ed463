import { setTimeout as sleep } from 'node:timers/promises';
import type { CallRow, CaseRow } from '../cases/row.ts';
import type { Conformance } from '../conformance.ts';
import { contractProblems } from '../contract/contract.ts';
import { expectedProblems, seenBy } from '../contract/expected.ts';
import { pollution, watchProcess } from '../contract/process.ts';
import { leaks } from '../contract/secrets.ts';
import type { HostileServer } from '../server/hostile.ts';
import { openContext, type CaseContext } from './context.ts';

/** What a case needs beside its row. */
export interface CaseSurroundings {
  readonly conformance: Conformance;
  readonly keep: (server: HostileServer) => void;
  readonly goodValue: () => Promise<unknown>;
}

/** A rejection shows only when nobody has taken care of it for a while. */
const aftermathMs = 200;

async function runCall(row: CallRow, context: CaseContext, { goodValue }: CaseSurroundings): Promise<string[]> {
  const wanted = [row.expect].flat();
  const compared = wanted.some(({ sameValue }) => sameValue === true) ? { goodValue: await goodValue() } : {};
  const settled = await context.call(row.callWith);
  const seen = seenBy(context.server);
  const { requests } = seen;
  const problems = expectedProblems({ settled, ...seen, ...compared }, row.expect);
  const { result } = settled;
  if (requests > 0 && result?.error?.outcome === 'not_sent')
    problems.push('outcome not_sent, though the server saw a request');
  if (result?.meta !== undefined && result.meta.attempts < requests) {
    problems.push(`meta.attempts is ${result.meta.attempts}, though the server saw ${requests} requests`);
  }
  return problems;
}

function eventProblems(events: readonly unknown[], secrets: readonly string[]): string[] {
  const nameless = events.some((event) => typeof (event as { callId?: unknown } | null)?.callId !== 'string');
  return [...(nameless ? ['an event has no callId'] : []), ...leaks({ 'an event': events }, secrets)];
}

/** Runs one case and checks its own expectation and the general contract. Never throws for what a client does. */
export async function runCase(row: CaseRow, surroundings: CaseSurroundings): Promise<string[]> {
  const { conformance, keep } = surroundings;
  const secrets = [...conformance.secrets, ...(row.hidden ?? [])];
  const context = await openContext({ ...row, conformance }, keep);
  const complaints = watchProcess();

  const problems = 'run' in row ? [...(await row.run(context))] : await runCall(row, context, surroundings);
  await sleep(aftermathMs);
  problems.push(
    ...context.calls.flatMap((settled) => contractProblems(settled, { vendor: conformance.vendor, secrets })),
  );
  problems.push(...eventProblems(context.events, secrets));
  problems.push(...(await context.closeSubjects()), ...context.mishaps, ...complaints(), ...pollution());
  if (context.elsewhere.requests.length > 0) problems.push('a server was asked that must never be asked');
  return [...new Set(problems)];
}
