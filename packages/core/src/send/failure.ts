import {
  networkCodeFamilies,
  networkCodes,
  networkMessages,
  vagueMessages,
  type NetworkCode,
} from './network-codes.ts';
import type { SendFailure } from './sender.ts';

/** OpenSSL 3.5 writes `ERR_SSL_SSL/TLS_ALERT_…`. */
const codePattern = /^[A-Za-z][A-Za-z0-9_/]{1,60}$/;

type Thrown = { code?: unknown; name?: unknown; message?: unknown; cause?: unknown; errors?: unknown };

/** The thrown value and what stands behind it, nearest first: `fetch` hides the real error in `cause`, Happy Eyeballs in `errors`. */
function* chain(thrown: unknown): Generator<Thrown> {
  const queue: unknown[] = [thrown];
  for (let seen = 0; queue.length > 0 && seen < 12; seen += 1) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null) continue;
    const { cause, errors } = next as Thrown;
    yield next as Thrown;
    queue.push(cause);
    if (Array.isArray(errors)) queue.push(...(errors as unknown[]).slice(0, 4));
  }
}

function byCode(code: string): NetworkCode | undefined {
  if (Object.hasOwn(networkCodes, code)) return networkCodes[code];
  return networkCodeFamilies.find(([pattern]) => pattern.test(code))?.[1];
}

function recognise(thrown: unknown): (NetworkCode & { networkCode?: string }) | undefined {
  for (const { code, name } of chain(thrown)) {
    // undici's parser errors may have a name only.
    const told = typeof code === 'string' ? code : name;
    const found = typeof told === 'string' && codePattern.test(told) ? byCode(told) : undefined;
    if (found !== undefined) return { ...found, networkCode: told as string };
  }
  return byWords(thrown, networkMessages) ?? byWords(thrown, vagueMessages);
}

function byWords(thrown: unknown, words: typeof networkMessages): NetworkCode | undefined {
  for (const { message } of chain(thrown)) {
    const found = typeof message === 'string' ? words.find(([pattern]) => pattern.test(message))?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads what a transport threw. What nobody recognises is `unexpected`. */
export function sendFailure(thrown: unknown): SendFailure {
  let found: ReturnType<typeof recognise>;
  try {
    found = recognise(thrown);
  } catch {
    found = undefined; // a thrown value with getters that throw
  }
  if (found === undefined) return { answered: false, kind: 'unexpected', thrown };
  return { answered: false, kind: 'network', ...found, thrown };
}
