import { inspect } from 'node:util';

/** A secret, and how it looks in a URL, a JSON text or an Authorization header. */
function disguises(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ];
}

/** Printed as a careless logger would, with everything that can be seen. A getter that throws shows nothing. */
function shown(value: unknown): string[] {
  const printers = [
    () => String(value),
    () => JSON.stringify(value) ?? '',
    () => inspect(value, { depth: 9, showHidden: true, maxArrayLength: null, maxStringLength: null }),
    () => (value instanceof Error ? (value.stack ?? '') : ''),
  ];
  return printers.map((print) => {
    try {
      return print();
    } catch {
      return '';
    }
  });
}

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && !chain.includes(at);) {
    chain.push(at);
    at = typeof at === 'object' ? (at as { cause?: unknown }).cause : undefined;
  }
  return chain;
}

/** What may be looked at, by name. */
export type Exhibits = Readonly<Record<string, unknown>>;

/** Which secrets can be read where. Names the secret by its number only: the report itself must not leak either. */
export function leaks(exhibits: Exhibits, secrets: readonly string[]): string[] {
  const found: string[] = [];
  for (const [name, exhibit] of Object.entries(exhibits)) {
    const text = causesOf(exhibit).flatMap(shown).join('\n');
    for (const [index, secret] of secrets.entries()) {
      if (secret !== '' && disguises(secret).some((form) => text.includes(form))) {
        found.push(`secret ${index + 1} of ${secrets.length} can be read in ${name}`);
      }
    }
  }
  return found;
}
