import { inspect } from 'node:util';
import type { CallEvent, Result, VatsClient, VatsError } from '../../src/index.ts';
import { everythingSaid } from './say.ts';

/** What must be seen on the wire and nowhere else. */
export const canary = {
  apiKey: 'canary-key-5512',
  apiSalt: 'canary-salt-9931',
  toNumber: '+7 (999) 555-12-34',
  wireNumber: '79995551234',
  fromNumber: '79165550042',
  sip: 'canary-anna@demo.mangosip.ru',
  text: 'Your canary code is 0815, дорогая канарейка',
  sender: 'canary-shop',
} as const;

export const calls: Readonly<Record<string, (vats: VatsClient) => Promise<Result<unknown, VatsError>>>> = {
  callback: (vats) =>
    vats.calls.callback({
      from: { extension: '101', number: canary.fromNumber },
      toNumber: canary.toNumber,
      sipHeaders: { raw: { 'X-Note/text': 'canary-header' } },
    }),
  sms: (vats) =>
    vats.sms.send({ text: canary.text, fromExtension: '101', toNumber: canary.toNumber, sender: canary.sender }),
  users: (vats) => vats.users.list(),
};

/** Every secret, also as a form on the wire spells it. */
function spellings(signs: readonly string[]): string[] {
  const secrets = [...Object.values(canary), ...canary.text.split(', '), 'canary', 'канарейка', ...signs];
  return secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
  ]);
}

/** The secrets that anyone can read in a Result, its error and causes, and the events of the call. */
export function leaks(result: unknown, events: readonly CallEvent[], signs: readonly string[]): string[] {
  const { error } = result as { error?: unknown };
  const said =
    [result, error, ...events].map(everythingSaid).join('\n') + inspect(events, { depth: 9, showHidden: true });
  return [...new Set(spellings(signs).filter((secret) => said.includes(secret)))];
}
