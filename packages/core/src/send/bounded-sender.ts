import { sendFailure } from './failure.ts';
import type { SendAnswer, SendFailure, Sender } from './sender.ts';

/** A sender of the caller's that may throw or never settle, made to keep its word. */
export function boundedSender(sender: Sender): Sender {
  return (request, limits) =>
    new Promise<SendAnswer | SendFailure>((resolve) => {
      const timer = setTimeout(() => resolve({ answered: false, kind: 'timeout' }), limits.timeoutMs);
      const settle = (answer: SendAnswer | SendFailure): void => {
        clearTimeout(timer);
        resolve(answer);
      };
      Promise.resolve()
        .then(() => sender(request, limits))
        .then(settle, (thrown: unknown) =>
          settle(limits.signal?.aborted === true ? { answered: false, kind: 'aborted' } : sendFailure(thrown)),
        );
    });
}
