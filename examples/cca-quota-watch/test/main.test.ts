import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { useCcaWebApiSimulator } from '@trunkline/simulator/vitest';
import { expect, it } from 'vitest';

const simulator = useCcaWebApiSimulator({ findContactsMs: 100 });
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does, into a pipe. */
function start(more: Record<string, string> = {}): Promise<{ code: number | null; printed: string }> {
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
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

it('prints one look as plain text where there is no terminal', async () => {
  const { code, printed } = await start({ FORCE_COLOR: '1' });
  expect(printed).toContain('Customer satisfaction, 42 interviews');
  expect(printed).toMatch(/AGE 18-34 .* 12\/30/);
  expect(printed).toMatch(/Contacts in list 22: \d+ found/);
  expect(printed).not.toContain('\u001B');
  expect(code).toBe(0);
});

it('says what is wrong, and ends with 1', async () => {
  const { code, printed } = await start({ SURVEY_TASK_ID: '999' });
  expect(printed).toContain('The call centre says 103');
  expect(code).toBe(1);
});
