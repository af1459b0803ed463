import type { Issue } from '../errors/error.ts';
import { expect, under, type Reader } from './kind.ts';

/**
 * A schema of the caller's, from any library that keeps to Standard Schema (valibot, zod, arktype, …). It must answer at
 * once: one that answers by a promise is refused.
 */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaAnswer<Output> | Promise<SchemaAnswer<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

export type SchemaAnswer<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Is it a schema? For callers without types. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const standard: unknown = (value as { '~standard'?: unknown })['~standard'];
  return typeof standard === 'object' && standard !== null && 'validate' in standard;
}

/** Reads by a schema of the caller's. Its messages may quote what they found, so only the places are told. */
export function readBySchema<Output>(schema: StandardSchema<Output>): Reader<Output> {
  const expected = 'what the schema asks for';
  return {
    expected,
    read(wire, path, issues) {
      const answer = validate(schema, wire);
      if (answer === undefined) return expect('a schema that answers at once', path, issues);
      if (answer.issues === undefined) return answer.value;
      for (const issue of answer.issues) noteIssue(issue, path, issues);
      return undefined as never;
    },
  };
}

/** `undefined` from a schema that throws, or that lets one wait. */
function validate<Output>(schema: StandardSchema<Output>, wire: unknown): SchemaAnswer<Output> | undefined {
  try {
    const answer = schema['~standard'].validate(wire);
    if (!('then' in answer)) return answer;
    answer.catch(() => undefined);
  } catch {
    // What it threw may quote what it found.
  }
  return undefined;
}

function noteIssue({ path = [] }: SchemaIssue, from: string, issues: Issue[]): void {
  const place = path.reduce<string>((above, part) => {
    const key = typeof part === 'object' ? part.key : part;
    return typeof key === 'number' ? `${above}[${key}]` : under(above, String(key));
  }, from);
  expect('what the schema asks for', place, issues);
}
