import {
  anything,
  operation,
  output,
  required,
  type Operation,
  type OperationFacts,
  type Reader,
} from '@trunkline/core';
import type { XmlRecord } from '@trunkline/xml/on-demand';
import type { UptivityCodeReading } from './codes.ts';

/** What the Uptivity dialect needs to know of an operation. */
export interface UptivityWire {
  /** Wire: `TYPE`. Absent where the input names it. */
  readonly type?: string;
  /** Wire: `ACTION`, which selects the work of a command that does several. */
  readonly action?: string;
  /** Elements that may repeat, as paths below `RESULT`: `['USERS.USER']`. */
  readonly lists?: readonly string[];
}

export type UptivityOperation<Input, Output> = Operation<Input, Output, UptivityWire>;

/** What the server did, and the data that came with it. */
export interface UptivityReply {
  /** What it says it did: 0 `RecordingStarted`, 20 `Succeeded`, 37 `RecordingUpdated` and so on. Wire: `RESULTCODE`. */
  readonly outcome: UptivityCodeReading;
  /**
   * What stood in `RESULT` beside the envelope, by tag: texts, records of texts, and lists of what came more than once. Not
   * publicly documented.
   */
  readonly data: XmlRecord;
}

/** Under this name of the wire form stand parameters that no field table knows. No tag is spelled like it. */
export const extraName = '(extra)';

function asItCame<T>(expected: string): Reader<T> {
  return { ...anything(), expected } as Reader<T>;
}

/** A reply as it came. */
export const reply: Reader<UptivityReply> = output<UptivityReply>({
  outcome: required('outcome', asItCame<UptivityCodeReading>('a result code')),
  data: required('data', asItCame<XmlRecord>('the content of RESULT')),
});

type OperationParts<Input, Output> = Pick<
  OperationFacts<Input, Output, UptivityWire>,
  'input' | 'output' | 'repeat' | 'evidence' | 'check'
>;

/** An operation of the API Server. */
export function command<Input, Output>(
  name: string,
  wire: UptivityWire,
  facts: OperationParts<Input, Output>,
): UptivityOperation<Input, Output> {
  return operation({ name, wire, ...facts });
}
