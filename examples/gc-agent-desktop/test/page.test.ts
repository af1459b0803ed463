import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from './browser.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const patient = { timeout: 30_000 };

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Runs main.ts as `npm start` does without an .env. */
async function start(port: number): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port), GC_COMMAND_URL: '' };
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part) => {
      if ((printed += String(part)).includes(`:${port}/`)) resolve();
    });
  });
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await gone;
}

describe.skipIf(!hasBrowser)('the desktop in a browser', () => {
  let browser: Browser;
  let server: ChildProcess;
  let port = 0;

  beforeAll(async () => {
    port = await freePort();
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => stop(server));

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    server = await start(port);
    const page = await browser.newPage(options);
    page.setDefaultTimeout(patient.timeout);
    await page.goto(`http://127.0.0.1:${port}/`);
    return page;
  };
  const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
  const state = (page: Page, words: string): Promise<void> =>
    page.locator('#state .words').getByText(words, { exact: true }).waitFor();
  const card = (page: Page, words: string): Promise<void> => page.locator('.call .kind').getByText(words).waitFor();
  const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent.trim()');

  /** Logs in, and lets the telephone ring. */
  async function ring(page: Page): Promise<void> {
    await button(page, 'Alice, an agent').click();
    await state(page, 'Not ready');
    await button(page, 'Ring').click();
    await card(page, 'Incoming call · rings');
  }

  it('goes through a call by keyboard alone, and the focus is never lost', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await page.keyboard.type('1001');
    for (const words of ['demo', '21001']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(words);
    }
    await page.keyboard.press('Enter');
    await state(page, 'Not ready');
    expect(await focused(page)).toBe('Calls');
    await button(page, 'Ring').press('Enter');
    await card(page, 'Incoming call · rings');
    expect(await page.title()).toBe('☎ +44 20 7946 0018 rings');
    expect(await page.locator('#ringing').textContent()).toBe('+44 20 7946 0018 rings.');
    await button(page, 'Answer').press('Enter');
    await card(page, 'Incoming call · talking');
    await button(page, 'Hold').press('Enter');
    await card(page, 'on hold');
    expect(await focused(page)).toBe('Retrieve');
    await page.keyboard.press('Enter');
    await card(page, 'talking');
    await button(page, 'Hang up').press('Enter');
    await page.getByText('No call at the moment.').waitFor();
    await expect.poll(() => focused(page), patient).toBe('Calls');
    await page.close();
  }, 90_000);

  it('keeps a button in reach that cannot be used now, and says why', async () => {
    const page = await open();
    await ring(page);
    const hold = button(page, 'Hold');
    expect(await hold.getAttribute('aria-disabled')).toBe('true');
    expect(await hold.getAttribute('title')).toBe('Only a conversation can be put on hold.');
    await hold.click({ force: true });
    expect(await page.locator('#news').textContent()).toBe('Only a conversation can be put on hold.');
    await page.close();
  }, 90_000);

  it('puts the cursor where something is wrong', async () => {
    const page = await open();
    await page.getByLabel('Agent id').fill('1001');
    await page.getByLabel('Password').fill('demo');
    await page.getByLabel('Extension').fill('29999');
    await button(page, 'Log in').click();
    await page.getByRole('alert').getByText('There is no such telephone. Please check the extension.').waitFor();
    expect(await page.getByLabel('Extension').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement.name')).toBe('extension');
    await page.close();
  }, 90_000);

  it('consults a colleague, makes a conference, and asks what the call was about', async () => {
    const page = await open();
    await button(page, 'Alice, an agent').click();
    await button(page, 'Ready').click();
    await state(page, 'Ready');
    await page.getByLabel('rings').selectOption('the queue Sales');
    await button(page, 'Ring').click();
    await button(page, 'Answer').click();
    await card(page, 'Incoming call · Sales · talking');
    await page.getByLabel('Consult or hand on to').fill('21002');
    await button(page, 'Consult').click();
    await card(page, 'Consultation · talking');
    await page.screenshot({ path: `${folder}.reports/consultation.png` });
    await button(page, 'Conference').click();
    await page.getByText('Conference with +44 20 7946 0018 and 21002').waitFor();
    await page.locator('.call').nth(1).waitFor({ state: 'detached' });
    await button(page, 'Hang up').click();
    await state(page, 'Wrapping up, then ready');
    await button(page, 'Complaint').click();
    await expect.poll(() => button(page, 'Complaint').getAttribute('aria-pressed'), patient).toBe('true');
    await button(page, 'Not ready').click();
    await button(page, 'Lunch').click();
    await state(page, 'Not ready: Lunch');
    await page.close();
  }, 90_000);

  it('shows the same call after the page was loaded again, says when the server is gone, and comes back', async () => {
    const page = await open();
    await ring(page);
    await page.reload();
    await card(page, 'Incoming call · rings');
    await stop(server);
    await page.locator('#line').getByText('The connection is lost.').waitFor();
    expect(await button(page, 'Answer').getAttribute('title')).toContain('The connection is lost.');
    server = await start(port);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await page.locator('#news').textContent()).toBe('Please log in again.');
    await page.close();
  }, 120_000);

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['wide', { width: 1440, height: 900 }],
  ])(
    'fits a %s screen, light and dark, without scrolling sideways',
    async (name, viewport) => {
      const page = await open({ viewport });
      const look = async (what: string): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
          await page.screenshot({ path: `${folder}.reports/${name}-${what}-${colorScheme}.png` });
        }
      };
      await button(page, 'Alice, an agent').waitFor();
      await look('login');
      await ring(page);
      await look('ringing');
      await button(page, 'Answer').click();
      await card(page, 'talking');
      await look('talking');
      await page.close();
    },
    90_000,
  );
});
