import { expect, it } from 'vitest';
import type { Result, VatsClient, VatsError } from '../../src/index.ts';
import { clientOf } from './client.ts';
import { errorOf, valueOf } from './say.ts';
import { serve } from './serve.ts';

/** A call of the client. */
export type Call = (vats: VatsClient) => Promise<Result<unknown, VatsError>>;

/** One call as it goes over the wire and comes back, in the manual's spelling. */
export interface Exchange {
  readonly call: Call;
  /** Below its root. */
  readonly path: string;
  /** Default: the root of the PBX. */
  readonly root?: 'cc';
  readonly json: object;
  readonly answer: object;
  readonly value?: unknown;
}

/** Each call posts this JSON to this path, and the caller reads this value. */
export function exchanges(table: Readonly<Record<string, Exchange>>): void {
  it.each(Object.entries(table))('%s', async (_name, { call, path, root = 'vpbx', json, answer, value }) => {
    const { baseUrl, hits } = await serve({ body: answer });
    const result = await call(clientOf({ baseUrl }));
    expect(hits.map((hit) => [hit.path, JSON.parse(hit.form.json)])).toEqual([[`/${root}/${path}`, json]]);
    expect(valueOf(result)).toEqual(value);
  });
}

/** A wrong call: what is wrong, at which field, and the call. */
export type Wrong = readonly [what: string, path: string, call: Call];

/** Each call is refused with the name of the field, and nothing is sent. */
export function refusals(table: readonly Wrong[]): void {
  it.each(table)('%s: %s', async (_what, path, call) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    const error = errorOf(await call(clientOf({ baseUrl })), 'input');
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(hits).toEqual([]);
  });
}

/** For callers without types. */
export const untyped = (given: unknown): never => given as never;
