import { safeText } from '../errors/safe.ts';
import type { SendAnswer } from '../send/sender.ts';
import type { Call } from './call.ts';
import type { EventFacts } from './events.ts';

const shownHeaders: ReadonlySet<string> = new Set([
  'content-type',
  'date',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
]);

/** What the headers of an answer say, from the allow-list. */
export function noteHeaders(call: Call, { status, headers }: SendAnswer): void {
  const { requestIdHeader } = call.connection.dialect;
  call.status = status;
  call.earlier.push(status);
  call.headers = Object.fromEntries(
    Object.entries(headers).filter(([name, value]) =>
      name === requestIdHeader || name === 'x-request-id' ? safeText(value) !== undefined : shownHeaders.has(name),
    ),
  );
  call.requestId = requestIdHeader === undefined ? undefined : safeText(headers[requestIdHeader]);
}

/** What observers are told of an answer. */
export function responseEvent(call: Call, durationMs: number, bytes?: number): EventFacts {
  return {
    type: 'response',
    endpoint: call.endpoint ?? '',
    durationMs,
    ...(call.status === undefined ? {} : { status: call.status }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
  };
}
