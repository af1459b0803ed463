/** What works in a page: everything but a client that holds secrets, which must refuse to be built there. */
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { err, fromPlain, isTrunklineError, ok, unwrapOr, type PlainResult } from '@trunkline/core';
import { createGcClient } from '@trunkline/gc';
import { createPtkCallbackClient, provisionalProfile } from '@trunkline/ptk-callback';
import { createUptivityClient } from '@trunkline/uptivity';
import { createVatsClient, vatsCodes } from '@trunkline/vats';
import type { Row, Told } from '../story/row.ts';

const baseUrl = 'https://vendor.example/';

const builders: Readonly<Record<string, () => unknown>> = {
  vats: () => createVatsClient({ apiKey: 'k', apiSalt: 's' }),
  gc: () => createGcClient({ baseUrl, callbackUrl: 'https://crm.example/gc' }),
  'cca-web-api': () => createCcaWebApiClient({ baseUrl, token: 'A-1' }),
  uptivity: () => createUptivityClient({ baseUrl }),
  'ptk-callback': () => createPtkCallbackClient({ baseUrl, profile: provisionalProfile, tenant: 'Main' }),
};

function refusal(build: () => unknown): Told {
  try {
    build();
    return { refused: false };
  } catch (thrown) {
    const refused = thrown instanceof TypeError && thrown.message.includes('dangerouslyAllowBrowser');
    return { refused };
  }
}

const meta = { vendor: 'vats', operation: 'calls.callback', callId: '1', attempts: 1, durationMs: 1 };

/** An error that a server sent to its page. */
const sent = {
  ok: false,
  meta,
  error: {
    kind: 'api',
    vendor: 'vats',
    operation: 'calls.callback',
    category: 'not_found',
    outcome: 'rejected',
    retry: 'never',
    attempts: 1,
    code: '3310',
    codeName: 'x',
    description: 'x',
    match: 'exact',
    message: 'x',
  },
} as unknown as PlainResult<unknown>;

function rows(): Row[] {
  const back = fromPlain(sent);
  return [
    ...Object.entries(builders).map(([name, build]) => ({ id: `${name}, built in a page`, told: refusal(build) })),
    { id: 'codes', told: { match: vatsCodes.find(2219).match } },
    { id: 'results', told: { ok: unwrapOr(ok(7, meta), 0), error: unwrapOr(err(new Error('x') as never, meta), 0) } },
    { id: 'error from a server', told: { recognised: !back.ok && isTrunklineError(back.error) } },
  ];
}

(globalThis as { rows?: readonly Row[] }).rows = rows();
