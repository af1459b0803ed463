import type { RefusedReason } from '@trunkline/core';
import type { Availability } from '../verb.ts';
import type { SessionStatus } from './status.ts';

/** With these a session begins, or begins again. */
const beginnings: ReadonlySet<string> = new Set(['hello', 'connect']);

/** Why a verb can't be used now, or not here at all. */
export function refusalOf(
  status: SessionStatus,
  flavour: Availability['flavour'],
  name: string,
  availability: Availability,
): RefusedReason | undefined {
  if (flavour !== undefined && availability.flavour !== undefined && availability.flavour !== flavour)
    return 'unsupported';
  if (beginnings.has(name)) return undefined;
  if (status === 'new' || status === 'invalidated') return 'session';
  return status === 'offline' ? 'no_endpoint' : undefined;
}
