/**
 * Things that are to be had by asking, and never by printing: they sit behind a function under a registered symbol, so
 * that two copies of this package find them, while `inspect`, JSON and structured clones see nothing.
 */
const vendorWords: unique symbol = Symbol.for('trunkline.vendorText');
const raw: unique symbol = Symbol.for('trunkline.raw');

type Keeper = { [vendorWords]?: () => string; [raw]?: () => unknown };

function hide(target: object, key: symbol, value: unknown): void {
  Object.defineProperty(target, key, { value: () => value, enumerable: false });
}

export function keepVendorText(target: object, text: string): void {
  hide(target, vendorWords, text);
}

export function keepRaw(target: object, answer: unknown): void {
  hide(target, raw, answer);
}

function reveal(target: unknown, key: typeof vendorWords | typeof raw): unknown {
  if (typeof target !== 'object' || target === null) return undefined;
  return (target as Keeper)[key]?.();
}

/**
 * What the vendor said in words about a failure. It may hold anything, personal data too: read it when you need it,
 * and think before you log it.
 */
export function vendorText(error: unknown): string | undefined {
  const text = reveal(error, vendorWords);
  return typeof text === 'string' ? text : undefined;
}

/**
 * The undecoded answer behind a Result or an error: text, or bytes where it was not text. Kept only with the client
 * option `keepRaw: true`, and never printed.
 */
export function rawOf(result: unknown): unknown {
  return reveal(result, raw);
}
