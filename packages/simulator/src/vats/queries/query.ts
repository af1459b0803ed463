import type { RecordedRequest } from '../../frame/records.ts';
import type { FieldTable, Input } from '../fields.ts';
import type { Bucket } from '../limits.ts';
import type { Pbx } from '../pbx.ts';
import type { Refusal, Verdict } from '../verdict.ts';

/** A request that is answered at once. */
export interface Query {
  /** Below `/vpbx/`; from the root when it begins with a slash. */
  readonly path: string;
  readonly fields: FieldTable;
  /** Default: that of the root. */
  readonly buckets?: readonly Bucket[];
  /** What the table of fields can't say. */
  readonly rule?: (input: Input) => Refusal | undefined;
  answer(pbx: Pbx, input: Input, request: RecordedRequest): Verdict;
}

/** The code of something that doesn't exist. */
export const noSuchThing = 3300;

export const bucketsOf = ({ path, buckets }: Pick<Query, 'path' | 'buckets'>): readonly Bucket[] =>
  buckets ?? (path.startsWith('/cc/') ? ['contactCentre'] : ['default']);

/** The whole path, such as `/vpbx/groups`, without its last slash: written or not, it means the same. */
export const fullPath = (path: string): string => (path.startsWith('/') ? path : `/vpbx/${path}`).replace(/\/$/, '');
