import { named, noInput, optional, output, required, text, within, type NoInput, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';
import { items, maybe } from '../webhooks/kinds.ts';

/** Which calls a trunk number carries. Wire: 2, 4, 6; a number without a name here comes as its text. */
export type TrunkDirection = 'incoming' | 'outgoing' | 'both';

/** A number of a SIP trunk. Source: manual 2026 §3.7.22. */
export interface TrunkNumber {
  /** Wire: `trunk_number_id`. */
  readonly id: string;
  /** Wire: `trunk_id`. */
  readonly trunkId?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** Wire: `options`. */
  readonly direction?: TrunkDirection | (string & {});
  /** Wire: `desc`. */
  readonly description?: string;
}

const trunkNumber: Reader<TrunkNumber> = output<TrunkNumber>({
  id: required('trunk_number_id', text()),
  trunkId: optional('trunk_id', text()),
  number: optional('number', text()),
  direction: maybe('options', named<TrunkDirection>({ incoming: 2, outgoing: 4, both: 6 })),
  description: optional('desc', text()),
});

/**
 * The numbers of the SIP trunks.
 *
 * Wire: `POST trunks/numbers`. Codes: 1000, 3300, 5xxx. Source: manual 2026 §3.7.22.
 */
export const listNumbers: VatsOperation<NoInput, readonly TrunkNumber[]> = query(
  'trunks.listNumbers',
  'trunks/numbers',
  { input: noInput, output: within('data', items(trunkNumber)) },
);
