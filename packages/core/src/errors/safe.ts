/** What came from the wire is shown only in this form: short, and without room for a sentence or a secret. */
const safeToken = /^[\w.:-]{1,64}$/;

export function safeText(value: unknown): string | undefined {
  return typeof value === 'string' && safeToken.test(value) ? value : undefined;
}

export function safeCode(value: unknown): string | number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return safeText(value);
}
