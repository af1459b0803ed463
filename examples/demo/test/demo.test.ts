import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { errorKinds } from '@trunkline/vats';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');

function demo(env: Record<string, string> = {}): string {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env }, timeout: 30_000 } as const;
  return execFileSync(process.execPath, ['--conditions=@trunkline/source', 'main.ts'], options);
}

it('tells the story of each vendor and shows a failure of every kind, without colour outside a terminal', () => {
  const printed = demo();
  expect(printed).toContain('101 → 74955404444  talks');
  expect(printed).toContain('the conversation is over: 20 s of talk  1120 CalledPartyHungUp');
  expect(printed).toContain('2219, read as 2210');
  const rows = printed.slice(printed.indexOf('staged '));
  for (const kind of errorKinds) expect(rows).toMatch(new RegExp(`\\s${kind}\\s`));
  expect(printed).toContain('9 kinds of 9 seen');
  expect(printed.match(/✓ The recording has been ended/g)).toHaveLength(2);
  expect(printed).toContain('8 DeviceInvalid');
  expect(printed.match(/✓ answered by its event/g)).toHaveLength(9);
  expect(printed).toContain('NO_DIALOG_ID UnknownDialog');
  // oxlint-disable-next-line no-control-regex -- the escape character is what must not be there
  expect(printed).not.toMatch(/\u001b/);
}, 40_000);
