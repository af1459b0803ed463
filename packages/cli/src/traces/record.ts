import { appendFileSync } from 'node:fs';
import type { WireExchange, WireListener } from '@trunkline/core';
import { call, type CallCommandOptions } from '../call/command.ts';
import { complain, paint } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

export interface RecordOptions extends Omit<CallCommandOptions, 'list' | 'fields' | 'dryRun'> {
  /** The trace file; what is there stays, and more is added. */
  readonly to: string;
}

/** Makes one call, and adds what went over the wire to a trace: its structure, with values that are made up. */
export async function record(vendor: string, path: string, { to, ...options }: RecordOptions): Promise<number> {
  let exchanges = 0;
  const onWire: WireListener = (exchange: WireExchange) => {
    appendFileSync(to, `${JSON.stringify(exchange)}\n`);
    exchanges += 1;
  };
  touch(to);
  const code = await call(vendor, path, { ...options, onWire });
  complain(paint('dim', `${exchanges} ${exchanges === 1 ? 'exchange' : 'exchanges'} added to ${to}.`, process.stderr));
  complain(
    paint(
      'dim',
      'Names, structure and codes are real, other values made up. Read it before you send it.',
      process.stderr,
    ),
  );
  return code;
}

/** Before anything is sent: a call that can't be recorded is not made. */
function touch(file: string): void {
  try {
    appendFileSync(file, '');
  } catch {
    throw usageError(`--to: ${file} cannot be written`);
  }
}
