import { callOf } from '../cases/applies.ts';
import type { RowCall, RowPlan } from '../cases/row.ts';
import { stageOf } from '../cases/stage.ts';
import type { Conformance, Subject, SubjectCallOptions, SubjectOptions } from '../conformance.ts';
import { settle, type Settled } from '../contract/settled.ts';
import { wellFormed } from '../server/answers.ts';
import { startHostile, urlOf, type HostilePlan, type HostileServer } from '../server/hostile.ts';
import type { Result } from '../types.ts';

/** Short clocks, so that a hostile server can't keep the suite waiting, and the shortest back-off there is. */
export const defaults: SubjectOptions & { readonly totalTimeoutMs: number } = {
  attemptTimeoutMs: 1_000,
  totalTimeoutMs: 4_000,
  retry: { limit: 2 },
  random: () => 0,
};

/** What a case has at hand. Whatever it calls through here is checked against the contract afterwards. */
export interface CaseContext {
  readonly conformance: Conformance;
  /** The server that follows the row's plan. */
  readonly server: HostileServer;
  /** Another server; a request to it is a breach. */
  readonly elsewhere: HostileServer;
  /** Everything the observer was told. */
  readonly events: readonly unknown[];
  /** Every call made so far, in the order they settled. */
  readonly calls: readonly Settled[];
  /** A client aimed at the server, with the suite's options and these on top. Closed after the case. */
  readonly connect: (options?: SubjectOptions) => Subject;
  /** One more client, made by the function. */
  readonly adopt: (make: (baseUrl: string, options: SubjectOptions) => Subject, options?: SubjectOptions) => Subject;
  /** The URL of another host or port that is spoken to as the vendor is, encrypted or not. */
  readonly urlAt: (host: string, encrypted?: 'encrypted') => string;
  /** Makes a call and waits until it settles, for better or worse. `deadlineMs` defaults to its total time-out. */
  readonly settle: (call: () => Promise<Result<unknown>>, deadlineMs?: number) => Promise<Settled>;
  /** The row's call by the case's own client. */
  readonly call: (options?: SubjectCallOptions, deadlineMs?: number) => Promise<Settled>;
  /** The row's call by any client. */
  readonly callBy: (subject: Subject, options?: SubjectCallOptions) => Promise<Result<unknown>>;
}

/** A context that can be taken down again. */
export interface OpenContext extends CaseContext {
  /** Closes the clients; says which of them wouldn't. */
  readonly closeSubjects: () => Promise<string[]>;
  /** What went wrong on the suite's own side. */
  readonly mishaps: readonly string[];
}

/** What a context is made from. */
export interface ContextParts {
  readonly conformance: Conformance;
  readonly plan?: RowPlan;
  readonly call?: RowCall;
  readonly with?: SubjectOptions;
}

const unasked: HostilePlan = { script: () => [['', 0, 'fin']] };
const obliging: RowPlan = { script: ({ reply }) => reply() };

/** Starts the servers of a case. `keep` is told of each, since sockets are counted long after the case. */
export async function openContext(parts: ContextParts, keep: (server: HostileServer) => void): Promise<OpenContext> {
  const { conformance, plan = obliging } = parts;
  const mishaps: string[] = [];
  const calls: Settled[] = [];
  const events: unknown[] = [];
  const subjects: Subject[] = [];
  const call = callOf(parts.call, conformance);
  const good = (call === 'read' ? conformance.goodRead : undefined) ?? conformance.goodCommand;
  const protocol = conformance.stream ?? {};

  const elsewhere = await startHostile({ ...unasked, ...protocol });
  keep(elsewhere);
  const server: HostileServer = await startHostile({
    ...plan,
    ...protocol,
    aside: (request) => {
      const answer = conformance.aside?.(request);
      return answer && wellFormed(answer);
    },
    script: (index, request) => {
      const place = { origin: server.origin, elsewhere: elsewhere.origin, index };
      try {
        return plan.script(stageOf(conformance, good, request === undefined ? place : { ...place, request }));
      } catch (thrown) {
        mishaps.push(`the script failed: ${thrown instanceof Error ? thrown.message : typeof thrown}`);
        return [['', 0, 'fin']];
      }
    },
  });
  keep(server);

  function options(own: SubjectOptions = {}): SubjectOptions {
    const chosen = { ...defaults, ...parts.with, ...own };
    const onEvent = (event: unknown): void => {
      events.push(event);
      return chosen.onEvent?.(event);
    };
    return { ...chosen, onEvent };
  }

  const totalMs = parts.with?.totalTimeoutMs ?? defaults.totalTimeoutMs;
  async function track(begin: () => Promise<Result<unknown>>, deadlineMs: number = totalMs): Promise<Settled> {
    const settled = await settle(begin, deadlineMs);
    calls.push(settled);
    return settled;
  }
  function adopt(make: (baseUrl: string, options: SubjectOptions) => Subject, own?: SubjectOptions): Subject {
    const subject = make(server.origin, options(own));
    subjects.push(subject);
    return subject;
  }
  const connect = (own?: SubjectOptions): Subject => adopt((url, all) => conformance.connect(url, all), own);
  let shared: Subject | undefined;
  const own = (): Subject => (shared ??= connect());
  async function callBy(subject: Subject, given?: SubjectCallOptions): Promise<Result<unknown>> {
    if (call === 'command') return subject.command(given);
    if (subject.read === undefined) throw new TypeError('the vendor brings a goodRead and no read');
    return subject.read(given);
  }

  return {
    conformance,
    server,
    elsewhere,
    events,
    calls,
    mishaps,
    connect,
    adopt,
    urlAt: (host, encrypted) => urlOf({ ...protocol, ...(encrypted === undefined ? {} : { tls: 'trusted' }) }, host),
    settle: track,
    call: (given, deadlineMs = given?.totalTimeoutMs) => track(() => callBy(own(), given), deadlineMs),
    callBy,
    closeSubjects: async () => (await Promise.all(subjects.map(closeOne))).flat(),
  };
}

async function closeOne(subject: Subject): Promise<string[]> {
  // Closing has the shape of a call but for its answer, so the same patience and the same report serve.
  const closing = async (): Promise<never> => (await subject.close({ drainMs: 0 })) as never;
  const { hung, ...rest } = await settle(closing, 1_000);
  if (hung) return ['close({ drainMs: 0 }) hung'];
  return 'thrown' in rest ? ['close() rejected'] : [];
}
