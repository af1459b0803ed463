import { operations, type GcCallOptions, type GcResult, type GcSession } from '../../src/index.ts';

/** The verbs as data. */
export const verbs: typeof operations = { ...operations };
export const verbNames: readonly (keyof typeof operations)[] = Object.keys(verbs) as (keyof typeof operations)[];

/** Calls a verb by its name. */
export function callVerb(
  session: GcSession,
  name: string,
  input?: object,
  options?: GcCallOptions,
): Promise<GcResult<unknown>> {
  const methods = session as unknown as Record<
    string,
    (input?: object, options?: GcCallOptions) => Promise<GcResult<unknown>>
  >;
  const verb = methods[name];
  if (verb === undefined) throw new Error(`no verb ${name}`);
  return verb(input, options);
}
