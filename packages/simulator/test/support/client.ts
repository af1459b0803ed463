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

/** A signed request, as a client makes it. */
export const ask = (simulator: VatsSimulator, path: string, input: object = {}): Promise<Response> =>
  fetch(simulator.baseUrl + path, { method: 'POST', body: signedForm(simulator, JSON.stringify(input)) });

export const answerOf = async (simulator: VatsSimulator, path: string, input: object = {}): Promise<unknown> =>
  (await ask(simulator, path, input)).json();
