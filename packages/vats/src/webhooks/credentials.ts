import { isSecretText, optionError, type Credential, type MaybePromise } from '@trunkline/core';
import { isSameDigest, sha256Hex } from '#digest';
import { checkCredential } from '../options.ts';
import { signJson, type Signer } from '../sign.ts';
import type { SignedPost } from './form.ts';
import { whenAll } from './when-all.ts';

/** Key and salt of a PBX, from its personal account: Integrations, API connector. */
export interface VatsCredentials {
  /** Wire: `vpbx_api_key`. A function is asked once per delivery. */
  readonly apiKey: Credential;
  /** The secret that deliveries are signed with. A function is asked once per delivery. */
  readonly apiSalt: Credential;
}

function checkPair(value: unknown, option: string): VatsCredentials {
  if (typeof value !== 'object' || value === null) throw optionError(option, 'an object with apiKey and apiSalt');
  const { apiKey, apiSalt } = value as Partial<VatsCredentials>;
  return {
    apiKey: checkCredential(apiKey, `${option}.apiKey`),
    apiSalt: checkCredential(apiSalt, `${option}.apiSalt`),
  };
}

/** One pair, or a list of them: any of it may have signed. */
export function readPairs(given: VatsCredentials | readonly VatsCredentials[]): readonly VatsCredentials[] {
  if (!Array.isArray(given)) return [checkPair(given, 'credentials')];
  const pairs = given.map((pair, index) => checkPair(pair, `credentials[${index}]`));
  if (pairs.length === 0) throw optionError('credentials', 'a list of at least one pair of apiKey and apiSalt');
  return pairs;
}

/** What a pair is now. Nothing if who was asked for it failed, or gave no secret: an empty salt would sign for everybody. */
async function ask({ apiKey: key, apiSalt: salt }: VatsCredentials): Promise<Signer | undefined> {
  try {
    const [apiKey, apiSalt] = await Promise.all([
      typeof key === 'function' ? key() : key,
      typeof salt === 'function' ? salt() : salt,
    ]);
    return isSecretText(apiKey) && isSecretText(apiSalt) ? { apiKey, apiSalt } : undefined;
  } catch {
    return undefined;
  }
}

function signerOf(pair: VatsCredentials): MaybePromise<Signer | undefined> {
  const { apiKey, apiSalt } = pair;
  return typeof apiKey === 'string' && typeof apiSalt === 'string' ? { apiKey, apiSalt } : ask(pair);
}

const hexDigest = /^[\da-f]{64}$/;

interface Match {
  readonly isKey: boolean;
  readonly isSigned: boolean;
}

function matchOf({ apiKey, sign, json }: SignedPost, signer: Signer): MaybePromise<Match> {
  // A signature of another form is compared all the same, and can't win.
  const comparable = hexDigest.test(sign) ? sign : '-'.repeat(64);
  const digests = [sha256Hex(apiKey), sha256Hex(signer.apiKey), signJson(signer, json)];
  return whenAll(digests, ([key = '', ours = '', signature = '']) => ({
    isKey: isSameDigest(key, ours),
    isSigned: isSameDigest(comparable, signature),
  }));
}

/**
 * Who signed it: one of ours (`ours`), somebody with another key, somebody without our salt. `unknown` if it was none of
 * those pairs that could be asked for. Digests are compared, all of them, each in constant time.
 */
export function signedBy(
  post: SignedPost,
  pairs: readonly VatsCredentials[],
): MaybePromise<'ours' | 'key' | 'signature' | 'unknown'> {
  return whenAll(pairs.map(signerOf), (signers) => {
    const known = signers.filter((signer) => signer !== undefined);
    return whenAll(
      known.map((signer) => matchOf(post, signer)),
      (matches) => {
        if (matches.some(({ isKey, isSigned }) => isKey && isSigned)) return 'ours';
        if (known.length < signers.length) return 'unknown';
        return matches.some(({ isKey }) => isKey) ? 'signature' : 'key';
      },
    );
  });
}
