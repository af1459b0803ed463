import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of the UTF-8 text, as lower-case hex. */
export function sha256Hex(text: string): string | Promise<string> {
  return hash('sha256', text, 'hex');
}

/** Are two hex digests of one length the same? How long it takes tells nothing of where they differ. */
export function isSameDigest(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));
}
