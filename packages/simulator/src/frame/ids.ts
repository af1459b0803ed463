import { createHash } from 'node:crypto';

/** Ids that are the same in every run: a seed and a counter per kind of id, never the time or a random number. */
export interface Ids {
  /** An opaque id that looks like Base64, such as `MTplbnRyeTox`. */
  opaque(kind: string): string;
  /** A UUID made from the seed and the counter. */
  uuid(): string;
  /** A number that grows by one; another seed counts from another million. */
  serial(kind: string): number;
  /** Starts counting again. */
  restart(): void;
}

export const createIds = (seed: number): Ids => {
  const counters = new Map<string, number>();
  const count = (kind: string): number => {
    const counted = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, counted);
    return counted;
  };
  const next = (kind: string): string => `${seed}:${kind}:${count(kind)}`;
  return {
    opaque: (kind) => Buffer.from(next(kind)).toString('base64'),
    uuid: () => asUuid(createHash('sha256').update(next('uuid')).digest('hex')),
    serial: (kind) => seed * 1_000_000 + count(kind),
    restart: () => counters.clear(),
  };
};

const asUuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
