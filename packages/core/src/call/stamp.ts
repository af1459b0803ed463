import type { MaybePromise } from '../coordination/coordination.ts';
import { isSecretText, secretText, type Credential } from '../options/credentials.ts';
import type { Endpoint } from '../options/endpoint.ts';
import type { SendRequest } from '../send/sender.ts';
import { blockKey, passBlock } from './block.ts';
import { ask, type Call, type Step } from './call.ts';
import { inputProblem, unexpectedProblem, type Problem } from './problem.ts';

/** The secrets of one attempt, all asked for at once, so that a rotation in between can't mix old and new. */
export function readCredentials(
  call: Call,
  borne: readonly string[] | undefined,
): MaybePromise<Step<Record<string, string>>> {
  const given = call.connection.credentials;
  const isKnown = Object.values(given).every((credential) => typeof credential === 'string');
  return isKnown ? { ok: true, value: given as Record<string, string> } : askForThem(call, given, borne);
}

async function askForThem(
  call: Call,
  given: Readonly<Record<string, Credential>>,
  borne: readonly string[] | undefined,
): Promise<Step<Record<string, string>>> {
  const credentials = Object.entries(given).filter(([name]) => borne?.includes(name) ?? true);
  const asked = await ask(call, 'credentials', 'login', () => Promise.all(credentials.map(askFor)));
  if (!asked.ok) return asked;
  const wrong = asked.value.find(({ value }) => !isSecretText(value));
  if (wrong !== undefined) return { ok: false, problem: noSecret(call, wrong) };
  return { ok: true, value: Object.fromEntries(asked.value.map(({ name, value }) => [name, value as string])) };
}

/** What somebody who knows a secret answered. */
interface Told {
  readonly name: string;
  readonly value?: unknown;
  readonly thrown?: { readonly by: unknown };
}

async function askFor([name, credential]: readonly [string, Credential]): Promise<Told> {
  try {
    return { name, value: typeof credential === 'string' ? credential : await credential() };
  } catch (thrown) {
    return { name, thrown: { by: thrown } };
  }
}

/** Whoever threw may do better later; what can't be a secret is for somebody to mend. */
function noSecret(call: Call, { name, value, thrown }: Told): Problem {
  const issues = [{ path: name, expected: secretText }];
  if (typeof value === 'string' && value !== '') return { ...inputProblem(issues), outcome: call.outcome };
  const unexpected = unexpectedProblem('credentials', thrown?.by, call.outcome, 'login');
  return thrown === undefined
    ? { ...unexpected, retry: 'after_fix', issues }
    : { ...unexpected, retry: 'later', subject: name };
}

export interface Stamped {
  readonly request: SendRequest;
  readonly token: string | undefined;
  /** Under which key a block by the vendor is kept. */
  readonly blockKey: string | undefined;
}

/** Makes the request of one attempt: fresh credentials, the session's token, the vendor's stamp, the caller's headers. */
export async function stamp(
  call: Call,
  prepared: unknown,
  endpoint: Endpoint,
  refusedToken: string | undefined,
): Promise<Step<Stamped>> {
  const { connection, operation, options } = call;
  const { dialect } = connection;
  const credentials = await readCredentials(call, dialect.secretsOf?.(operation));
  if (!credentials.ok) return credentials;
  const key = await blockKey(call, credentials.value);
  if (!key.ok) return key;
  const passed = await passBlock(call, key.value);
  if (!passed.ok) return passed;
  let token: string | undefined;
  if (dialect.session !== undefined && operation.sessionless !== true) {
    const given = await dialect.session.token(call, refusedToken);
    if (!given.ok) return given;
    token = given.value;
  }
  const context = {
    endpoint,
    credentials: credentials.value,
    token,
    attempt: call.attempts + 1,
    now: connection.clock.now(),
  };
  const stamped = await ask(call, 'trunkline', 'request', () => dialect.stamp(prepared, context));
  if (!stamped.ok) return stamped;
  if ('unwritable' in stamped.value) return { ok: false, problem: inputProblem(stamped.value.unwritable) };
  const { method = '', path = '', body, bare = false, remade = false, endpoint: place = endpoint } = stamped.value;
  call.remade = remade;
  const headers = bare
    ? { ...stamped.value.headers }
    : { ...connection.headers, ...stamped.value.headers, ...lowerCase(options.headers) };
  const request = { method, path, headers, endpoint: place, ...(body === undefined ? {} : { body }) };
  return { ok: true, value: { request, token, blockKey: key.value } };
}

function lowerCase(headers: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}
