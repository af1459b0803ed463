import { createHash, createHmac } from 'node:crypto';

/** What is kept, as its key says. */
type Kind = 'limit' | 'hold' | 'seen' | 'sequence' | 'outcome' | 'token' | 'login';

/** How keys are named in Redis. The braces keep those of a namespace on one node of a cluster. */
export interface Names {
  /** A name from which nobody reads what it stands for. */
  hashed(kind: Kind, key: string): string;
  /** A name to be read: of what is no secret. */
  plain(kind: Kind | 'server' | 'outcomes', name?: string): string;
}

/** 132 bits are enough to tell things apart. */
const hashChars = 22;

export function createNames(namespace: string, secret: string | undefined): Names {
  const root = `trunkline:{${namespace}}`;
  const hash = (text: string): string => {
    const hashing = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
    return hashing.update(text).digest('base64url').slice(0, hashChars);
  };
  return {
    hashed: (kind, key) => `${root}:${kind}:${hash(`${kind}:${key}`)}`,
    plain: (kind, name) => (name === undefined ? `${root}:${kind}` : `${root}:${kind}:${name}`),
  };
}
