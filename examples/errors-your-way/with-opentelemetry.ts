/** For those who trace: a span for each call, under the span that is active; retries and waits are its events. */
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openTelemetryObserver } from '@trunkline/observers/opentelemetry';
import type { EventListener } from '@trunkline/vats';

/** Where your service sets OpenTelemetry up already, the last line is all you need. */
export function tracedTo(exporter: SpanExporter): EventListener {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  return openTelemetryObserver(trace.getTracer('errors-your-way'));
}
