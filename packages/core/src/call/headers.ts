import { safeText } from '../errors/safe.ts';
import type { SendAnswer } from '../send/sender.ts';
import { emit, type Call } from './call.ts';

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
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const isId = name === requestIdHeader || name === 'x-request-id';
    if (isId ? safeText(value) !== undefined : shownHeaders.has(name)) shown[name] = value;
  }
  call.headers = shown;
  call.requestId = requestIdHeader === undefined ? undefined : safeText(headers[requestIdHeader]);
}

/** Tells observers of an answer to what was sent at that time. Where nobody listens, nothing is put together. */
export function tellResponse(call: Call, sentAt: number, bytes?: number): void {
  const { onEvent, clock } = call.connection;
  if (onEvent === undefined) return;
  emit(call, {
    type: 'response',
    endpoint: call.endpoint ?? '',
    durationMs: clock.monotonic() - sentAt,
    ...(call.status === undefined ? {} : { status: call.status }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
  });
}
