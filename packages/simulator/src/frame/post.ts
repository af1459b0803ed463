import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

import type { WebhookFailure } from './records.ts';

/** What became of a post. */
export type Posted = { readonly status: number } | { readonly failure: WebhookFailure };

/** Sends a form and waits for the status of the answer. Never rejects. */
export type Post = (url: string, form: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Posted>;

const formType = 'application/x-www-form-urlencoded';

/** Posts over HTTP. */
export const postOverHttp: Post = (url, form, signal) =>
  new Promise((resolve) => {
    const body = new URLSearchParams(form).toString();
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    const options = {
      method: 'POST',
      // No connection is kept for later: after closing, none may be open.
      agent: false as const,
      signal,
      headers: { 'content-type': formType, 'content-length': Buffer.byteLength(body), connection: 'close' },
    };
    const sent = request(url, options, (answer) => {
      answer.resume();
      answer.once('close', () => resolve({ status: answer.statusCode ?? 0 }));
    });
    sent.once('error', () => resolve({ failure: failureOf(signal) }));
    sent.end(body);
  });

/** Hands the post to a function in this process. */
export const postTo = (receive: (request: Request) => Response | Promise<Response>): Post => {
  return async (url, form, signal) => {
    try {
      const body = new URLSearchParams(form).toString();
      const answer = receive(new Request(url, { method: 'POST', headers: { 'content-type': formType }, body }));
      return { status: (await Promise.race([answer, whenAborted(signal)])).status };
    } catch {
      return { failure: failureOf(signal) };
    }
  };
};

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

const failureOf = (signal: AbortSignal): WebhookFailure => {
  if (!signal.aborted) return 'connection';
  return signal.reason === 'closed' ? 'closed' : 'timeout';
};
