import { discard } from './body.ts';
import { sendFailure } from './failure.ts';
import type { SendAnswer, SendFailure, Sender } from './sender.ts';

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

/** A sender that may throw or never settle, made to keep its word; it is told by its signal when nobody waits any more. */
export function boundedSender(sender: Sender): Sender {
  return (request, { timeoutMs, signal }) =>
    new Promise<SendAnswer | SendFailure>((resolve) => {
      const controller = new AbortController();
      const onAbort = (): void => controller.abort(signal.reason);
      let settled = false;
      const settle = (answer: SendAnswer | SendFailure): void => {
        if (settled) return void (answer.answered && discard(answer.body));
        settled = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      };
      const timer = setTimeout(() => {
        settle({ answered: false, kind: 'timeout' });
        controller.abort();
      }, timeoutMs);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted === true) onAbort();
      Promise.resolve()
        .then(() => sender(request, { timeoutMs, signal: controller.signal }))
        .then(
          (answer) => settle(checked(answer)),
          (thrown: unknown) =>
            settle(signal.aborted === true ? { answered: false, kind: 'aborted' } : sendFailure(thrown)),
        );
    });
}
