import { diagnose, type Ailment, type TrunklineError } from '@trunkline/core';
import { adviceFor } from '../explain/advice.ts';
import type { AnyResult, OpenClient, Vendor } from '../vendors/vendor.ts';
import { methodAt } from '../call/tree.ts';
import { look, ok, skipped, wrong, type Finding } from './finding.ts';

type Asking = Vendor['examination'];

const words: Readonly<Record<Ailment, string>> = {
  credentials: 'refused',
  permission: 'known, but without the right to ask',
  licence: 'known, but a licence or the balance is used up',
  busy: 'not looked at: the server is too busy',
  unreachable: 'not looked at: no answer came',
  tls: 'not looked at: no secure connection',
  closed: 'not looked at',
  cancelled: 'not looked at: stopped',
  faulty: 'something answers, and not as it should',
};

/** Does the vendor take our credentials? */
export async function checkCredentials(
  { ask, withoutCredentials, suspects = {} }: Asking,
  client: OpenClient,
  signal: AbortSignal,
): Promise<Finding> {
  const answer = await ask(client, signal);
  if (answer.ok) return withoutCredentials === true ? skipped('this API has none; it answers') : ok('taken');
  const { error } = answer;
  const ailment = diagnose(error);
  const says = `${words[ailment]} (${briefly(error)})`;
  const suspect = error.kind === 'api' ? suspects[error.code] : undefined;
  const advice = adviceFor('failure', error.retry, error.category);
  const todo = suspect === undefined ? advice : `Check ${suspect}. ${advice}`;
  return ailment === 'busy' || ailment === 'permission' ? look(says, todo) : wrong(says, todo);
}

function briefly(error: TrunklineError): string {
  if (error.kind === 'api') return `${error.code} ${error.codeName}`;
  if (error.kind === 'input') return error.message;
  return error.status === undefined ? error.kind : `${error.kind}, status ${error.status}`;
}

const forbidding: ReadonlySet<string> = new Set(['permission', 'authentication', 'quota_exceeded']);

/** Which of the things that only read may be read? */
export async function checkPermissions(
  { readings }: Asking,
  client: OpenClient,
  signal: AbortSignal,
): Promise<Finding> {
  if (readings.length === 0) return skipped('nothing can be read without working as the agent');
  const closed: string[] = [];
  const unclear: string[] = [];
  for (const path of readings) {
    const answer = await methodAt<Promise<AnyResult>>(client.methods, path)({}, { signal });
    if (!answer.ok) (forbidding.has(answer.error.category) ? closed : unclear).push(path);
  }
  if (closed.length > 0) {
    return look(`not allowed: ${closed.join(', ')}`, 'Ask who administers the account for these rights, if needed.');
  }
  if (unclear.length > 0) return look(`failed: ${unclear.join(', ')}`, 'trunkline call says why.');
  return ok(readings.join(', '));
}
