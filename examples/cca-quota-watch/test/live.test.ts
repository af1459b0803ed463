import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { useCcaWebApiSimulator } from '@trunkline/simulator/vitest';
import { expect, it, onTestFinished, vi } from 'vitest';
import { live } from '../live.ts';
import { paperTerminal, type PaperTerminal } from './terminal.ts';

const simulator = useCcaWebApiSimulator({ findContactsMs: 1500 });
const soon = { timeout: 15_000, interval: 20 };

function watch(
  terminal: PaperTerminal,
  { password = simulator().password, listId = undefined as string | undefined } = {},
) {
  const { baseUrl, username, module } = simulator();
  const cca = createCcaWebApiClient({ baseUrl, username, password, module });
  const leaving = new AbortController();
  const ended = live(terminal, { cca, surveyTaskId: '11', listId, everyMs: 50, signal: leaving.signal });
  const leave = (): typeof ended => {
    leaving.abort();
    return ended;
  };
  onTestFinished(async () => {
    await leave();
    await cca.close();
  });
  return { ended, leave };
}

it('shows cells as they fill, and writes only the lines that changed', async () => {
  const terminal = paperTerminal();
  watch(terminal);
  await vi.waitFor(() => expect(terminal.seen().join('\n')).toMatch(/AGE 18-34 .* 12\/30/), soon);
  terminal.written.length = 0;
  simulator().completeInterview({ taskId: 11, agentId: 2, quotaTokens: [4] });
  await vi.waitFor(() => expect(terminal.seen().join('\n')).toMatch(/AGE 18-34 .* 13\/30/), soon);
  expect(terminal.written.join('')).not.toContain('\u001B[8;1H'); // men of 35 and older: nothing new
  expect(terminal.written.join('')).not.toContain('\u001B[2J');
});

it('tells how a long search goes, and what it found', async () => {
  const terminal = paperTerminal();
  watch(terminal, { listId: '22' });
  await vi.waitFor(() => expect(terminal.seen().at(-1)).toMatch(/searching for \d+ s, asked [1-9]/), soon);
  await vi.waitFor(() => expect(terminal.seen().at(-1)).toMatch(/^Contacts in list 22: \d+ found$/), soon);
});

it('keeps the figures while the call centre is away, says so, and goes on when it is back', async () => {
  const terminal = paperTerminal();
  watch(terminal);
  await vi.waitFor(() => expect(terminal.seen().join('\n')).toContain('12/30'), soon);
  simulator().faults.always({ kind: 'code', code: 809 });
  await vi.waitFor(() => expect(terminal.seen().at(-1)).toContain('The call centre says 809'), soon);
  expect(terminal.seen().join('\n')).toContain('12/30');
  simulator().faults.clear();
  await vi.waitFor(() => expect(terminal.seen().join('\n')).not.toContain('809'), soon);
});

it('does not ask for ever with a wrong password', async () => {
  const { ended } = watch(paperTerminal(), { password: 'wrong' });
  expect(await ended).toMatchObject({ category: 'authentication' });
});

it('draws all of it anew on another size', async () => {
  const terminal = paperTerminal();
  watch(terminal);
  await vi.waitFor(() => expect(terminal.seen().join('\n')).toContain('12/30'), soon);
  terminal.resize(60, 5);
  expect(terminal.seen().length).toBeLessThanOrEqual(5);
  expect(terminal.seen().join('\n')).toContain('more, as full as these or fuller');
});

it('gives the terminal back as it was, whatever made it end', async () => {
  const terminal = paperTerminal();
  const { leave } = watch(terminal, { listId: '22' });
  await vi.waitFor(() => expect(terminal.seen().at(-1)).toContain('searching'), soon);
  expect(await leave()).toBeUndefined();
  expect(terminal.written[0]).toContain('\u001B[?1049h');
  expect(terminal.written.at(-1)).toBe('\u001B[?7h\u001B[?25h\u001B[?1049l');
});

it('uses no colour where the terminal has none', async () => {
  const terminal = paperTerminal({ colours: false });
  watch(terminal);
  await vi.waitFor(() => expect(terminal.seen().join('\n')).toContain('12/30'), soon);
  const drawn = terminal.written.filter((part) => part.includes('12/30')).join('');
  expect(drawn).not.toContain('\u001B[1m'); // bold, as titles are else
  expect(drawn).not.toContain('\u001B[2m');
});
