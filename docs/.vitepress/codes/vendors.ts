/** What the explorer knows of each vendor. A vendor's table is fetched when somebody asks for it. */
import type { CodeContext, CodeReading } from '@trunkline/core';
import type { Codes } from '../../../packages/cli/src/vendors/vendor.ts';

export interface Table {
  readonly codes: Codes;
  /** `221x` → 2210: what answers for a code that the table lacks, if the vendor declares such. */
  readonly patterns?: Readonly<Record<string, string | number>>;
}

export interface Vendor {
  readonly id: string;
  readonly name: string;
  /** How this vendor's codes that no table knows are read. */
  readonly rule: string;
  readonly examples: readonly string[];
  /** Servers that number otherwise. */
  readonly older?: { readonly label: string; readonly context: CodeContext };
  readonly load: () => Promise<Table>;
}

const vats: Vendor = {
  id: 'vats',
  name: 'MANGO OFFICE VATS',
  rule: 'A code that the table lacks is read by the nearest pattern that the vendor declares: 221x, then 22xx, then 2xxx.',
  examples: ['2211', '2219', '1209', 'UserBusy'],
  load: () => import('./vats.ts'),
};

export const vendors: readonly Vendor[] = [
  vats,
  {
    id: 'gc',
    name: 'ExpertFlow GC',
    rule: 'The vendor declares no rule for codes that the table lacks. Finesse has more of them.',
    examples: ['NO_DIALOG_ID', 'DOWN', 'no_dialog_id'],
    load: () => import('./gc.ts'),
  },
  {
    id: 'uptivity',
    name: 'NICE Uptivity',
    rule: 'The vendor declares no rule for codes that the table lacks: nothing but 0 to 59 without 19 has a meaning.',
    examples: ['47', 'CommandQueueFull', '19'],
    load: () => import('./uptivity.ts'),
  },
  {
    id: 'cca-web-api',
    name: 'Askia CCAWebAPI',
    rule: 'A code that the table lacks belongs to the range it lies in; no other code answers for it.',
    examples: ['103', '710', 'Version Mismatch'],
    older: { label: 'from a server before 5.4.6', context: { version: '5.4.5' } },
    load: () => import('./cca-web-api.ts'),
  },
  {
    id: 'ptk-callback',
    name: 'Mindful PTK Callback',
    rule: 'A code that the table lacks is read by its family, the first three digits; no other code answers for it.',
    examples: ['107009', '109003', '107999'],
    load: () => import('./ptk-callback.ts'),
  },
];

export const vendorOf = (id: string): Vendor => vendors.find((vendor) => vendor.id === id) ?? vats;

/** A step from what came to what answers. */
export interface Step {
  readonly code: string;
  readonly says: string;
}

/** How a code was found: what came, the patterns tried, what answers. */
export function stepsOf({ asked, code, name, match }: CodeReading, { codes, patterns = {} }: Table): readonly Step[] {
  const text = String(asked);
  if (match === 'exact') return [];
  const tried = Array.from(
    { length: Math.max(text.length - 1, 0) },
    (_, index) => text.slice(0, -index - 1) + 'x'.repeat(index + 1),
  );
  const hit = tried.findIndex((pattern) => Object.hasOwn(patterns, pattern));
  const steps = hit < 0 ? [] : tried.slice(0, hit + 1).map((pattern) => stepOf(pattern, patterns[pattern], codes));
  const last =
    code === undefined
      ? { code: 'no code', says: `read as ${name}` }
      : { code: String(code), says: `answers as ${name}` };
  return [{ code: text, says: 'is not in the table' }, ...steps, last];
}

function stepOf(pattern: string, code: string | number | undefined, { entries }: Codes): Step {
  const entry = entries.find((row) => row.code === code);
  return { code: pattern, says: entry === undefined ? 'is not declared' : `is declared: ${entry.code} ${entry.name}` };
}
