import { expect, input, listOf, optional, text } from '@trunkline/core';
import { soap, type PtkOperation } from '../operation.ts';
import { fromAnswer, itemsOf, partsOf } from '../outputs.ts';

/** A kind of interaction inside a queue. Any field may be missing: the vendor says so. */
export interface Segment {
  /** Wire: `Tenant`. */
  readonly tenant?: string;
  /** Wire: `Queue`. */
  readonly queue?: string;
  /** Wire: `Name`. */
  readonly name?: string;
  /** Names and values; what they are is not public. Wire: `StateData`. */
  readonly stateData?: Readonly<Record<string, string>>;
  /** Names and values; what they are is not public. Wire: `Variables`. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface SegmentFilter {
  /** Of which tenants. Default: the client's. Wire: `Tenant`, once for each. */
  readonly tenant?: readonly string[];
}

/**
 * The segments of one tenant or several. 107003 says that there are none yet, 107001 that some could not be reached.
 *
 * Evidence: the operation is certain, the fields of a segment are the vendor's; its wire name `GetSegments` and how they nest are
 * guesses.
 */
export const list: PtkOperation<SegmentFilter, readonly Segment[]> = soap('segments.list', 'GetSegments', {
  input: input<SegmentFilter>({ tenant: optional('Tenant', listOf(text(), { min: 1 })) }),
  output: fromAnswer('a list of segments', (payload, issues) => {
    const items = itemsOf(payload, 'segments', 'segment');
    if (items === undefined) return expect('there: a list of segments', 'segments', issues);
    const { names } = payload.answer;
    return items.map((item): Segment =>
      partsOf(
        item,
        names,
        { tenant: 'tenant', queue: 'queue', name: 'segmentName' },
        { stateData: 'stateData', variables: 'variables' },
      ),
    );
  }),
  repeat: 'safe',
});
