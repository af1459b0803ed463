import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from './browser.ts';
import { serveSite } from './serve.ts';

const patient = { timeout: 30_000 };

describe.skipIf(!hasBrowser)('the site in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    site = await serveSite();
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(site.address + path);
    return page;
  }

  const answer = (page: Page) => page.locator('.explorer .reading');
  const field = (page: Page) => page.getByRole('searchbox', { name: 'Code or name' });
  const fetched = (page: Page) => page.getByRole('heading', { name: /^\d+ of \d+ codes$/ }).waitFor(patient);
  const waitForAddress = (page: Page, hash: string) =>
    page.waitForFunction((wanted) => location.hash === wanted, hash, patient);

  it('explains the code that the address names, by what answers for it', async () => {
    const page = await open('/codes#vats:2219');
    await answer(page).getByText('221x is declared: 2210 answers').waitFor(patient);
    expect(await answer(page).getByRole('heading').textContent()).toContain('2219 read as 2210');
    expect(await answer(page).textContent()).toContain('quota_exceeded');
    await page.close();
  }, 60_000);

  it('takes another vendor from the field, and keeps the address of what it shows', async () => {
    const page = await open('/codes');
    await fetched(page);
    await field(page).fill('gc:DOWN');
    await waitForAddress(page, '#gc:DOWN');
    await answer(page).getByText('in the table').waitFor(patient);
    expect(await page.getByRole('radio', { name: 'ExpertFlow GC' }).isChecked()).toBe(true);
    await page.close();
  }, 60_000);

  it('guesses what was meant by a slip, and shows that when asked to', async () => {
    const page = await open('/codes#vats:DailyLimitReachd');
    await page.getByRole('button', { name: 'DailyLimitReached' }).last().click(patient);
    await answer(page).getByText('in the table').waitFor(patient);
    expect(await answer(page).getByRole('heading').textContent()).toContain('2211 DailyLimitReached');
    await page.close();
  }, 60_000);

  it('reads older numbers as older servers meant them', async () => {
    const page = await open('/codes#cca-web-api:710@older');
    await answer(page).getByText('ListenInPickUpTelephone').first().waitFor(patient);
    expect(await answer(page).getByRole('heading').textContent()).toContain('710 read as 709');
    await page.getByRole('checkbox').uncheck();
    await answer(page).getByText('ListenInNoActiveCallFound').first().waitFor(patient);
    expect(await answer(page).getByRole('heading').textContent()).not.toContain('read as');
    await page.close();
  }, 60_000);

  it('can be used with the keyboard alone', async () => {
    const page = await open('/codes#gc');
    await fetched(page);
    await page.getByRole('radio', { name: 'ExpertFlow GC' }).focus();
    await page.keyboard.press('ArrowRight');
    await waitForAddress(page, '#uptivity');
    await page.keyboard.press('Tab');
    await page.keyboard.type('QueueFu');
    await page.keyboard.press('Enter');
    await waitForAddress(page, '#uptivity:47');
    expect(await page.getByRole('status').first().textContent()).toBe('47 CommandQueueFull');
    await page.close();
  }, 60_000);

  it('follows a link of the table, and the way back', async () => {
    const page = await open('/codes#uptivity:47');
    await answer(page).getByText('CommandQueueFull').first().waitFor(patient);
    await page.locator('.rows a[href="#uptivity:20"]').click(patient);
    await waitForAddress(page, '#uptivity:20');
    await answer(page).getByText('success').first().waitFor(patient);
    await page.goBack();
    await answer(page).getByText('CommandQueueFull').first().waitFor(patient);
    expect(await field(page).inputValue()).toBe('47');
    await page.close();
  }, 60_000);

  it('fetches the table of the vendor asked for, and no other', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
    await page.goto(`${site.address}/codes#gc:DOWN`);
    await answer(page).getByText('in the table').waitFor(patient);
    const tables = asked.filter((name) => /^(?:vats|gc|uptivity|cca-web-api|ptk-callback)\./.test(name));
    expect(tables.map((name) => name.split('.')[0])).toEqual(['gc']);
    await page.close();
  }, 60_000);

  it('finds a page by a word, without a server', async () => {
    const page = await open('/how-it-works');
    await page.getByRole('button', { name: 'Search' }).first().click(patient);
    await page.locator('#localsearch-input').fill('heartbeat');
    const found = page.locator('#localsearch-list a').first();
    await found.waitFor(patient);
    expect(await page.locator('#localsearch-list a[href^="/packages/gc"]').count()).toBeGreaterThan(0);
    await page.close();
  }, 60_000);

  const views = [
    { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    { name: 'wide-light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    { name: 'wide-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  ] as const;

  it.each(views)(
    'fits on $name without a fault in the console',
    async ({ name, ...view }) => {
      for (const [title, path] of Object.entries({ home: '/', drawings: '/how-it-works', codes: '/codes#vats:2219' })) {
        const page = await browser.newPage(view);
        const faults: string[] = [];
        page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
        page.on('pageerror', (error) => faults.push(String(error)));
        await page.goto(site.address + path, { waitUntil: 'networkidle' });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(faults).toEqual([]);
        await page.screenshot({ path: `.reports/${title}-${name}.png` });
        await page.close();
      }
    },
    90_000,
  );
});
