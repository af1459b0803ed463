/** The part of an address that names a code: `#vats:2219`, and `#cca-web-api:710@older` for numbers of older servers. */
export interface Asked {
  readonly vendor: string;
  readonly code: string;
  readonly older: boolean;
}

const older = '@older';

export function readHash(hash: string): Asked | undefined {
  const [, vendor, rest = ''] = /^#([a-z-]+)(?::(.*))?$/.exec(decoded(hash)) ?? [];
  if (vendor === undefined) return undefined;
  return rest.endsWith(older)
    ? { vendor, code: rest.slice(0, -older.length), older: true }
    : { vendor, code: rest, older: false };
}

export function hashOf({ vendor, code, older: isOlder }: Asked): string {
  return `#${vendor}${code === '' ? '' : `:${encodeURIComponent(code)}`}${isOlder ? older : ''}`;
}

/** A `%` that encodes nothing stands for itself. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
