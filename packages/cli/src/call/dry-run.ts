import { dryRun } from '@trunkline/core';
import { usageError } from '../usage-error.ts';
import type { OpenClient } from '../vendors/vendor.ts';
import { show } from './show.ts';
import type { Leaf } from './tree.ts';

/** Prints what would be sent, with names in the place of secrets. */
export async function showDryRun(
  { connection }: OpenClient,
  { path, operation }: Leaf,
  input: unknown,
): Promise<number> {
  if (connection === undefined) throw usageError('no dry run here: what is sent depends on the session');
  if (operation === undefined) throw usageError(`${path} makes several calls: no dry run of it`);
  return show(dryRun(connection, operation, input), {});
}
