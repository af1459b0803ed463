import { createHash } from 'node:crypto';

import type { VatsSimulator } from '../../src/index.ts';

/** The vendor's formula, written down once more for the tests. */
export const sign = (key: string, json: string, salt: string): string =>
  createHash('sha256')
    .update(key + json + salt, 'utf8')
    .digest('hex');

export const signedForm = (simulator: VatsSimulator, json: string): URLSearchParams =>
  new URLSearchParams({
    vpbx_api_key: simulator.apiKey,
    sign: sign(simulator.apiKey, json, simulator.apiSalt),
    json,
  });

/** A signed request, as a client makes it; below `/vpbx/`, or from the root when the path begins with a slash. */
export const ask = (simulator: VatsSimulator, path: string, input: object = {}): Promise<Response> =>
  fetch(new URL(path, simulator.baseUrl), {
    method: 'POST',
    body: signedForm(simulator, JSON.stringify(input)),
    redirect: 'manual',
  });

/** A signed upload: the signature covers the JSON, not the file. */
export const upload = (simulator: VatsSimulator, path: string, input: object, file?: File): Promise<Response> => {
  const form = new FormData();
  for (const [name, value] of signedForm(simulator, JSON.stringify(input))) form.set(name, value);
  if (file !== undefined) form.set('file', file);
  return fetch(new URL(path, simulator.baseUrl), { method: 'POST', body: form });
};

export const answerOf = async (simulator: VatsSimulator, path: string, input: object = {}): Promise<unknown> =>
  (await ask(simulator, path, input)).json();
