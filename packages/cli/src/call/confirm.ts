import { createInterface } from 'node:readline/promises';
import type { Guard, GuardedOperation } from '@trunkline/core';
import { complain } from '../terminal.ts';

const deeds = { ring: 'rings', message: 'sends a message to', cost: 'costs money for' } as const;

/** Asks before anything rings, is messaged or costs: on the terminal, or of whatever stdin says. Asked once for all. */
export function askFirst(): Guard {
  let asked: Promise<boolean> | undefined;
  return (operation) => operation.reaches === undefined || (asked ??= isAgreed(operation));
}

async function isAgreed({ name, reaches = 'ring', numbers }: GuardedOperation): Promise<boolean> {
  const whom = numbers.length === 0 ? 'somebody' : `${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}`;
  const answer = await lineFor(`${name} ${deeds[reaches]} ${whom}. Go on? [y/N] `);
  // Only on a terminal does the answer end the line.
  if (!process.stdin.isTTY) complain('');
  return /^y(es)?$/i.test(answer.trim());
}

/** The first line of stdin; empty where there is none. */
async function lineFor(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const nothing = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  try {
    return await Promise.race([asking.question(question), nothing]);
  } finally {
    asking.close();
  }
}
