import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Span, type Tracer } from '@opentelemetry/api';
import type { CallEvent, EventListener } from '@trunkline/core';

interface Open {
  readonly operation: string;
  readonly span: Span;
}

/** What of an event is worth an event of the span, and with which attributes. */
function noteOf(event: CallEvent): Attributes | undefined {
  switch (event.type) {
    case 'limit':
      return { 'trunkline.limit': event.bucket, 'trunkline.wait_ms': event.waitMs };
    case 'hold':
      return { 'trunkline.wait_ms': event.waitMs };
    case 'login':
      return { 'trunkline.reason': event.reason };
    case 'retry':
      return { 'trunkline.because': event.because, 'trunkline.wait_ms': event.waitMs };
    case 'failover':
      return { 'trunkline.because': event.because, 'server.address': hostOf(event.endpoint) };
    case 'warning':
      return { 'trunkline.warning': event.warning };
    default:
      return undefined;
  }
}

function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint;
}

/** Names of the HTTP semantic conventions where they have one. */
function attributesOf(event: CallEvent): Attributes {
  switch (event.type) {
    case 'request':
      return { 'http.request.method': event.method, 'server.address': hostOf(event.endpoint) };
    case 'response':
      return {
        ...(event.status === undefined ? {} : { 'http.response.status_code': event.status }),
        ...(event.bytes === undefined ? {} : { 'http.response.body.size': event.bytes }),
        ...(event.requestId === undefined ? {} : { 'trunkline.request_id': event.requestId }),
      };
    default:
      return {};
  }
}

function end(span: Span, event: Extract<CallEvent, { type: 'settled' }>): void {
  if (event.attempt > 1) span.setAttribute('http.request.resend_count', event.attempt - 1);
  if (!event.ok) {
    const { kind, category, outcome, code } = event;
    span.setAttributes({
      'error.type': kind,
      'trunkline.category': category,
      'trunkline.outcome': outcome,
      ...(code === undefined ? {} : { 'trunkline.code': code }),
    });
    span.setStatus({ code: SpanStatusCode.ERROR, message: `${kind}, ${outcome}` });
  }
  span.end(event.at);
}

/**
 * A span for each call, under the span that is active where it is made; calls within a composed method are spans within its
 * span. Retries, fail-overs, logins, waits and warnings are events of the span. No secrets, no personal data.
 *
 * ```ts
 * createVatsClient({ …, onEvent: openTelemetryObserver(trace.getTracer('crm')) });
 * ```
 */
export function openTelemetryObserver(tracer: Tracer): EventListener {
  const open = new Map<string, Open[]>();

  function start({ vendor, operation, callId, at }: CallEvent): void {
    const around = open.get(callId) ?? [];
    const parent = around.at(-1)?.span;
    const span = tracer.startSpan(
      `${vendor} ${operation}`,
      {
        kind: SpanKind.CLIENT,
        startTime: at,
        attributes: { 'trunkline.vendor': vendor, 'trunkline.operation': operation, 'trunkline.call_id': callId },
      },
      parent === undefined ? context.active() : trace.setSpan(context.active(), parent),
    );
    open.set(callId, [...around, { operation, span }]);
  }

  function settle(event: Extract<CallEvent, { type: 'settled' }>, found: Open): void {
    const rest = (open.get(event.callId) ?? []).filter((one) => one !== found);
    if (rest.length === 0) open.delete(event.callId);
    else open.set(event.callId, rest);
    end(found.span, event);
  }

  return (event) => {
    if (event.type === 'start') return start(event);
    const found = open.get(event.callId)?.findLast(({ operation }) => operation === event.operation);
    if (found === undefined) return;
    if (event.type === 'settled') return settle(event, found);
    found.span.setAttributes(attributesOf(event));
    const note = noteOf(event);
    if (note !== undefined) found.span.addEvent(event.type, note, event.at);
  };
}
