import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** Runs main.ts as `npm start` does without an .env, five times as fast as life. */
async function start(port: number): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port), SPEED: '5', CALLS_PER_SECOND: '0.2', VATS_API_KEY: '' };
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await gone;
}

describe.skipIf(!hasBrowser)('the wallboard in a browser', () => {
  let browser: Browser;
  let server: ChildProcess;
  let port = 0;

  beforeAll(async () => {
    port = await freePort();
    server = await start(port);
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await stop(server);
  });

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    await page.goto(`http://127.0.0.1:${port}/`);
    return page;
  };
  const line = (page: Page): Promise<string | null> => page.locator('#line').textContent();

  it('shows calls that wait, ring and talk, and how long the last ones talked', async () => {
    const page = await open();
    for (const lane of ['waiting', 'ringing', 'talking']) {
      await page.locator(`[data-lane=${lane}] li`).first().waitFor(patient);
    }
    await page
      .locator('#bars rect')
      .first()
      .waitFor({ ...patient, state: 'attached' });
    expect(await line(page)).toBe('Live');
    await page.close();
  }, 90_000);

  it('shows no telephone number to the room', async () => {
    const page = await open();
    await page.locator('.who').first().waitFor(patient);
    const feed = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const source = new EventSource('feed');
          source.addEventListener('message', ({ data }) => {
            source.close();
            resolve(String(data));
          });
        }),
    );
    expect(feed).toContain('••• ');
    expect(feed).not.toMatch(/\d{7}/);
    expect(await page.locator('main').innerText()).not.toMatch(/\d{5}/);
    await page.close();
  }, 60_000);

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['wide', { width: 1440, height: 900 }],
  ])(
    'fits a %s screen, light and dark, without scrolling sideways',
    async (name, viewport) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open({ viewport, colorScheme });
        await page
          .locator('#bars rect')
          .nth(7)
          .waitFor({ ...patient, state: 'attached' });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
        await page.screenshot({ path: `${folder}.reports/${name}-${colorScheme}.png` });
        await page.close();
      }
    },
    90_000,
  );

  it('says that the line is cut, keeps what it knew, and comes back by itself', async () => {
    const page = await open();
    await expect.poll(() => line(page), patient).toBe('Live');
    await page.locator('.who').first().waitFor(patient);
    await stop(server);
    await expect.poll(() => line(page), patient).toContain('Connection lost');
    expect(await page.locator('.who').count()).toBeGreaterThan(0);
    server = await start(port);
    await expect.poll(() => line(page), patient).toBe('Live');
    await page.close();
  }, 120_000);
});
