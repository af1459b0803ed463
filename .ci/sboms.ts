/** The bills of materials that a release carries: `pnpm sboms` writes them to .reports/sbom. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeBills } from './bills.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.reports', 'sbom');
mkdirSync(folder, { recursive: true });
writeBills(root, join(folder, '%s-%v.json'));
