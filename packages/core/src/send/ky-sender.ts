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
 * the headers. `fetch` is given the parts of the request and not the `Request` that ky has made of them, since the runtime would
 * make another one of that: with a body it costs a third of the call. So ky needn't know the method either.
 */
export function kySender(fetchLike?: typeof fetch): Sender {
  return async (request: SendRequest, { timeoutMs, signal }: SendLimits): Promise<SendAnswer | SendFailure> => {
    const { method, headers, body } = request;
    const url = request.endpoint.url + request.path;
    const init: RequestInit & { duplex?: 'half' } = { method, headers, redirect: 'manual', signal };
    if (body !== undefined) init.body = body;
    if (body instanceof ReadableStream) init.duplex = 'half';
    const send = fetchLike ?? globalThis.fetch;
    try {
      if (signal.aborted) return { answered: false, kind: 'aborted', notSent: true };
      const response = await ky(url, {
        retry: 0,
        throwHttpErrors: false,
        timeout: Math.max(1, Math.ceil(timeoutMs)),
        fetch: () => send(url, init),
      });
      // Status 0: a fetch of the caller's that answered with `Response.error()`.
      if (response.type === 'error') return sendFailure(new TypeError('fetch failed'));
      // A browser hides a redirect behind status 0.
      const status = response.type === 'opaqueredirect' ? 302 : response.status;
      return { answered: true, status, headers: headersOf(response), body: response.body };
    } catch (thrown) {
      if (signal.aborted) return { answered: false, kind: 'aborted' };
      return isKyTimeout(thrown) ? { answered: false, kind: 'timeout' } : sendFailure(thrown);
    }
  };
}
