import { once } from 'node:events';
import { toPlain, type Download, type Notice, type Result, type RowStream, type TrunklineError } from '@trunkline/core';
import { adviceFor } from '../explain/advice.ts';
import { done, exitCodes, usage } from '../exit-codes.ts';
import { complain, paint, print } from '../terminal.ts';
import type { AnyResult } from '../vendors/vendor.ts';

export interface Showing {
  /** Where a download goes. */
  readonly save?: string;
  /** Prints the whole Result, failure or not, instead of its value. */
  readonly result?: boolean;
}

/** Prints what a method answered; the number is the exit code. */
export async function show(answer: unknown, showing: Showing): Promise<number> {
  if (isRows(answer)) return showRows(answer, showing);
  return showResult((await answer) as AnyResult, showing);
}

function isRows(answer: unknown): answer is RowStream<unknown, object> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function showRows(rows: RowStream<unknown, object>, { result }: Showing): Promise<number> {
  for await (const row of rows) {
    if (result === true) print(json(toPlain(row)));
    else if (row.ok) print(json(row.value));
    if (!row.ok) return showError(row.error);
  }
  const summary = await rows.summary;
  if (summary.ok) complain(paint('dim', `${summary.value.rows} rows`, process.stderr));
  return done;
}

async function showResult(answer: AnyResult, showing: Showing): Promise<number> {
  if (answer.ok && isDownload(answer.value)) return showDownload(answer.value, showing);
  if (showing.result === true) print(json(toPlain(answer), 2));
  if (!answer.ok) return showError(answer.error);
  if (answer.notice !== undefined) sayNotice(answer.notice);
  if (showing.result !== true && answer.value !== undefined) print(json(answer.value, 2));
  return done;
}

function isDownload(value: unknown): value is Download {
  return typeof value === 'object' && value !== null && 'saveTo' in value && 'body' in value;
}

async function showDownload(download: Download, { save }: Showing): Promise<number> {
  if (save !== undefined) {
    const saved: Result<number, TrunklineError> = await download.saveTo(save);
    if (!saved.ok) return showError(saved.error);
    complain(`${saved.value} bytes`);
    return done;
  }
  if (process.stdout.isTTY) {
    await download.body.cancel();
    complain('This is a file: give --save FILE, or send stdout somewhere.');
    return usage;
  }
  try {
    for await (const chunk of download.body as unknown as AsyncIterable<Uint8Array>) {
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    }
  } catch (thrown) {
    return showError(thrown as TrunklineError);
  }
  return done;
}

function sayNotice({ asked, name, description }: Notice): void {
  complain(paint('yellow', `The vendor remarks: ${asked} ${name}: ${description}`, process.stderr));
}

/** What went wrong and what to do, in words that hold nothing secret. */
function showError(error: TrunklineError): number {
  if (error.kind === 'refused' && error.reason === 'guard') {
    complain('Nothing was sent: answer y, or give --yes.');
    return exitCodes[error.category];
  }
  complain(paint('red', error.message, process.stderr));
  if (error.kind !== 'input') complain(adviceFor('failure', error.retry, error.category));
  if (error.retryAfterMs !== undefined) complain(`Wait ${Math.ceil(error.retryAfterMs / 1_000)} s.`);
  if (error.kind === 'api') complain(`More: trunkline explain ${error.vendor} ${error.code}`);
  return error.kind === 'input' ? usage : exitCodes[error.category];
}

function json(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_name, inside: unknown) => (typeof inside === 'bigint' ? String(inside) : inside),
    indent,
  );
}
