import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { afterEach, expect, it } from 'vitest';
import { tracedTo } from '../with-opentelemetry.ts';
import { loggedTo } from '../with-pino.ts';
import { client, extension, toNumber } from './stage.ts';

const simulator = useVatsSimulator();
const input = { from: { extension }, toNumber };

afterEach(() => {
  trace.disable();
  context.disable();
});

it('makes a span of a call, under the one that is active', async () => {
  const exporter = new InMemorySpanExporter();
  const vats = client(simulator(), tracedTo(exporter));
  simulator().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'commands/callback' });
  await trace.getTracer('test').startActiveSpan('a ticket is opened', async (span) => {
    await vats.calls.callback(input);
    span.end();
  });
  const [call, around] = exporter.getFinishedSpans();
  expect(call).toMatchObject({
    name: 'vats calls.callback',
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'network', 'trunkline.outcome': 'unknown' },
  });
  expect(call?.parentSpanContext?.spanId).toBe(around?.spanContext().spanId);
});

it('logs how calls end, without the number that was called', async () => {
  const lines: string[] = [];
  const vats = client(simulator(), loggedTo({ write: (line: string) => void lines.push(line) }));
  await vats.calls.callback(input);
  simulator().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'commands/callback' });
  await vats.calls.callback(input);
  const ends = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(ends).toMatchObject([
    { level: 30, msg: 'vats calls.callback: done' },
    { level: 40, msg: 'vats calls.callback: failed (network, unknown)' },
  ]);
  expect(lines.join('')).not.toContain(toNumber);
});
