import { optionError } from '@trunkline/core';
import type { CallbackAddress } from '../wire.ts';

/**
 * GC's events are unsigned: what keeps others from posting is a path that nobody can guess. It ends in the number of the
 * session and 128 random bits.
 */
export interface CallbackKey {
  readonly number: number;
  readonly secret: string;
}

export function createKey(number: number): CallbackKey {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return { number, secret: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Where GC posts the events of a session. */
export function addressFor(base: URL, { number, secret }: CallbackKey): CallbackAddress {
  const path = `${base.pathname.replace(/\/$/, '')}/${number}-${secret}`;
  return { origin: base.origin, host: base.host, path };
}

const lastPart = /\/(\d{1,15})-([\da-f]{32})\/?$/;

/** The key in a path, whatever a proxy has put in front of it or taken away. */
export function keyIn(path: string): CallbackKey | undefined {
  const [, number, secret] = lastPart.exec(path) ?? [];
  return number === undefined || secret === undefined ? undefined : { number: Number(number), secret };
}

/** Compares all of it, wherever the first difference is: how long it takes tells nothing. */
export function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at % other.length);
  return difference === 0;
}

/** Reads the option: the address of this program as GC sees it. */
export function readCallbackUrl(value: unknown): URL {
  const url = typeof value === 'string' || value instanceof URL ? String(value) : '';
  const expected = 'an absolute http(s) URL under which GC reaches this program, without user, query and fragment';
  if (!URL.canParse(url)) throw optionError('callbackUrl', expected);
  const read = new URL(url);
  const isPlain = read.username === '' && read.password === '' && read.search === '' && read.hash === '';
  if (!/^https?:$/.test(read.protocol) || !isPlain) throw optionError('callbackUrl', expected);
  return read;
}
