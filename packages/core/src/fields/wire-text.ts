/** A written value as text, for vendors that send queries, elements or positions: numbers and booleans as they are, nothing as ''. */
export function wireText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}
