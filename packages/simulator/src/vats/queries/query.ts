import type { FieldTable, Input } from '../fields.ts';
import type { Rate } from '../limits.ts';
import type { Pbx } from '../pbx.ts';

/** A request that is answered at once. */
export interface Query {
  readonly path: string;
  readonly fields: FieldTable;
  readonly rate?: Rate;
  answer(pbx: Pbx, input: Input): Readonly<Record<string, unknown>>;
}
