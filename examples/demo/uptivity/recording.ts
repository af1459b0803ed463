/** Calls are reported to a recording system, over each of its two ways; and what it says when things go wrong. */
import { createUptivitySimulator } from '@trunkline/simulator';
import {
  createUptivityClient,
  type Result,
  type UptivityClient,
  type UptivityError,
  type UptivityReply,
} from '@trunkline/uptivity';
import { heading, ink, say } from '../paper.ts';

function tell(what: string, { ok, value, error, notice }: Result<UptivityReply, UptivityError>): void {
  const remark = notice === undefined ? '' : ink('yellow', `  (${notice.name})`);
  const end = ok
    ? `${ink('green', '✓')} ${value.outcome.description}${remark}`
    : `${ink('red', '✗')} ${error.kind}, ${error.category}, sent? ${error.outcome}  ${ink('dim', error.message)}`;
  say(`${ink('dim', what.padEnd(48))} ${end}`);
}

async function recordOne(uptivity: UptivityClient): Promise<void> {
  const device = { deviceId: '200' };
  tell("calls.start({ deviceId: '200', ani: '7495…' })", await uptivity.calls.start({ ...device, ani: '74955404444' }));
  tell("calls.update({ deviceId: '200', user1: 'gold' })", await uptivity.calls.update({ ...device, user1: 'gold' }));
  tell("calls.stop({ deviceId: '200' })", await uptivity.calls.stop(device));
}

export async function recordCalls(): Promise<void> {
  heading('Uptivity: the same calls over HTTP and over a socket');
  await using simulator = await createUptivitySimulator();
  for (const baseUrl of [simulator.baseUrl, simulator.socketUrl]) {
    await using uptivity = createUptivityClient({ baseUrl });
    say(ink('cyan', baseUrl));
    await recordOne(uptivity);
  }
  await using uptivity = createUptivityClient({ baseUrl: simulator.socketUrl });
  say(ink('cyan', 'and when things go wrong'));
  tell("calls.start({ deviceId: '999' })", await uptivity.calls.start({ deviceId: '999' }));
  simulator.faults.next({ kind: 'code', code: 9 });
  tell('calls.start(…, { acceptCodes: [9] })', await uptivity.calls.start({ deviceId: '200' }, { acceptCodes: [9] }));
  simulator.faults.next({ kind: 'cutBody' });
  tell('calls.start(…), cut off in the reply', await uptivity.calls.start({ deviceId: '200' }));
}
