import { flag, input, noOutput, optional, output, required, text, within, type Reader } from '@trunkline/core';
import { change, query, type VatsOperation } from '../operation.ts';
import { items, maybe } from '../webhooks/kinds.ts';

export interface SchemaFilter {
  /**
   * Tells the trunk numbers too. Wire: `ext_fields` with `trunks_numbers`, as the manual's sample has it; its table speaks of
   * a parameter `trunks_numbers`.
   */
  readonly withTrunkNumbers?: boolean;
}

/** What happens to an incoming call: an IVR scheme. Source: manual 2026 §3.7.9. */
export interface Schema {
  /** Wire: `schema_id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** The lines that it answers. Wire: `incominglines`. */
  readonly lineIds?: readonly string[];
  /** The trunk numbers that it answers; with `withTrunkNumbers`. Wire: `sip_trunks_numbers`. */
  readonly trunkNumberIds?: readonly string[];
}

const schema: Reader<Schema> = output<Schema>({
  id: required('schema_id', text()),
  name: optional('name', text()),
  description: optional('description', text()),
  lineIds: maybe('incominglines', items(text())),
  trunkNumberIds: maybe('sip_trunks_numbers', items(text())),
});

/**
 * The IVR schemes.
 *
 * Wire: `POST schemas`. Codes: 1000, 3300, 5xxx. Source: manual 2026 §3.7.9.
 */
export const list: VatsOperation<SchemaFilter, readonly Schema[]> = query('schemas.list', 'schemas', {
  input: input<SchemaFilter>({
    withTrunkNumbers: optional('ext_fields', flag([undefined, ['trunks_numbers']])),
  }),
  output: within('data', items(schema)),
});

export interface AssignSchemaInput {
  /** Wire: `schema_id`. */
  readonly schemaId: string;
  /** A line from `lines.list`; this or the next. Wire: `line_id`. */
  readonly lineId?: string;
  /** A number from `trunks.listNumbers` on which calls can come in. Wire: `trunk_number_id`. */
  readonly trunkNumberId?: string;
}

/**
 * Lets a scheme answer a line or a trunk number, in the place of the one that has answered it until now.
 *
 * Wire: `POST schema/set`. Source: manual 2026 §3.7.10.
 */
export const assign: VatsOperation<AssignSchemaInput, void> = change('schemas.assign', 'schema/set', 'idempotent', {
  input: input<AssignSchemaInput>({
    schemaId: required('schema_id', text()),
    lineId: optional('line_id', text()),
    trunkNumberId: optional('trunk_number_id', text()),
  }),
  output: noOutput,
  check: ({ lineId, trunkNumberId }) =>
    (lineId === undefined) === (trunkNumberId === undefined)
      ? [{ path: 'lineId', expected: 'given, or trunkNumberId in its place; not both' }]
      : [],
});
