import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { usageError } from '../usage-error.ts';

/** The input of a call: JSON as given, `@file`, or `-` for stdin. */
export async function readInput(given: string | undefined): Promise<unknown> {
  if (given === undefined) return {};
  const json = await load(given);
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // What JSON.parse says quotes the input, which may hold numbers and texts of people.
    throw usageError('--input is no JSON. In a shell: --input \'{"from": {"extension": "101"}}\'');
  }
}

async function load(given: string): Promise<string> {
  if (given === '-') return text(process.stdin);
  if (!given.startsWith('@')) return given;
  try {
    return await readFile(given.slice(1), 'utf8');
  } catch {
    throw usageError('--input: the file behind @ cannot be read');
  }
}
