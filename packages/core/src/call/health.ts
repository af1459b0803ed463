import type { Connection } from '../connection.ts';
import type { TrunklineError } from '../errors/error.ts';
import type { Category } from '../errors/words.ts';
import type { Operation } from '../operations/operation.ts';
import { map } from '../result/helpers.ts';
import type { Result } from '../result/result.ts';
import { run } from './line.ts';

export interface Health {
  readonly healthy: true;
  /** Origin of the endpoint that answered. */
  readonly endpoint: string | undefined;
  /** Milliseconds from asking to the answer. */
  readonly durationMs: number;
}

export interface HealthOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until an answer is too late. Default 5 000. */
  readonly timeoutMs?: number;
}

/** Asks a harmless operation, once and without retries, whether the vendor answers us. */
export async function checkHealth<Input, Code extends string | number>(
  connection: Connection<Code>,
  operation: Operation<Input, unknown>,
  input: Input,
  options?: HealthOptions,
): Promise<Result<Health, TrunklineError<Code>>> {
  // Whatever else was given is for the check of options to name.
  const { timeoutMs = 5_000, ...rest } = options ?? {};
  const once = { totalTimeoutMs: timeoutMs, attemptTimeoutMs: timeoutMs, retry: { limit: 0 } };
  const result = await run(connection, operation, input, { ...rest, ...once });
  return map(result, () => ({ healthy: true, endpoint: result.meta.endpoint, durationMs: result.meta.durationMs }));
}

/** What ails a vendor's side, or the way to it, in the words of a readiness probe. */
export type Ailment =
  | 'unreachable'
  | 'tls'
  | 'credentials'
  | 'permission'
  | 'licence'
  | 'busy'
  | 'closed'
  | 'cancelled'
  | 'faulty';

const byCategory: Readonly<Partial<Record<Category, Ailment>>> = {
  authentication: 'credentials',
  permission: 'permission',
  quota_exceeded: 'licence',
  rate_limited: 'busy',
  unavailable: 'busy',
  network: 'unreachable',
  timeout: 'unreachable',
  cancelled: 'cancelled',
};

/**
 * Why a health check failed. `busy`: wait; `credentials`, `permission`, `licence`, `tls`: somebody must act; `unreachable`: it
 * may be either; `faulty`: something answers, and not as it should.
 *
 * ```ts
 * const health = await vats.health();
 * response.status(health.ok || diagnose(health.error) === 'busy' ? 200 : 503);
 * ```
 */
export function diagnose(error: TrunklineError): Ailment {
  if (error.kind === 'network' && error.reason === 'tls') return 'tls';
  if (error.kind === 'refused' && error.reason === 'closed') return 'closed';
  return byCategory[error.category] ?? 'faulty';
}
