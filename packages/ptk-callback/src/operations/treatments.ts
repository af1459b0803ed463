import { input, required, text } from '@trunkline/core';
import { tenant, type OfSegment } from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { fromAnswer, textOf } from '../outputs.ts';

/** What to offer a caller. The values are not public. */
export interface Treatment {
  /** Wire: `ModeStatus`. */
  readonly modeStatus?: string;
  /** Wire: `RecommendedDestination`. */
  readonly recommendedDestination?: string;
  /** Wire: `OfferTreatment`. */
  readonly offerTreatment?: string;
}

/**
 * What to offer a caller of a segment now. Segments of the toolkit have treatment type 20; 109027 says that this one hasn't.
 *
 * Evidence: the operation is certain; its wire name `GetTreatment` and those of the three parts are guesses.
 */
export const get: PtkOperation<OfSegment, Treatment> = soap('treatments.get', 'GetTreatment', {
  input: input<OfSegment>({ tenant, segment: required('Segment', text()) }),
  output: fromAnswer('a treatment', (payload): Treatment => {
    const parts = ['modeStatus', 'recommendedDestination', 'offerTreatment'] as const;
    const told = parts.map((name) => [name, textOf(payload, name)] as const);
    return Object.fromEntries(told.filter(([, value]) => value !== undefined));
  }),
  repeat: 'safe',
});
