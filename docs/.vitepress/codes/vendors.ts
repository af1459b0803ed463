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
  examples: ['2211', '2219', '6042', 'DailyLimitReached'],
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

/** The code that came, where another one answers for it; `undefined` for a name, or where it is the same. */
export function cameAs({ asked, code, match }: CodeReading): string | undefined {
  const text = String(asked);
  return code !== undefined && text !== String(code) && (match === 'fallback' || /^\d+$/.test(text)) ? text : undefined;
}

/** A pattern that was tried for a code that the table lacks. */
export interface Step {
  readonly pattern: string;
  readonly says: string;
}

/** The patterns from the nearest to the one that the vendor declares. */
export function stepsOf({ asked, match }: CodeReading, { patterns = {} }: Table): readonly Step[] {
  if (match !== 'fallback') return [];
  const text = String(asked);
  const steps: Step[] = [];
  for (let kept = text.length - 1; kept > 0; kept -= 1) {
    const pattern = text.slice(0, kept) + 'x'.repeat(text.length - kept);
    const code = patterns[pattern];
    steps.push({ pattern, says: code === undefined ? 'is not declared' : `is declared: ${code} answers` });
    if (code !== undefined) return steps;
  }
  return [];
}
