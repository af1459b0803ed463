import { readFile } from 'node:fs/promises';
import { readTrace, replayTrace, type Replayed, type WireExchange, type WireSent } from '@trunkline/core';
import { done, notFine } from '../exit-codes.ts';
import { paint, print, wrap } from '../terminal.ts';
import { usageError } from '../usage-error.ts';
import { loadVendor } from '../vendors/index.ts';

export interface ReplayCommandOptions {
  readonly json?: true;
}

/** What a call of the trace came to, made once more. */
interface Line {
  readonly vendor: string;
  readonly operation: string;
  readonly verdict: 'fits' | 'at odds' | 'passed over';
  /** What the client read, why it is at odds, or why it wasn't made. */
  readonly words: readonly string[];
}

/** Plays a trace to the client of its vendor, on this computer alone. */
export async function replay(file: string, options: ReplayCommandOptions): Promise<number> {
  const lines = await linesOf(await exchangesIn(file));
  if (options.json === true) print(JSON.stringify(lines, undefined, 2));
  else lines.forEach(show);
  return lines.some(({ verdict }) => verdict === 'at odds') ? notFine : done;
}

async function exchangesIn(file: string): Promise<readonly WireExchange[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw usageError(`${file} cannot be read`);
  }
  try {
    return readTrace(text);
  } catch (thrown) {
    throw usageError(`${file}: ${(thrown as Error).message}`);
  }
}

const isSent = (exchange: WireExchange): exchange is WireSent => exchange.direction === 'sent';

async function linesOf(exchanges: readonly WireExchange[]): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const sent = exchanges.filter(isSent);
  const ways = new Set(sent.map(({ vendor, scheme }) => `${vendor} ${scheme}`));
  for (const way of ways) {
    const [vendor = '', scheme = ''] = way.split(' ');
    const own = sent.filter((exchange) => exchange.vendor === vendor && exchange.scheme === scheme);
    const subject = await (await loadVendor(vendor)).replaySubject?.(scheme, process.env);
    const replayed = subject === undefined ? own.map(unplayable) : await replayTrace(own, subject);
    lines.push(...replayed.map((one) => ({ vendor, ...lineOf(one) })));
  }
  const received = exchanges.length - sent.length;
  if (received > 0) {
    const words = [`${received} that the vendor delivered: signed with your secrets, which nobody here has`];
    lines.push({ vendor: exchanges[0]?.vendor ?? '', operation: 'events', verdict: 'passed over', words });
  }
  return lines;
}

const unplayable = ({ operation, callId }: WireSent): Replayed => ({
  operation,
  callId,
  problems: [],
  skipped: 'it is answered by an event',
});

function lineOf({ operation, result, problems, skipped }: Replayed): Omit<Line, 'vendor'> {
  if (problems.length > 0) return { operation, verdict: 'at odds', words: problems };
  if (result === undefined) return { operation, verdict: 'passed over', words: [skipped ?? 'not made'] };
  return { operation, verdict: 'fits', words: [result.ok ? 'read as a success' : result.error.message] };
}

const styles = { fits: 'green', 'at odds': 'red', 'passed over': 'dim' } as const;

function show({ vendor, operation, verdict, words }: Line): void {
  print(`${paint(styles[verdict], verdict.padEnd(12))}${vendor} ${operation}`);
  for (const said of words) print(`${' '.repeat(12)}${wrap(said, 12)}`);
}
