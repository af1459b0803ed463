import type { SendAnswer, SendFailure, SendRequest } from '../send/sender.ts';
import type { SentFacts } from '../trace/record.ts';
import { watch } from '../trace/watch.ts';
import type { Call } from './call.ts';

/** Tells `onWire` of an attempt: at once if it failed, else when its body has ended. */
export function trace<Sent extends SendAnswer | SendFailure>(
  call: Call,
  request: SendRequest,
  sent: Sent,
  durationMs: number,
): Sent {
  const { tracer, dialect, vendor, clock } = call.connection;
  if (tracer === undefined) return sent;
  const { name, wire } = call.operation;
  const facts: SentFacts = {
    vendor,
    at: clock.now(),
    wire: [wire, dialect.shownWords],
    fields: dialect.shownFields ?? [],
    operation: name,
    callId: call.id,
    attempt: call.attempts,
    input: call.wire,
    request,
    durationMs,
  };
  if (!sent.answered) {
    tracer.tell((recorder) => recorder.sent({ ...facts, failure: sent }));
    return sent;
  }
  const body = watch(sent.body, (seen) => {
    tracer.tell((recorder) => recorder.sent({ ...facts, answer: sent, body: seen }));
  });
  return { ...sent, body };
}
