import {
  anything,
  expect,
  input,
  isStandardSchema,
  oneOf,
  operation,
  optional,
  readBySchema,
  required,
  routine,
  run,
  text,
  type CallOptions,
  type Connection,
  type Reach,
  type Reader,
  type Repeat,
  type Result,
  type Routine,
  type StandardSchema,
  type TrunklineError,
  type Writer,
} from '@trunkline/core';
import type { VatsCode } from '../codes.ts';
import { jsonObject, type AnyJson } from '../fields.ts';
import type { VatsRoot, VatsWire } from '../operation.ts';

export interface RequestOptions<Output> extends CallOptions<VatsCode> {
  /** May it be repeated after a doubt? Default `unsafe`: it may not. Say `safe` for what only reads. */
  readonly repeat?: Repeat;
  /** Under which root the path stands. Default the PBX's, `/vpbx/`. */
  readonly root?: VatsRoot;
  /** Reads the answer: any Standard Schema (valibot, zod, arktype, …). Default: the answer as it came. */
  readonly schema?: StandardSchema<Output>;
}

type Request = <Output = AnyJson>(
  path: string,
  json?: AnyJson,
  options?: RequestOptions<Output>,
) => Promise<Result<Output, TrunklineError<VatsCode>>>;

interface Asked {
  readonly path: string;
  readonly json: AnyJson;
  readonly repeat?: Repeat | undefined;
  readonly root?: VatsRoot | undefined;
  readonly schema?: unknown;
}

/** A path below a root: never another host, never out of the root. */
const path = text({
  pattern: /^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*\/?$/,
  expected: 'a path such as stats/request',
});

const schema: Writer<unknown> = {
  expected: 'a Standard Schema',
  write: (value, place, issues) => (isStandardSchema(value) ? value : expect(schema.expected, place, issues)),
};

const asked = input<Asked>({
  path: required('path', path),
  json: required('json', jsonObject()),
  repeat: optional('repeat', oneOf(['safe', 'idempotent', 'unsafe'])),
  root: optional('root', oneOf(['pbx', 'contactCentre', 'speech'])),
  schema: optional('schema', schema),
});

/** Nobody knows whom it may ring: a guard for staging refuses it, unless it is said to be `safe`. */
const anyone: Reach<unknown> = { how: 'ring', numbers: () => [] };

const asItCame = anything() as Reader<AnyJson>;

/**
 * Asks anything of the API that has no method here: signed, judged by its result code, with all that every call keeps.
 * The JSON is sent as given, wire names and all.
 *
 * ```ts
 * const result = await vats.request('account/balance', {}, { repeat: 'safe' });
 * ```
 *
 * Without a `schema` the value is the answer as it came. An answer that the schema refuses is `decode` (shape).
 */
export const request: Routine<Request> = routine((connection: Connection<VatsCode>): Request => {
  const anyRequest = (
    wanted: string,
    sent: AnyJson = {},
    requestOptions?: RequestOptions<unknown>,
  ): Promise<Result<unknown, TrunklineError<VatsCode>>> => {
    const { repeat, root, schema: reader, ...options } = requestOptions ?? {};
    const wire: VatsWire = { path: wanted, sends: 'json', ...(root === undefined ? {} : { root }) };
    const facts = {
      name: 'request',
      wire,
      input: asked,
      output: isStandardSchema(reader) ? readBySchema(reader) : asItCame,
      repeat: repeat ?? 'unsafe',
      ...(repeat === 'safe' ? {} : { reach: anyone }),
      evidence: 'inferred',
    } as const;
    return run(
      connection,
      operation<Asked, unknown, VatsWire>(facts),
      { path: wanted, json: sent, repeat, root, schema: reader },
      options,
    );
  };
  return anyRequest as Request;
});
