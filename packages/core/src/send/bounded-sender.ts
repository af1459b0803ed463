import { discard } from './body.ts';
import { sendFailure } from './failure.ts';
import type { SendAnswer, SendFailure, Sender } from './sender.ts';
import { lastWord } from './last-word.ts';

/** What a sender answered, if it is an answer. */
function checked(answer: SendAnswer | SendFailure): SendAnswer | SendFailure {
  const told = (answer ?? {}) as Partial<SendAnswer> | SendFailure;
  if (typeof told.answered !== 'boolean') return noAnswer();
  if (!told.answered) return answer;
  const { headers = {}, body = null } = told;
  const readable = body === null || body instanceof Uint8Array || body instanceof ReadableStream;
  if (!readable) return noAnswer();
  const whole = told.headers !== undefined && told.body !== undefined;
  return whole ? answer : { ...told, answered: true, headers, body };
}

const noAnswer = (): SendFailure => ({
  answered: false,
  kind: 'unexpected',
  thrown: new TypeError('the sender gave no answer'),
});

/** Its time was up. A sender that had not sent anything yet has said so. */
function timedOut(answer: SendAnswer | SendFailure | undefined): SendFailure {
  const notSent = answer?.answered === false && 'notSent' in answer && answer.notSent === true;
  return notSent ? { answered: false, kind: 'timeout', notSent } : { answered: false, kind: 'timeout' };
}

/** A sender that may throw or never settle, made to keep its word; it is told by its signal when nobody waits any more. */
export function boundedSender(sender: Sender): Sender {
  return async (request, { signal, ...limits }) => {
    const controller = new AbortController();
    const onAbort = (): void => controller.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted === true) onAbort();
    const sending = Promise.resolve()
      .then(() => sender(request, { ...limits, signal: controller.signal }))
      .then(checked, (thrown: unknown): SendFailure =>
        signal.aborted === true ? { answered: false, kind: 'aborted' } : sendFailure(thrown),
      );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ranOut = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, limits.timeoutMs, undefined);
    });
    try {
      const answer = await Promise.race([sending, ranOut]);
      if (answer !== undefined) return answer;
      controller.abort();
      const late = await lastWord(sending);
      if (late === undefined) void sending.then((given) => given.answered && discard(given.body));
      else if (late.answered) discard(late.body);
      return timedOut(late);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  };
}
