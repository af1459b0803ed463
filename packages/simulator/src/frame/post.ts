import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

import type { Letter } from './letter.ts';
import type { WebhookFailure } from './records.ts';

/** What became of a post. */
export type Posted = { readonly status: number } | { readonly failure: WebhookFailure };

/** Sends a letter and waits for the status of the answer. Never rejects. */
export type Post = (url: string, letter: Letter, signal: AbortSignal) => Promise<Posted>;

/** Posts over HTTP. */
export const postOverHttp: Post = (url, { contentType, body }, signal) =>
  new Promise((resolve) => {
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    const options = {
      method: 'POST',
      // No connection is kept for later: after closing, none may be open.
      agent: false as const,
      signal,
      headers: { 'content-type': contentType, 'content-length': Buffer.byteLength(body), connection: 'close' },
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
  return async (url, { contentType, body }, signal) => {
    try {
      const answer = receive(new Request(url, { method: 'POST', headers: { 'content-type': contentType }, body }));
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
