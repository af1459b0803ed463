import { readFile } from 'node:fs/promises';
import {
  connectPtkCallback,
  operations,
  profileFromWsdl,
  provisionalProfile,
  ptkCallbackCodes,
  ptkCallbackOptionsFromEnv,
  type PtkWire,
  type WireProfile,
} from '@trunkline/ptk-callback';
import { methodAt } from '../call/tree.ts';
import { usageError } from '../usage-error.ts';
import { opened } from './opened.ts';
import type { Environment, Vendor } from './vendor.ts';

// Any operation by the server's own name is for programs.
const { call: _call, ...tree } = operations;

export const ptkCallback: Vendor = {
  codes: ptkCallbackCodes,
  tree,
  wireName: (given) => {
    const wire = given as PtkWire;
    if (wire.kind === 'soap') return wire.name;
    return wire.kind === 'rest' ? `REST ${wire.does}` : '';
  },
  async open(env, opening) {
    const options = { ...ptkCallbackOptionsFromEnv(env), ...opening, profile: await profileOf(env) };
    return opened(connectPtkCallback(options), tree);
  },
  async replaySubject(_scheme, env) {
    const profile = await profileOf(env);
    return {
      operations,
      connect: (options) => connectPtkCallback({ ...options, profile, baseUrl: 'http://127.0.0.1/', tenant: 'Main' }),
    };
  },
  examination: {
    address: (env) => String(ptkCallbackOptionsFromEnv(env).baseUrl),
    ask: (client, signal) => methodAt(client.methods, 'platform.checkAvailability')({}, { signal }),
    readings: ['segments.list'],
  },
};

/** The profile is never guessed: who wants the guess says `provisional`. */
async function profileOf(env: Environment): Promise<WireProfile> {
  const named = env['PTK_CALLBACK_WSDL']?.trim() ?? '';
  if (named === '') {
    throw usageError('set PTK_CALLBACK_WSDL in the environment: where the WSDL is, or the word provisional');
  }
  if (named === 'provisional') return provisionalProfile;
  const reading = await profileFromWsdl(await load(named, env['PTK_CALLBACK_BASE_URL']));
  if (!reading.ok) throw usageError(`PTK_CALLBACK_WSDL: no profile can be read from what is there`);
  return reading.profile;
}

async function load(named: string, base: string | undefined): Promise<string> {
  const place = URL.canParse(named, base) ? new URL(named, base) : undefined;
  try {
    if (place === undefined) throw new Error('no URL');
    if (place.protocol === 'file:') return await readFile(place, 'utf8');
    const answer = await fetch(place, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return await answer.text();
  } catch {
    throw usageError('PTK_CALLBACK_WSDL: there is nothing that can be read');
  }
}
