/** Every vendor's README tells the same things in the same order; what only this vendor has stands between. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vendors } from './arrows.ts';

const order = [
  'Install',
  'Ten lines',
  'Authentication',
  'Errors',
  'Retries and time-outs',
  'Testing',
  'Limits',
  'Certificates that are refused',
  'What is inferred',
];

export function readmeFaults(root: string): readonly string[] {
  return vendors.flatMap((vendor) => {
    const file = join('packages', vendor, 'README.md');
    const told = [...readFileSync(join(root, file), 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const known = told.filter((heading) => heading !== undefined && order.includes(heading));
    return known.join() === order.join() ? [] : [`${file} must tell, in this order: ${order.join(', ')}`];
  });
}
