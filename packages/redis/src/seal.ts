import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Closes a text so that only who knows the secret can read it, and only under the name it was closed for. */
export interface Seal {
  close(text: string, name: string): string;
  /** `undefined` for what wasn't closed with this secret. */
  open(sealed: string, name: string): string | undefined;
}

/** Without a secret, texts stay as they are. */
const openly: Seal = { close: (text) => text, open: (text) => text };

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key made of the secret. */
export function createSeal(secret: string | undefined): Seal {
  if (secret === undefined) return openly;
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'trunkline tokens', 32));
  return {
    close(text, name) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, name) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
        return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
