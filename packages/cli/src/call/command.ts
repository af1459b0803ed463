import type { WireListener } from '@trunkline/core';
import { clearStatus, complain } from '../terminal.ts';
import { loadVendor } from '../vendors/index.ts';
import { asUsage, usageError } from '../usage-error.ts';
import { askFirst } from './confirm.ts';
import { showDryRun } from './dry-run.ts';
import { readInput } from './input.ts';
import { listOperations, showFields } from './list.ts';
import { progressTeller } from './progress.ts';
import { show, type Showing } from './show.ts';
import { leafAt, methodAt } from './tree.ts';
import { stopSignal } from '../stop-signal.ts';
import { done } from '../exit-codes.ts';

export interface CallCommandOptions extends Showing {
  readonly input?: string;
  readonly list?: true;
  readonly fields?: true;
  readonly yes?: true;
  readonly dryRun?: true;
  /** Seconds. */
  readonly timeout?: number;
  /** Who is told of the wire: `record`. */
  readonly onWire?: WireListener;
}

/** Makes one call, or says which there are. */
export async function call(name: string, path: string | undefined, options: CallCommandOptions): Promise<number> {
  const vendor = await loadVendor(name);
  if (options.list === true) {
    listOperations(vendor, path);
    return done;
  }
  if (path === undefined) throw usageError(`Which operation? See: trunkline call ${name} --list`);
  const leaf = leafAt(vendor.tree, path, name);
  if (options.fields === true) {
    showFields(leaf, vendor.wireName);
    return done;
  }
  const input = await readInput(options.input);
  const asks = options.yes !== true && options.dryRun !== true;
  const client = await asUsage(() =>
    vendor.open(process.env, { ...(asks && { guard: askFirst() }), ...listening(options) }),
  );
  const stop = stopSignal();
  try {
    if (options.dryRun === true) return await showDryRun(client, leaf, input);
    const answer = methodAt(client.methods, path)(input, {
      signal: stop.signal,
      onProgress: progressTeller(),
      ...(options.timeout === undefined ? {} : { totalTimeoutMs: options.timeout * 1_000 }),
    });
    return await show(answer, options);
  } finally {
    clearStatus();
    stop.forget();
    await client.close();
    if (stop.signal.aborted) complain('Stopped.');
  }
}

const listening = ({ onWire }: CallCommandOptions): { readonly onWire?: WireListener } =>
  onWire === undefined ? {} : { onWire };
