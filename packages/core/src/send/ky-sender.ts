import ky from 'ky';
import { sendFailure } from './failure.ts';
import type { SendAnswer, SendFailure, SendLimits, SendRequest, Sender } from './sender.ts';

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

function isKyTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'TimeoutError';
}

/**
 * The sender for HTTP: ky with everything switched off that the line does itself. ky's own time-out covers the wait for
 * the headers. `fetch` gets a signal of this attempt's own in the place of ky's: one that ends it on a time-out, on the
 * caller's abort and when the client is closed. Handed to ky as an option, it would be joined with ky's at some cost.
 */
export function kySender(fetchLike?: typeof fetch): Sender {
  return async (request: SendRequest, { timeoutMs, signal }: SendLimits): Promise<SendAnswer | SendFailure> => {
    const attempt = new AbortController();
    const onAbort = (): void => attempt.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const send = fetchLike ?? globalThis.fetch;
    try {
      if (signal.aborted) return { answered: false, kind: 'aborted', notSent: true };
      const response = await ky(request.endpoint.url + request.path, {
        method: request.method,
        headers: request.headers as Record<string, string>,
        retry: 0,
        throwHttpErrors: false,
        redirect: 'manual',
        timeout: Math.max(1, Math.ceil(timeoutMs)),
        fetch: (input, init) => send(input, { ...init, signal: attempt.signal }),
        ...(request.body === undefined ? {} : { body: request.body }),
        ...(request.body instanceof ReadableStream ? { duplex: 'half' } : {}),
      });
      // Status 0: a fetch of the caller's that answered with `Response.error()`.
      if (response.type === 'error') return sendFailure(new TypeError('fetch failed'));
      // A browser hides a redirect behind status 0.
      const status = response.type === 'opaqueredirect' ? 302 : response.status;
      return { answered: true, status, headers: headersOf(response), body: response.body };
    } catch (thrown) {
      if (signal.aborted) return { answered: false, kind: 'aborted' };
      if (!isKyTimeout(thrown)) return sendFailure(thrown);
      attempt.abort();
      return { answered: false, kind: 'timeout' };
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };
}
