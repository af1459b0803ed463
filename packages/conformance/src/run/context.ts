import type { RowPlan, Stage } from '../cases/row.ts';
import type { Conformance, Subject, SubjectCallOptions, SubjectOptions } from '../conformance.ts';
import { settle, type Settled } from '../contract/settled.ts';
import { reply, wellFormed } from '../server/answers.ts';
import { startHostile, type HostilePlan, type HostileServer } from '../server/hostile.ts';

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
  /** Makes a call and waits until it settles, for better or worse. `deadlineMs` defaults to its total time-out. */
  readonly settle: (call: () => ReturnType<Subject['read']>, deadlineMs?: number) => Promise<Settled>;
  /** A read by the case's own client. */
  readonly read: (options?: SubjectCallOptions, deadlineMs?: number) => Promise<Settled>;
  /** A command by the case's own client. */
  readonly command: (options?: SubjectCallOptions, deadlineMs?: number) => Promise<Settled>;
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
  readonly call?: 'read' | 'command';
  readonly with?: SubjectOptions;
}

const unasked: HostilePlan = { script: () => reply(500) };
const obliging: RowPlan = { script: ({ good }) => wellFormed(good) };

/** Starts the servers of a case. `keep` is told of each, since sockets are counted long after the case. */
export async function openContext(parts: ContextParts, keep: (server: HostileServer) => void): Promise<OpenContext> {
  const { conformance, plan = obliging } = parts;
  const mishaps: string[] = [];
  const calls: Settled[] = [];
  const events: unknown[] = [];
  const subjects: Subject[] = [];
  const good = parts.call === 'command' ? conformance.goodCommand : conformance.goodRead;

  const elsewhere = await startHostile(unasked);
  keep(elsewhere);
  const server: HostileServer = await startHostile({
    ...plan,
    aside: (request) => {
      const answer = conformance.aside?.(request);
      return answer && wellFormed(answer);
    },
    script: (index, request) => {
      const place = { good, origin: server.origin, elsewhere: elsewhere.origin, index };
      const stage: Stage = request === undefined ? place : { ...place, request };
      try {
        return plan.script(stage);
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
  async function track(call: () => ReturnType<Subject['read']>, deadlineMs: number = totalMs): Promise<Settled> {
    const settled = await settle(call, deadlineMs);
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

  return {
    conformance,
    server,
    elsewhere,
    events,
    calls,
    mishaps,
    connect,
    adopt,
    settle: track,
    read: (given, deadlineMs = given?.totalTimeoutMs) => track(() => own().read(given), deadlineMs),
    command: (given, deadlineMs = given?.totalTimeoutMs) => track(() => own().command(given), deadlineMs),
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
