import type { MaybePromise } from '../coordination/coordination.ts';
import type { OpenConnection } from '../connection.ts';
import type { Issue } from '../errors/error.ts';
import { write } from '../fields/kind.ts';
import type { Operation } from '../operations/operation.ts';
import { ask, type Call, type Step } from './call.ts';
import { reachOf, type GuardedOperation } from './guard.ts';
import { abortedProblem, inputProblem, refusedProblem } from './problem.ts';
import { tellReach } from './tell-reach.ts';

/** Everything that can be known to be wrong before anything is sent. */
export function checkCall(call: Call): MaybePromise<Step<Record<string, unknown>>> {
  const { connection, operation, input } = call;
  // What is let finish may still need its parts and a login, and a vendor may log out at the end.
  const forLeaving = call.part || (operation.sessionless === true && !connection.ended);
  if (connection.closed && !forLeaving) return { ok: false, problem: refusedProblem('closed') };
  if (call.stopped !== undefined) {
    return { ok: false, problem: abortedProblem(call.stopped.reason, 'request', 'not_sent') };
  }
  const { wire, issues } = checkInput(connection, operation, input);
  issues.push(...call.optionIssues);
  if (issues.length > 0) return { ok: false, problem: inputProblem(issues) };
  call.wire = wire;
  const checked = { ok: true, value: wire as Record<string, unknown> } as const;
  const isAlone = connection.onEvent === undefined && connection.guard === undefined;
  return isAlone ? checked : tellAndAsk(call, checked);
}

/** Whoever is to hear of it before it is sent, and whoever may refuse it. */
async function tellAndAsk<T>(call: Call, checked: Step<T>): Promise<Step<T>> {
  await tellReach(call);
  const guarded = await askGuard(call);
  return guarded.ok ? checked : guarded;
}

/** Each field by itself, then the rules across fields, then what the wire can carry. */
export function checkInput(
  { dialect }: OpenConnection,
  operation: Operation<unknown, unknown>,
  input: unknown,
): { wire: unknown; issues: Issue[] } {
  const { wire, issues } = write(operation.input, input);
  if (issues.length === 0) issues.push(...(operation.check?.(input) ?? []));
  if (issues.length === 0) issues.push(...(dialect.check?.(wire as Record<string, unknown>, operation) ?? []));
  return { wire, issues };
}

async function askGuard(call: Call): Promise<Step<void>> {
  const { connection, operation, input } = call;
  const { guard } = connection;
  if (guard === undefined) return { ok: true, value: undefined };
  const reached = reachOf(call);
  const guarded: GuardedOperation = {
    vendor: connection.vendor,
    name: operation.name,
    repeat: operation.repeat,
    numbers: reached?.numbers ?? [],
    ...(reached === undefined ? {} : { reaches: reached.how }),
  };
  const allowed = await ask(call, 'guard', 'request', () => guard(guarded, input));
  if (!allowed.ok) return allowed;
  // Only a plain `true` lets it pass: a guard that forgot to answer guards.
  return allowed.value === true ? { ok: true, value: undefined } : { ok: false, problem: refusedProblem('guard') };
}
