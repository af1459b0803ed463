import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useCcaWebApiSimulator } from '@trunkline/simulator/vitest';
import { expect, it, onTestFinished } from 'vitest';

const simulator = useCcaWebApiSimulator({ findContactsMs: 100 });
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs main.ts as `npm start` does, against the simulator, in a folder of its own. */
async function start(more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'quickstart-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { baseUrl, username, password, module } = simulator();
  const env = {
    ...process.env,
    CCA_WEB_API_BASE_URL: baseUrl,
    CCA_WEB_API_USERNAME: username,
    CCA_WEB_API_PASSWORD: password,
    CCA_WEB_API_MODULE: module,
    SURVEY_TASK_ID: '11',
    LIST_ID: '22',
    ...more,
  };
  const ended = await new Promise<{ code: number | null; printed: string }>((resolve) => {
    const child = spawn(process.execPath, [main], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
  return { ...ended, folder };
}

it('shows the survey tasks, fetches a survey and finds contacts', async () => {
  const { code, printed, folder } = await start();
  expect(printed).toMatch(/Survey task 11: .+, \d+ interviews/);
  expect(printed).toContain('The survey is here');
  expect((await readFile(join(folder, 'survey.qex'))).length).toBeGreaterThan(0);
  expect(printed).toMatch(/Contacts: \[\s*\{/);
  expect(code).toBe(0);
});

it('says that it is not let in with a wrong password, and does not try for ever', async () => {
  const { code, printed } = await start({ CCA_WEB_API_PASSWORD: 'wrong' });
  expect(printed).toContain('does not let us in');
  expect(printed).not.toContain('wrong');
  expect(code).toBe(1);
  const logins = simulator().requests.filter(({ path }) => /\/session\/?$/i.test(path));
  expect(logins).toHaveLength(3); // one for each of the three calls
});

it('says what the call centre says of a survey task it does not know', async () => {
  const { code, printed } = await start({ SURVEY_TASK_ID: '999' });
  expect(printed).toContain('The call centre says 103');
  expect(code).toBe(1);
});
