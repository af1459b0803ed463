import { safeCode } from '../errors/safe.ts';
import type { CodeEntry, CodeReading } from './entry.ts';

/** What `find` may know beside the code. Which parts matter is the vendor's affair. */
export interface CodeContext {
  /** The operation the code came with, as the client spells it: a code may mean another thing there. */
  readonly operation?: string;
  /** Version of the server that answered. */
  readonly version?: string;
}

/** What an entry says otherwise for one operation. */
export type CodeOverride = Partial<Omit<CodeEntry, 'code'>>;

/** How a vendor's table is read. */
export interface CatalogueRules<Code extends string | number> {
  readonly entries: readonly CodeEntry<Code>[];
  /** From what came to the spelling of the table: `"2211"` → 2211. Default: as it came. */
  readonly normalise?: (asked: string | number, context: CodeContext) => string | number;
  /** The vendor's own rule for a code that is not in the table. */
  readonly fallback?: (code: string | number, context: CodeContext) => Code | undefined;
  /** Corrects what the fallback entry says, where its class would mislead (VATS: an unknown 12xx is no success). */
  readonly guard?: (code: string | number, entry: CodeEntry<Code>) => CodeOverride | undefined;
  /** What a code says otherwise with one operation: `{ 'calls.route': { 5008: { retry: 'later' } } }`. */
  readonly overrides?: Readonly<Record<string, { readonly [K in Code]?: CodeOverride }>>;
  /** Last word for a code nobody knows. */
  readonly unknown?: CodeOverride;
}

/** A vendor's result codes as data, and the vendor's way to read a code that is not among them. */
export interface CodeCatalogue<Code extends string | number, Entry extends CodeEntry<Code> = CodeEntry<Code>> {
  /** The whole table. */
  readonly entries: readonly Entry[];
  /** Reads anything as a code. Always answers, never throws. */
  find(anything: unknown, context?: CodeContext): CodeReading<Code>;
}

const unknownEntry = {
  code: undefined,
  name: 'Unknown',
  description: 'A code that is not in the table and that no rule of the vendor covers.',
  effect: 'failure',
  category: 'unknown',
  retry: 'never',
  outcome: 'unknown',
  match: 'unknown',
} as const;

/** A list of one is read as its item: some vendors send one code per item of the request. */
function single(anything: unknown): unknown {
  try {
    return Array.isArray(anything) && anything.length === 1 ? anything[0] : anything;
  } catch {
    return undefined; // a revoked proxy, or one that throws
  }
}

/** A code that is no failure after all has no category. */
function reading<Code extends string | number>(found: CodeReading<Code>): CodeReading<Code> {
  if (found.effect === 'failure' || found.category === undefined) return found;
  const { category: _category, ...rest } = found;
  return rest;
}

export function defineCodes<const Entry extends CodeEntry>(
  rules: Omit<CatalogueRules<Entry['code']>, 'entries'> & { readonly entries: readonly Entry[] },
): CodeCatalogue<Entry['code'], Entry> {
  type Code = Entry['code'];
  const known = new Map<string | number, Entry>(rules.entries.map((entry) => [entry.code, entry]));
  const { normalise = (asked) => asked, fallback, guard, overrides = {} } = rules;

  function told(code: string | number, context: CodeContext): CodeOverride | undefined {
    if (context.operation === undefined || !Object.hasOwn(overrides, context.operation)) return undefined;
    const byCode = overrides[context.operation];
    return byCode !== undefined && Object.hasOwn(byCode, code) ? byCode[code as Code] : undefined;
  }

  function find(anything: unknown, context: CodeContext = {}): CodeReading<Code> {
    const asked = safeCode(single(anything));
    if (asked === undefined) return { ...unknownEntry, ...rules.unknown, asked };
    const code = normalise(asked, context);
    const exact = known.get(code);
    if (exact !== undefined) return reading({ ...exact, ...told(code, context), asked: code, match: 'exact' });
    const read = fallback?.(code, context);
    const entry = read === undefined ? undefined : known.get(read);
    if (entry === undefined) return { ...unknownEntry, ...rules.unknown, asked: code };
    return reading({ ...entry, ...guard?.(code, entry), ...told(code, context), asked: code, match: 'fallback' });
  }

  return { entries: rules.entries, find };
}

/**
 * A fallback by declared patterns: `221x` stands for every 221 code that the table lacks, then `22xx`, then `2xxx`.
 * Only declared patterns count; a representative is never guessed from trailing zeros.
 */
export function byDeclaredPattern<Code extends string | number>(
  patterns: Readonly<Record<string, Code>>,
): (code: string | number) => Code | undefined {
  return (code) => {
    const digits = String(code);
    for (let kept = digits.length - 1; kept > 0; kept -= 1) {
      const pattern = digits.slice(0, kept) + 'x'.repeat(digits.length - kept);
      if (Object.hasOwn(patterns, pattern)) return patterns[pattern];
    }
    return undefined;
  };
}
