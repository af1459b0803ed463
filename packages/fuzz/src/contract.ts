import { leaks, pollution, resultProblems } from '@trunkline/conformance/contract';
import type { CallEvent, Download, Result, TrunklineError } from '@trunkline/core';
import { wireCanary } from './answers/json.ts';
import type { AnyOperation } from './inputs/from-issues.ts';
import type { Client, Given } from './clients/client.ts';

/** How a call ended, and what was told of it meanwhile. */
export interface Ended {
  readonly result: Result<unknown, TrunklineError> | undefined;
  readonly problems: readonly string[];
}

export interface Asked {
  readonly client: Client;
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly given: Given;
  /** What beside the client's secrets and the server's words must not be seen. */
  readonly hidden?: readonly string[];
}

/** Makes one call with a client of its own and looks whether it kept the contract. */
export async function callOnce({ client, operation, input, given, hidden = [] }: Asked): Promise<Ended> {
  const events: CallEvent[] = [];
  const open = client.open({ retry: { limit: 0 }, ...given, onEvent: (event) => void events.push(event) });
  try {
    const result = await open.call(operation, input, { attemptTimeoutMs: 5_000, totalTimeoutMs: 5_000 });
    const told = [...client.secrets, ...hidden, wireCanary];
    const body = result.ok ? downloadIn(result.value) : undefined;
    await body?.bytes();
    const problems = [
      ...(body !== undefined ? [] : resultProblems(result, client.vendor)),
      ...leaks({ 'the error': result.error, 'an event': events }, told),
      ...issueProblems(result),
      ...pollution(),
    ];
    return { result, problems };
  } catch (thrown) {
    return { result: undefined, problems: [`threw ${thrown instanceof Error ? thrown.stack : typeof thrown}`] };
  } finally {
    await open.close();
  }
}

/** What is read by itself and can't travel: the value, or a part of it. */
function downloadIn(value: unknown): Download | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return 'saveTo' in value ? (value as Download) : downloadIn((value as { readonly download?: unknown }).download);
}

/** An `input` error says where and what. */
function issueProblems({ error }: Result<unknown, TrunklineError>): readonly string[] {
  if (error?.kind !== 'input') return [];
  const sound =
    error.issues.length > 0 && error.issues.every(({ path, expected }) => typeof path === 'string' && expected !== '');
  return sound ? [] : ['an input error that does not say where or what'];
}
