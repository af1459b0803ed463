import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from './browser.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does without an .env; answers with the address it prints. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: '0', PTK_CALLBACK_BASE_URL: '' };
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (part) => {
      const address = /http:\/\/[\d.:]+\//.exec((printed += String(part)))?.[0];
      if (address !== undefined) resolve(address);
    });
  });
  return { child, url };
}

describe.skipIf(!hasBrowser)('the callback widget in a browser', () => {
  let browser: Browser;
  let server: { child: ChildProcess; url: string };

  beforeAll(async () => {
    server = await start();
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    server.child.kill();
  });

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(30_000);
    await page.goto(server.url);
    await page.locator('.slot').first().waitFor();
    return page;
  };
  const title = (page: Page, words: string): Promise<void> => page.getByRole('heading', { name: words }).waitFor();
  const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id');

  it('books a call as soon as possible, and cancels it, by keyboard alone', async () => {
    const page = await open();
    expect(await page.locator('#wait').textContent()).toMatch(/The wait is about \d+ minute/);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('contact');
    await page.keyboard.type('555 123-4567');
    await page.keyboard.press('Enter');
    await title(page, 'Your call is booked');
    expect(await focused(page)).toBe('title');
    expect(await page.locator('#when').textContent()).toBe('We will call you as soon as it is your turn.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('cancel');
    await page.keyboard.press('Enter');
    await title(page, 'Shall we call you?');
    expect(await page.getByRole('status').textContent()).toBe('The call has been cancelled.');
    await page.close();
  }, 90_000);

  it('books a free time and moves it to another', async () => {
    const page = await open();
    await page.getByLabel('Your telephone number').fill('5551234568');
    await page.locator('.slot').nth(1).click();
    await page.getByRole('button', { name: 'Book the call' }).click();
    await title(page, 'Your call is booked');
    await page.screenshot({ path: `${folder}.reports/booked.png` });
    const first = await page.locator('#when').textContent();
    expect(first).toMatch(/We will call you on .*\d\d:\d\d/);
    await page.getByRole('button', { name: 'Choose another time' }).click();
    await title(page, 'Choose another time');
    expect(await page.getByLabel('Your telephone number').isVisible()).toBe(false);
    await page.locator('.slot').nth(4).click();
    await page.getByRole('button', { name: 'Move the call' }).click();
    await title(page, 'Your call is booked');
    expect(await page.getByRole('status').textContent()).toBe('The call has been moved.');
    expect(await page.locator('#when').textContent()).not.toBe(first);
    await page.getByRole('button', { name: 'Cancel the call' }).click();
    await title(page, 'Shall we call you?');
    await page.close();
  }, 90_000);

  it('asks for a number that is missing, and puts the cursor there', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Book the call' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Please enter the number we should call.');
    expect(await focused(page)).toBe('contact');
    await page.close();
  }, 60_000);

  it('says what is wrong when the back end cannot be reached, and works when it is back', async () => {
    const page = await open();
    await page.getByLabel('Your telephone number').fill('5551234569');
    await page.route('**/api/bookings/*', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: 'Book the call' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('We could not be reached');
    await page.getByRole('button', { name: 'Book the call' }).click();
    await title(page, 'Your call is booked');
    await page.close();
  }, 60_000);

  it('books once, however often the same booking is asked for', async () => {
    const put = (): Promise<Response> =>
      fetch(`${server.url}api/bookings/7d3b0f1e-0d55-4c2e-9f0e-2f5f7f6f1a11`, {
        method: 'PUT',
        body: JSON.stringify({ contact: '5551234570' }),
      });
    expect([(await put()).status, (await put()).status]).toEqual([200, 200]);
    const again = await fetch(`${server.url}api/bookings/${crypto.randomUUID()}`, {
      method: 'PUT',
      body: JSON.stringify({ contact: '5551234570' }),
    });
    expect([again.status, await again.json()]).toEqual([
      502,
      { message: 'There is a callback for this number already.' },
    ]);
  });

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['wide', { width: 1440, height: 900 }],
  ])(
    'fits a %s screen, light and dark, without scrolling sideways',
    async (name, viewport) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open({ viewport, colorScheme });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
        await page.screenshot({ path: `${folder}.reports/${name}-${colorScheme}.png` });
        await page.close();
      }
    },
    90_000,
  );
});
