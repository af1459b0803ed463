import type { CallEvent, EventListener } from '@trunkline/core';

/**
 * A line of the audit. `begun` is written before the first request leaves, so that a process that dies in between leaves a
 * trace; `ended` says how it ended. A call that sent nothing has `ended` only.
 */
export interface AuditLine {
  readonly audit: 'begun' | 'ended';
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly vendor: string;
  readonly operation: string;
  /** The same in both lines. */
  readonly callId: string;
  /** The caller's own: who asked for it, say. */
  readonly context?: unknown;
  /** Does it ring, message or cost? With the client's option `redaction` only, as the numbers are. */
  readonly reaches?: 'ring' | 'message' | 'cost';
  readonly numbers?: readonly string[];
  readonly attempts?: number;
  readonly durationMs?: number;
  readonly ok?: boolean;
  readonly kind?: string;
  readonly category?: string;
  readonly outcome?: string;
  readonly code?: string | number;
}

type Reached = Pick<AuditLine, 'reaches' | 'numbers'>;

/** A context that JSON can't carry must not cost the line. */
function toLine(line: AuditLine): string {
  try {
    return `${JSON.stringify(line)}\n`;
  } catch {
    return `${JSON.stringify({ ...line, context: 'not to be written as JSON' })}\n`;
  }
}

function commonOf({ at, vendor, operation, callId, context }: CallEvent): Omit<AuditLine, 'audit'> {
  const time = new Date(at).toISOString();
  return { at: time, vendor, operation, callId, ...(context === undefined ? {} : { context }) };
}

function endOf(event: Extract<CallEvent, { type: 'settled' }>): Partial<AuditLine> {
  const { attempt: attempts, durationMs } = event;
  if (event.ok) return { ok: true, attempts, durationMs };
  const { kind, category, outcome, code } = event;
  return { ok: false, attempts, durationMs, kind, category, outcome, ...(code === undefined ? {} : { code }) };
}

/**
 * Writes an audit: two lines of JSON for each call, one before it is sent, one when it has ended. With the client's option
 * `redaction: { phoneNumbers: { hmacKey } }` they also say whom it reached, so that calls can be put together without a number.
 *
 * ```ts
 * const onEvent = auditWriter((line) => stream.write(line));
 * createVatsClient({ …, onEvent, redaction: { phoneNumbers: { hmacKey } } });
 * await vats.calls.callback(input, { context: { user: 'anna' } });
 * ```
 */
export function auditWriter(write: (line: string) => unknown): EventListener {
  const reached = new Map<string, Reached>();
  const keyOf = ({ callId, operation }: CallEvent): string => `${callId} ${operation}`;

  return (event) => {
    const key = keyOf(event);
    if (event.type === 'reach') reached.set(key, { reaches: event.how, numbers: event.numbers });
    const common = { ...commonOf(event), ...reached.get(key) };
    if (event.type === 'request' && event.attempt === 1) write(toLine({ audit: 'begun', ...common }));
    if (event.type !== 'settled') return;
    reached.delete(key);
    write(toLine({ audit: 'ended', ...common, ...endOf(event) }));
  };
}

/** An audit that goes to a file. */
export interface AuditFile {
  readonly onEvent: EventListener;
  /** Writes what is left and closes the file. Rejects if something could not be written. */
  close(): Promise<void>;
}

/**
 * Appends the audit to a file, which only its owner may read. Node, Deno and Bun. What can't be written is told by `close`, and by
 * `onError` at once: a full disk stops no call.
 */
export async function auditFile(path: string, onError: (error: Error) => void = () => undefined): Promise<AuditFile> {
  const [{ createWriteStream }, { finished }] = await Promise.all([import('node:fs'), import('node:stream/promises')]);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  let failed: Error | undefined;
  stream.on('error', (error) => {
    failed ??= error;
    onError(error);
  });
  return {
    onEvent: auditWriter((line) => failed === undefined && stream.write(line)),
    close: async () => {
      if (failed !== undefined) throw failed;
      stream.end();
      await finished(stream);
    },
  };
}
