import type { Issue } from '@trunkline/core';

/** A status has a name of the vendor's, or one of your own. */
export function checkStatus({
  status,
  statusAlias,
}: {
  readonly status?: string;
  readonly statusAlias?: string;
}): readonly Issue[] {
  const both = status !== undefined && statusAlias !== undefined;
  return both ? [{ path: 'statusAlias', expected: 'left out, as status is given' }] : [];
}
