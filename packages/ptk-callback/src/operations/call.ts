import {
  expect,
  input,
  operation,
  optional,
  required,
  routine,
  run,
  text,
  type CallOptions,
  type CodeReading,
  type Connection,
  type Reach,
  type Repeat,
  type Result,
  type Routine,
  type TrunklineError,
  type Writer,
} from '@trunkline/core';
import { isXmlName, toRecord, type XmlRecord } from '@trunkline/xml/on-demand';
import type { PtkCallbackCode } from '../codes.ts';
import type { PtkWire } from '../operation.ts';
import { fromAnswer } from '../outputs.ts';
import type { AnyRequest, ParameterValue } from '../soap/any.ts';

export interface AnyCallOptions extends CallOptions<PtkCallbackCode> {
  /** May it be repeated after a doubt? Default `unsafe`: it may not. Say `safe` for what only reads. */
  readonly repeat?: Repeat;
}

/** What came back, as it is. */
export interface AnyReply {
  readonly status: CodeReading<PtkCallbackCode>;
  /** The element inside the SOAP body, by the server's names. */
  readonly data: XmlRecord;
}

type Call = (
  wireName: string,
  parameters?: Readonly<Record<string, ParameterValue>>,
  options?: AnyCallOptions,
) => Promise<Result<AnyReply, TrunklineError<PtkCallbackCode>>>;

function isParameters(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, inside]: [string, unknown]) => isXmlName(name) && !name.includes(':') && isValue(inside),
  );
}

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string' || isParameters(value);
}

const parameters: Writer<NonNullable<AnyRequest['parameters']>> = {
  expected: 'an object whose names are those of elements, and whose values are texts, lists of texts, or objects again',
  write: (value, path, issues) => (isParameters(value) ? value : expect(parameters.expected, path, issues)),
};

const anyRequest = input<AnyRequest>({
  wireName: required(
    'wireName',
    text({ pattern: /^[A-Za-z_][\w.-]*$/, expected: 'the name of an operation, such as AddInteraction' }),
  ),
  parameters: optional('parameters', parameters),
});

/** Nobody knows whom it may ring: a guard for staging refuses it, unless it is said to be `safe`. */
const anyone: Reach<unknown> = { how: 'ring', numbers: () => [] };

const reply = fromAnswer<AnyReply>('a status', ({ reading, answer }) => ({
  status: reading,
  data: toRecord(answer.body),
}));

/**
 * Calls any operation of the toolkit by the server's own name, with the server's own names for what it takes. What the profile
 * knows of it (namespace, SOAPAction, order) is used; elements that it doesn't know stand in your order.
 *
 * ```ts
 * const told = await ptk.call('GetQueueVariables', { Tenant: 'Main', Segment: '7001' }, { repeat: 'safe' });
 * ```
 */
export const call: Routine<Call> = routine(
  (connection: Connection<PtkCallbackCode>): Call =>
    (wireName, given = {}, callOptions) => {
      const { repeat = 'unsafe', ...options } = callOptions ?? {};
      const repeats: readonly unknown[] = ['safe', 'idempotent', 'unsafe'];
      const any = operation<AnyRequest, AnyReply, PtkWire>({
        name: 'call',
        wire: { kind: 'any' },
        input: anyRequest,
        output: reply,
        repeat,
        evidence: 'inferred',
        check: () =>
          repeats.includes(repeat) ? [] : [{ path: 'repeat', expected: 'one of safe, idempotent, unsafe' }],
        ...(repeat === 'safe' ? {} : { reach: anyone }),
      });
      return run(connection, any, { wireName, parameters: given }, options);
    },
);
