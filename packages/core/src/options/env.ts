export interface EnvVariable {
  /** Name of the variable: `VATS_API_KEY`. */
  readonly name: string;
  readonly required: boolean;
}

/** Reads variables of the environment, and names all that are missing at once. Empty counts as missing. */
export function readEnv<const Names extends Readonly<Record<string, EnvVariable>>>(
  variables: Names,
  env: Readonly<Record<string, string | undefined>>,
): { [K in keyof Names]: Names[K]['required'] extends true ? string : string | undefined } {
  const missing: string[] = [];
  const values: Record<string, string | undefined> = {};
  for (const [key, { name, required }] of Object.entries(variables)) {
    const value = env[name]?.trim() === '' ? undefined : env[name];
    if (value === undefined && required) missing.push(name);
    values[key] = value;
  }
  if (missing.length > 0) throw new TypeError(`set ${missing.join(', ')} in the environment`);
  return values as { [K in keyof Names]: Names[K]['required'] extends true ? string : string | undefined };
}
