import { done, notFine } from '../exit-codes.ts';
import { complain, paint, print, wrap } from '../terminal.ts';
import { loadVendor } from '../vendors/index.ts';
import { examine, type Visit } from './examine.ts';
import type { Finding } from './finding.ts';

export interface DoctorOptions extends Visit {
  readonly json?: true;
}

const states = {
  ok: paint('green', 'ok  '),
  look: paint('yellow', 'look'),
  wrong: paint('red', 'FAIL'),
  skipped: paint('dim', 'skip'),
} as const;

const labelWidth = 13;
const indent = labelWidth + 6;

/** Looks at everything between us and a vendor, and says what to do. */
export async function doctor(name: string, options: DoctorOptions): Promise<number> {
  const vendor = await loadVendor(name);
  const findings: (Finding & { readonly about: string })[] = [];
  for await (const finding of examine(vendor, options, complain)) {
    findings.push(finding);
    if (options.json !== true) printFinding(finding);
  }
  if (options.json === true) print(JSON.stringify({ vendor: name, findings }, undefined, 2));
  return findings.some(({ state }) => state === 'wrong') ? notFine : done;
}

function printFinding({ about, state, says, todo }: Finding & { readonly about: string }): void {
  print(`${states[state]}  ${about.padEnd(labelWidth)}${wrap(says, indent)}`);
  if (todo !== undefined) print(`${' '.repeat(indent)}${wrap(todo, indent)}`);
}
