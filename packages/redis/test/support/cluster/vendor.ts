/** The vendor: one simulator that keeps the tenant's limit. Every command ends with a code of its own. */
import { createVatsSimulator, type RecordedRequest, type RecordedWebhook } from '@trunkline/simulator';
import type { Rate, Seen, Serving, Told } from './words.ts';

const [callbackUrl = '', rate = ''] = process.argv.slice(2);
const codes = [1000, 1111, 1121, 1122, 1131];
const mostCommands = 3_500;

const seen: Seen[] = [];
const told: Told[] = [];

function note({ json, at, answeredStatus: status }: RecordedRequest): void {
  seen.push({ commandId: (json as { readonly command_id: string }).command_id, at, status });
}

function noteResult({ payload }: RecordedWebhook): void {
  const { command_id: commandId, result } = payload as { readonly command_id: string; readonly result: number };
  told.push({ commandId, code: result });
}

const simulator = await createVatsSimulator({
  callbackUrl,
  rateLimits: { callback: JSON.parse(rate) as Rate },
  resultDelayMs: 20,
  onActivity: (activity) => (activity.kind === 'request' ? note(activity.request) : noteResult(activity.webhook)),
});
for (let ahead = 0; ahead < mostCommands; ahead += 1) {
  simulator.script.result('commands/callback', codes[ahead % codes.length] ?? 1000);
}

process.on('message', () => process.send?.({ seen, told }));
process.on('disconnect', () => process.exit());
process.send?.({ baseUrl: simulator.baseUrl } satisfies Serving);
