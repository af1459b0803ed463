import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

it('plays the whole story on the simulators, without a telephone number in the log', () => {
  const printed = execFileSync(process.execPath, ['rehearsal.ts'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  const steps = [...printed.matchAll(/call \d+: (\w+) +(done|failed)/g)].map(([, step, end]) => `${step} ${end}`);
  expect(steps).toEqual(['start failed', 'lookUp done', 'pause done', 'resume done', 'update done', 'stop done']);
  expect(printed).toContain("user2: 'order 4711'");
  expect(printed.slice(0, printed.indexOf('Recordings'))).not.toContain('74955404444');
});
