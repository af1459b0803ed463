/** A real browser for a test, or none where it isn't installed: the page is then not tried, and a line says so. */
import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const candidates = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome'];
const found = candidates.find((name) => name && spawnSync(name, ['--version']).status === 0);

export const hasBrowser: boolean = found !== undefined;
if (!hasBrowser) process.stderr.write('chromium is not installed: the page is not tried in a browser\n');

export function launchBrowser(): Promise<Browser> {
  const path = spawnSync('which', [found ?? ''])
    .stdout.toString()
    .trim();
  return chromium.launch({
    executablePath: path,
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
}
