import { noInput, optional, output, required, rowsOf, text, within, type NoInput, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';

/** A line that calls come in on. Source: manual 2026 §3.7.7. */
export interface IncomingLine {
  /** Wire: `line_id`. */
  readonly lineId: string;
  /** Digits without `+`. Wire: `number`. */
  readonly number?: string;
  /** As the personal account shows it. Wire: `name`. */
  readonly name?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** `sip-uac`, `sip`, `toll-free`, or the id of a region. Wire: `region`. */
  readonly region?: string;
  /** The forwarding scheme of the line. Wire: `schema_id`. */
  readonly schemaId?: string;
  /** Wire: `schema_name`. */
  readonly schemaName?: string;
}

const incomingLine: Reader<IncomingLine> = output<IncomingLine>({
  lineId: required('line_id', text()),
  number: optional('number', text()),
  name: optional('name', text()),
  comment: optional('comment', text()),
  region: optional('region', text()),
  schemaId: optional('schema_id', text()),
  schemaName: optional('schema_name', text()),
});

const lines: Reader<readonly IncomingLine[]> = rowsOf(incomingLine);

/**
 * The incoming lines of the PBX.
 *
 * Wire: `POST incominglines`. Source: manual 2026 §3.7.7.
 */
export const list: VatsOperation<NoInput, readonly IncomingLine[]> = query('lines.list', 'incominglines', {
  input: noInput,
  output: within('lines', lines),
});
