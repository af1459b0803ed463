import { fromPlain, type Result } from '@trunkline/core';
import type { Conformance, Subject, SubjectOptions } from '../src/index.ts';

export const secret = 'canary-secret-8841';

const body = JSON.stringify({ result: 1000, name: 'Привет' });

/** Everything but the client. */
export function conformanceOf(connect: Conformance['connect']): Conformance {
  return {
    vendor: 'stub',
    format: 'json',
    connect,
    goodRead: { contentType: 'application/json', body },
    goodCommand: { contentType: 'application/json', body: '{"result":1000}' },
    wrongShapes: [{ title: 'a number where a name is due', body: '{"result":1000,"name":7}' }],
    secrets: [secret],
  };
}

const meta = { vendor: 'stub', operation: 'calls.list', callId: 'call-1', attempts: 1, durationMs: 1 };

/** A client that is always content and never sends a thing. Its Results are in perfect order. */
export const obliging: Conformance = conformanceOf(() => subject(() => Promise.resolve({ ok: true, value: 7, meta })));

/** A client that always fails in the same way, in perfect order. */
export const hopeless: Conformance = conformanceOf(() =>
  subject(() =>
    Promise.resolve(
      fromPlain({
        ok: false,
        meta,
        error: {
          kind: 'unexpected',
          participant: 'clock',
          vendor: 'stub',
          operation: 'calls.list',
          category: 'unknown',
          outcome: 'unknown',
          retry: 'never',
          attempts: 1,
        },
      }),
    ),
  ),
);

function subject(call: () => Promise<Result<unknown>>): Subject {
  return { read: call, command: call, badInput: call, health: call, close: () => Promise.resolve() };
}

/** A client as it is written on a Friday: it throws, repeats commands, follows redirects and shows the key to all. */
export const naive: Conformance = conformanceOf(
  (baseUrl: string, { onEvent, attemptTimeoutMs = 1_000 }: SubjectOptions) => {
    async function call(method: 'GET' | 'POST'): Promise<Result<unknown>> {
      const url = `${baseUrl}/calls?key=${secret}`;
      for (let attempt = 1; ; attempt += 1) {
        onEvent?.({ type: 'request', callId: 'call-1', url });
        try {
          const response = await fetch(url, { method, signal: AbortSignal.timeout(attemptTimeoutMs) });
          if (!response.ok) throw new Error(`${response.status} from ${url}`);
          return { ok: true, value: await response.json(), meta: { ...meta, attempts: attempt } };
        } catch (cause) {
          if (attempt === 3) throw new Error(`can't get ${url}`, { cause });
        }
      }
    }
    return { ...subject(() => call('GET')), command: () => call('POST') };
  },
);
