import {
  downloaded,
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
  type Download,
  type Reach,
  type Repeat,
  type Result,
  type Routine,
  type StandardSchema,
  type TrunklineError,
  type Writer,
} from '@trunkline/core';
import type { CcaWebApiCode } from '../codes.ts';
import { ifAny } from '../answers.ts';
import { json } from '../fields.ts';
import type { CcaWebApiWire } from '../operation.ts';

/** Names and values of a query. */
export type Query = Readonly<Record<string, string | number | boolean>>;

export interface RequestOptions<Output = unknown> extends CallOptions<CcaWebApiCode> {
  readonly query?: Query;
  /** Sent as JSON. Default: no body. */
  readonly body?: unknown;
  /** May it be repeated after a doubt? Default `unsafe`: it may not, whatever its method; some `GET` change things here. */
  readonly repeat?: Repeat;
  /** Reads the answer: any Standard Schema (valibot, zod, arktype, …). Default: the answer as it came. */
  readonly schema?: StandardSchema<Output>;
}

export interface DownloadOptions extends CallOptions<CcaWebApiCode> {
  readonly query?: Query;
}

type Failure = TrunklineError<CcaWebApiCode>;
type Method = CcaWebApiWire['method'];
type Request = <Output = unknown>(
  method: Method,
  path: string,
  options?: RequestOptions<Output>,
) => Promise<Result<Output, Failure>>;
type DownloadAny = (path: string, options?: DownloadOptions) => Promise<Result<Download, Failure>>;

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly query: Query;
  readonly body?: unknown;
  readonly repeat: Repeat;
  readonly schema?: unknown;
}

/** A path below the base URL: never another host, never out of it. */
const path = text({
  pattern: /^(?!.*(^|\/)(\.|%2e){1,2}(\/|$))(?!.*%(2f|5c))[\w.~%@:+,=-]+(\/[\w.~%@:+,=-]+)*\/?$/i,
  expected: 'a path such as Agents or Lists/12, without query',
});

/** Written at once, since the order and the spelling of its names are the caller's. */
const queryWriter: Writer<Query> = {
  expected: 'an object of texts, numbers, and true or false',
  write(value, place, issues) {
    if (typeof value !== 'object' || value === null) return expect(queryWriter.expected, place, issues);
    const pairs = Object.entries(value as Record<string, unknown>);
    const isQuery = pairs.every(([name, item]) => isCarried(name) && isCarried(item));
    if (!isQuery) return expect(queryWriter.expected, place, issues);
    return pairs.map(([name, item]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`).join('&');
  },
};

function isCarried(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  return typeof value === 'boolean' || Number.isFinite(value);
}

const schema: Writer<unknown> = {
  expected: 'a Standard Schema',
  write: (value, place, issues) => (isStandardSchema(value) ? value : expect(schema.expected, place, issues)),
};

const asked = input<Asked>({
  method: required('method', oneOf(['GET', 'POST', 'PUT', 'DELETE'])),
  path: required('path', path),
  query: required('query', queryWriter),
  body: optional('body', json()),
  repeat: required('repeat', oneOf(['safe', 'idempotent', 'unsafe'])),
  schema: optional('schema', schema),
});

/** Nobody knows whom it may ring: a guard for staging refuses it, unless it is said to be `safe`. */
const anyone: Reach<unknown> = { how: 'ring', numbers: () => [] };

/**
 * Asks anything of the API that has no method here, or whose answer you want read by a schema: with the session, judged by
 * its result code, with all that every call keeps. Path, query and body are sent as given.
 *
 * ```ts
 * const state = await cca.request('GET', 'Server/State', { repeat: 'safe', schema: stateOfMyServer });
 * ```
 *
 * Without a `schema` the value is what stood in `Response`, and code 1 (pending) is a success with a `notice`. An answer that
 * the schema refuses is `decode` (shape).
 */
export const request: Routine<Request> = routine((connection: Connection<CcaWebApiCode>): Request => {
  const anyRequest = (
    method: Method,
    wanted: string,
    requestOptions?: RequestOptions,
  ): Promise<Result<unknown, Failure>> => {
    const { query = {}, body, repeat = 'unsafe', schema: reader, ...options } = requestOptions ?? {};
    const facts = {
      name: 'request',
      wire: { method, path: '', sends: 'any', promisesNothing: true },
      input: asked,
      output: isStandardSchema(reader) ? readBySchema(reader) : ifAny,
      repeat,
      ...(repeat === 'safe' ? {} : { reach: anyone }),
      ...(reader === undefined ? { answer: 'nothing' as const } : {}),
      evidence: 'inferred',
    } as const;
    const given = { method, path: wanted, query, body, repeat, schema: reader };
    return run(connection, operation<Asked, unknown, CcaWebApiWire>(facts), given, options);
  };
  return anyRequest as Request;
});

/**
 * Fetches any path as a file, as a stream. For what `files.download` does not reach. An answer in JSON is taken for the
 * server's envelope and not for the file.
 *
 * ```ts
 * const file = await cca.download('SurveyTasks/7/Interviews', { query: { format: 'DatFile' } });
 * if (file.ok) await file.value.saveTo('interviews.dat');
 * ```
 */
export const download: Routine<DownloadAny> = routine(
  (connection: Connection<CcaWebApiCode>): DownloadAny =>
    (wanted, downloadOptions) => {
      const { query = {}, ...options } = downloadOptions ?? {};
      const any = operation<Asked, Download, CcaWebApiWire>({
        name: 'download',
        wire: { method: 'GET', path: '', sends: 'any' },
        input: asked,
        output: downloaded,
        repeat: 'unsafe',
        evidence: 'inferred',
        answer: 'stream',
      });
      return run(connection, any, { method: 'GET', path: wanted, query, repeat: 'unsafe' }, options);
    },
);
