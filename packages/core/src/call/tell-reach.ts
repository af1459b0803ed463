import { emit, type Call } from './call.ts';
import { reachOf } from './guard.ts';
import { redactNumber } from './redact-numbers.ts';

/** Tells an audit whom a call reaches, as the option `redaction` allows; nobody hears of it otherwise. */
export async function tellReach(call: Call): Promise<void> {
  const { onEvent, redaction } = call.connection;
  const reached = onEvent === undefined || redaction === 'omit' ? undefined : reachOf(call);
  if (reached === undefined) return;
  const shown = await Promise.all(reached.numbers.map((number) => redactNumber(number, redaction)));
  emit(call, { type: 'reach', how: reached.how, numbers: shown.filter((number) => number !== undefined) });
}
