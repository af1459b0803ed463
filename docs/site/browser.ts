/** A real browser for a test, or none where it isn't installed: the site is then not tried, and a line says so. */
import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const candidates = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome'];
const paths = candidates.map((name) => (name ? spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim() : ''));
const path = paths.find((found) => found !== '');

export const hasBrowser: boolean = path !== undefined;
if (!hasBrowser) process.stderr.write('chromium is not installed: the site is not tried in a browser\n');

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
