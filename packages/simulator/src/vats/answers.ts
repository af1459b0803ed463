import type { Ids } from '../frame/ids.ts';
import type { VatsSettings } from './options.ts';

/** What a refusal says beside its code. */
export interface Remarks {
  /** The code of each wrong field. */
  readonly fields?: Readonly<Record<string, number>>;
  readonly message?: string;
}

/** How the PBX words its answers. Each carries an `X-Uuid`, the number to quote to the vendor's support. */
export interface Answers {
  ok(body?: Readonly<Record<string, unknown>>): Response;
  refused(code: number | string, remarks?: Remarks): Response;
  unauthorized(): Response;
  notFound(): Response;
  tooManyRequests(retryAfter?: string): Response;
}

export const createAnswers = (errorForm: VatsSettings['errorForm'], ids: Ids): Answers => {
  const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
    Response.json(body, { status, headers: { 'x-uuid': ids.uuid(), ...headers } });
  const failure = (status: number, name: string, message: string): object => ({ name, message, code: 0, status });
  return {
    ok: (body = { result: 1000 }) => json(200, body),
    refused: (code, remarks = {}) =>
      errorForm === 'code420' && /^(2|31|33)/.test(String(code))
        ? json(420, { code, ...remarks })
        : json(200, { result: code, ...remarks }),
    // The bodies of 401 and 404 aren't documented; they follow that of 429.
    unauthorized: () => json(401, failure(401, 'Unauthorized', 'Too many wrong requests.')),
    notFound: () => json(404, failure(404, 'Not Found', 'Page not found.')),
    tooManyRequests: (retryAfter) =>
      json(
        429,
        failure(429, 'Service Unavailable', 'Rate limit exceeded.'),
        retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      ),
  };
};
