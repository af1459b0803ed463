import { inspect } from 'node:util';
import type { CallEvent, Result, UptivityClient, UptivityError } from '../../src/index.ts';
import { everythingSaid } from './say.ts';

/** What must be seen on the wire and nowhere else. */
export const canary = {
  ani: '79995551234',
  device: 'canary-device-200',
  user: 'canary card 4111, дорогая канарейка',
  agent: 'CORP\\canary-anna',
} as const;

const told = { deviceId: canary.device, sysUser: canary.agent, ani: canary.ani, user1: canary.user } as const;

export const calls: Readonly<Record<string, (uptivity: UptivityClient) => Promise<Result<unknown, UptivityError>>>> = {
  start: (uptivity) => uptivity.calls.start({ ...told, extra: { NOTE: canary.user } }),
  request: (uptivity) =>
    uptivity.request(
      'CALLUPDATE',
      { DEVICEID: canary.device, ANI: canary.ani, USER1: canary.user },
      { repeat: 'safe' },
    ),
};

/** Every secret, also as a URL or a document spells it. */
const spellings: readonly string[] = [
  ...Object.values(canary),
  ...canary.user.split(', '),
  'canary',
  'канарейка',
].flatMap((secret) => [secret, encodeURIComponent(secret), new URLSearchParams({ '': secret }).toString().slice(1)]);

/** The secrets that anyone can read in a Result, its error and causes, and the events of the call. */
export function leaks(result: unknown, events: readonly CallEvent[]): string[] {
  const { error } = result as { error?: unknown };
  const said =
    [result, error, ...events].map(everythingSaid).join('\n') + inspect(events, { depth: 9, showHidden: true });
  return [...new Set(spellings.filter((secret) => said.includes(secret)))];
}
