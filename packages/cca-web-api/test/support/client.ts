import { onTestFinished } from 'vitest';
import {
  createCcaWebApiClient,
  type CcaWebApiClient,
  type CcaWebApiLogin,
  type CcaWebApiSettings,
} from '../../src/index.ts';

export const login = { username: 'canary-user', password: 'canary-password', module: 'CcaPortal' } as const;
export const permanentToken = 'A-canary-0b5f2c1e';

function closed(cca: CcaWebApiClient): CcaWebApiClient {
  onTestFinished(() => cca.close({ drainMs: 0 }));
  return cca;
}

/** A client with a permanent token, which waits as little as it may; closed at the end of the test. */
export function tokenClient(options: CcaWebApiSettings): CcaWebApiClient {
  return closed(createCcaWebApiClient({ token: permanentToken, random: () => 0, ...options }));
}

/** A client that logs in. */
export function loginClient(options: CcaWebApiSettings & Partial<CcaWebApiLogin>): CcaWebApiClient {
  return closed(createCcaWebApiClient({ ...login, random: () => 0, ...options }));
}
