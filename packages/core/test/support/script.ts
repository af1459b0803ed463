import { onTestFinished } from 'vitest';
import type { Clock, SendAnswer, SendFailure, SendLimits, SendRequest, Sender } from '../../src/index.ts';

export type Reply =
  | SendAnswer
  | SendFailure
  | ((request: SendRequest, limits: SendLimits) => SendAnswer | SendFailure | Promise<SendAnswer | SendFailure>);

export interface Script {
  readonly sender: Sender;
  readonly requests: readonly SendRequest[];
  readonly limits: readonly SendLimits[];
}

/** A sender that answers in the order given; a request too many throws, so it can't go unnoticed. */
export function script(...replies: readonly Reply[]): Script {
  const requests: SendRequest[] = [];
  const limits: SendLimits[] = [];
  const sender: Sender = async (request, given) => {
    requests.push(request);
    limits.push(given);
    const reply = replies[requests.length - 1];
    if (reply === undefined) throw new RangeError('a request that the script does not have');
    return typeof reply === 'function' ? reply(request, given) : reply;
  };
  return { sender, requests, limits };
}

/** The same reply for ever. */
export function always(reply: Reply): Script {
  return script(...Array.from({ length: 2_000 }, () => reply));
}

const utf8 = new TextEncoder();

export function answer(body: unknown, more: { status?: number; headers?: Record<string, string> } = {}): SendAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json', ...more.headers };
  return { answered: true, status: more.status ?? 200, headers, body: utf8.encode(text) };
}

/** A success of the invented vendor. */
export const done: SendAnswer = answer({ code: 0, data: { id: 'T1', title: 'A ticket' } });
export const refusedWith = (code: number, more: Record<string, unknown> = {}): SendAnswer => answer({ code, ...more });
export const unavailable: SendAnswer = answer('sorry', { status: 503, headers: { 'content-type': 'text/plain' } });

export const neverSent: SendFailure = {
  answered: false,
  kind: 'network',
  reason: 'refused',
  networkCode: 'ECONNREFUSED',
  notSent: true,
  thrown: undefined,
};
export const reset: SendFailure = { ...neverSent, reason: 'reset', networkCode: 'ECONNRESET', notSent: false };

/** A sender's reply that never comes, except when the call's own signal ends it. */
export const silence: Reply = (_request, { signal }) =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve({ answered: false, kind: 'aborted' }), { once: true });
  });

export interface FakeClock extends Clock {
  readonly slept: readonly number[];
  advance(ms: number): void;
}

/** Time that passes only by sleeping, at once. */
export function fakeClock(startMs: number = Date.UTC(2030, 0, 2, 15, 0, 0)): FakeClock {
  let passed = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => startMs + passed,
    monotonic: () => 1_000 + passed,
    sleep: async (ms) => {
      slept.push(ms);
      passed += ms;
    },
    advance: (ms) => void (passed += ms),
  };
}

/** Rejections that nobody handled, and warnings of the process, while the test ran. */
export function watchProcess(): readonly unknown[] {
  const seen: unknown[] = [];
  const note = (reason: unknown): void => void seen.push(reason);
  process.on('unhandledRejection', note);
  process.on('warning', note);
  onTestFinished(() => {
    process.off('unhandledRejection', note);
    process.off('warning', note);
  });
  return seen;
}

export const tick = (ms: number = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
