/** The main job: place a callback, follow it through its events to the summary. */
import { createVatsSimulator } from '@trunkline/simulator';
import { createVatsClient, vatsCodes } from '@trunkline/vats';
import { eventInbox, type PostedEvent } from './inbox.ts';
import { heading, ink, say } from '../paper.ts';

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function party(value: unknown): string {
  const { extension, number } = (value ?? {}) as { extension?: unknown; number?: unknown };
  return text(extension) || text(number) || '—';
}

const states: Readonly<Record<string, string>> = {
  Appeared: 'rings',
  Connected: 'talks',
  OnHold: 'is on hold',
  Disconnected: 'is gone',
};

/** One event in a sentence. */
function tell({ path, body }: PostedEvent): string {
  const code = (field: string): string => {
    const { asked, name } = vatsCodes.find(body[field]);
    return ink('dim', `${asked ?? ''} ${name}`);
  };
  if (path.startsWith('result/')) return `the PBX carried the command out  ${code('result')}`;
  if (path === 'events/call') {
    const state = text(body['call_state']);
    const end = state === 'Disconnected' ? `  ${code('disconnect_reason')}` : '';
    return `${party(body['from'])} → ${party(body['to'])}  ${ink(state === 'Connected' ? 'green' : 'cyan', states[state] ?? state)}${end}`;
  }
  if (path === 'events/summary') {
    const talked = Number(body['end_time']) - Number(body['talk_time']);
    return `${ink('bold', 'the conversation is over')}: ${talked} s of talk  ${code('disconnect_reason')}`;
  }
  return 'an event';
}

export async function placeCallback(): Promise<void> {
  heading('VATS: a callback, from the command to the summary, twenty times as fast as life');
  const inbox = eventInbox();
  await using simulator = await createVatsSimulator({ receive: inbox.receive, time: { real: { speed: 20 } } });
  const { apiKey, apiSalt, baseUrl } = simulator;
  await using vats = createVatsClient({ apiKey, apiSalt, baseUrl });
  say(`${ink('dim', 'vats.account.balance()')}`);
  const balance = await vats.account.balance();
  if (balance.ok) say(`  ${ink('green', '✓')} ${balance.value.balance} ${balance.value.currency ?? ''} on the account`);

  say(ink('dim', "vats.calls.callback({ from: { extension: '101' }, toNumber: '+7 (495) 540-44-44' })"));
  simulator.script.number('74955404444', { answer: 'talk', ringMs: 3_000, talkMs: 20_000 });
  const began = simulator.clock.now();
  const placed = await vats.calls.callback({ from: { extension: '101' }, toNumber: '+7 (495) 540-44-44' });
  if (!placed.ok) return say(`  ${ink('red', '✗')} ${placed.error.message}`);
  say(`  ${ink('green', '✓')} taken in ${placed.meta.durationMs.toFixed(0)} ms; command ${placed.value.commandId}`);
  say();

  for await (const event of inbox.events()) {
    const seconds = ((simulator.clock.now() - began) / 1_000).toFixed(0).padStart(4);
    say(`${ink('dim', `${seconds} s`)}  ${event.path.padEnd(16)} ${tell(event)}`);
    if (event.path === 'events/summary') return;
  }
}
