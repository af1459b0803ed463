import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { createVatsClient, operations, type EventListener, type VatsClient, type VatsOptions } from '@trunkline/vats';
import { auditFile, auditWriter, observers, pinoObserver, type AuditLine } from '../src/index.ts';
import { openTelemetryObserver } from '../src/opentelemetry.ts';

const simulator = useVatsSimulator();

function clientOf(onEvent: EventListener, options: Partial<VatsOptions> = {}): VatsClient {
  const { apiKey, apiSalt, baseUrl } = simulator();
  const vats = createVatsClient({ apiKey, apiSalt, baseUrl, onEvent, random: () => 0, ...options });
  onTestFinished(() => vats.close({ drainMs: 0 }));
  return vats;
}

const call = { from: { extension: '101' }, toNumber: '+7 495 540-44-44' } as const;

describe('pino', () => {
  it('is told how calls end, and each step on the way', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const vats = clientOf(pinoObserver(logger));
    await vats.account.balance({}, { context: { ticket: 7 } });
    await vats.users.list({ extension: 'x' });
    const told = lines.map((line) => JSON.parse(line) as { level: number; msg: string; trunkline: object });
    expect(told.map(({ level, msg }) => [level, msg])).toEqual([
      [20, 'vats account.balance: start'],
      [20, 'vats account.balance: request'],
      [20, 'vats account.balance: response'],
      [30, 'vats account.balance: done'],
      [20, 'vats users.list: start'],
      [40, 'vats users.list: failed (input, not_sent)'],
    ]);
    expect(told[3]?.trunkline).toMatchObject({ type: 'settled', ok: true, context: { ticket: 7 } });
  });
});

describe('an audit', () => {
  const redaction = { phoneNumbers: { hmacKey: 'a key of some length' } };

  async function auditOf(work: (vats: VatsClient) => Promise<unknown>, options: Partial<VatsOptions> = {}) {
    const lines: string[] = [];
    await work(
      clientOf(
        auditWriter((line) => lines.push(line)),
        options,
      ),
    );
    expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(lines.join('')).not.toMatch(/4955404444|540-44-44/);
    return lines.map((line) => JSON.parse(line) as AuditLine);
  }

  it('says before a call is sent that it begins, and then how it ended, for whom, and to whom', async () => {
    const [begun, ended] = await auditOf((vats) => vats.calls.callback(call, { context: { user: 'anna' } }), {
      redaction,
    });
    const common = {
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      vendor: 'vats',
      operation: 'calls.callback',
      callId: begun?.callId,
      context: { user: 'anna' },
      reaches: 'ring',
      numbers: [expect.stringMatching(/^[\da-f]{32}$/), expect.stringMatching(/^[\da-f]{32}$/)],
    };
    expect(begun).toEqual({ audit: 'begun', ...common });
    expect(ended).toEqual({ audit: 'ended', ...common, ok: true, attempts: 1, durationMs: expect.any(Number) });
  });

  it('knows of no number without the option', async () => {
    const lines = await auditOf((vats) => vats.calls.callback(call));
    expect(lines.every((line) => !('numbers' in line) && !('reaches' in line))).toBe(true);
  });

  it('says of a call that was never sent only how it ended', async () => {
    const lines = await auditOf((vats) => vats.calls.callback(call), { guard: () => false });
    expect(lines).toMatchObject([
      { audit: 'ended', ok: false, kind: 'refused', outcome: 'not_sent', attempts: 0, category: 'policy' },
    ]);
  });

  it('is not lost for a context that JSON cannot carry', async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const lines = await auditOf((vats) => vats.account.balance({}, { context: circle }));
    expect(lines.map(({ audit, context: told }) => [audit, told])).toEqual([
      ['begun', 'not to be written as JSON'],
      ['ended', 'not to be written as JSON'],
    ]);
  });

  it('can be a file that is appended to and that only its owner reads', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'audit-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const path = join(directory, 'audit.ndjson');
    for (let day = 0; day < 2; day += 1) {
      const audit = await auditFile(path);
      await clientOf(audit.onEvent).account.balance();
      await audit.close();
    }
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(4);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('whose file cannot be written says so, and stops no call', async () => {
    const errors: Error[] = [];
    const audit = await auditFile(join(tmpdir(), 'no such directory', 'audit.ndjson'), (error) => errors.push(error));
    const told = await clientOf(audit.onEvent).account.balance();
    expect(told.ok).toBe(true);
    await expect(audit.close()).rejects.toThrow('ENOENT');
    expect(errors).toHaveLength(1);
  });

  it('whose file turns out not to be writable while it is closed says so', async () => {
    const errors: Error[] = [];
    const audit = await auditFile(join(tmpdir(), 'no such directory', 'audit.ndjson'), (error) => errors.push(error));
    await expect(audit.close()).rejects.toThrow('ENOENT');
    expect(errors).toHaveLength(1);
    await expect(audit.close()).rejects.toThrow('ENOENT');
  });
});

describe('OpenTelemetry', () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

  function tracing() {
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const tracer = provider.getTracer('test');
    const spans = () =>
      exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        attributes: span.attributes,
        status: span.status,
        notes: span.events.map((event) => event.name),
        parent: span.parentSpanContext?.spanId,
        id: span.spanContext().spanId,
      }));
    return { tracer, spans };
  }

  it('gets a span for a call, under the span that was active', async () => {
    const { tracer, spans } = tracing();
    const vats = clientOf(openTelemetryObserver(tracer));
    const around = tracer.startSpan('a request of the CRM');
    await context.with(trace.setSpan(context.active(), around), () => vats.account.balance());
    expect(spans()).toMatchObject([
      {
        name: 'vats account.balance',
        parent: around.spanContext().spanId,
        attributes: {
          'trunkline.vendor': 'vats',
          'trunkline.operation': 'account.balance',
          'http.request.method': 'POST',
          'http.response.status_code': 200,
          'server.address': '127.0.0.1',
        },
      },
    ]);
  });

  it('gets what happened on the way and how it failed', async () => {
    const { tracer, spans } = tracing();
    simulator().faults.next({ kind: 'status', status: 500 });
    const vats = clientOf(openTelemetryObserver(tracer), { guard: ({ name }) => name !== 'sms.send' });
    await vats.account.balance();
    await vats.sms.send({ text: 'Hello', fromExtension: '101', toNumber: '74955404444' });
    const [repeated, failed] = spans();
    expect(repeated).toMatchObject({ notes: ['retry'], attributes: { 'http.request.resend_count': 1 } });
    expect(failed).toMatchObject({
      name: 'vats sms.send',
      status: { code: SpanStatusCode.ERROR, message: 'refused, not_sent' },
      attributes: { 'error.type': 'refused', 'trunkline.category': 'policy', 'trunkline.outcome': 'not_sent' },
    });
  });

  it('gets the calls within a composed method as spans within its span', async () => {
    const { tracer, spans } = tracing();
    const vats = clientOf(openTelemetryObserver(tracer));
    await vats.commands.run(operations.calls.callback, call, { timeoutMs: 200 });
    const [part, whole] = spans();
    expect(part?.parent).toBe(whole?.id);
    expect(JSON.stringify(spans())).not.toContain('4955404444');
  });
});

describe('several listeners', () => {
  it('all hear everything, whatever one of them throws', async () => {
    const heard: string[] = [];
    const broken = (): never => {
      throw new Error('broken');
    };
    const told = await clientOf(observers(broken, ({ type }) => heard.push(type), broken)).account.balance();
    expect(told.ok).toBe(true);
    expect(heard).toEqual(['start', 'request', 'response', 'settled']);
  });
});
