/** The command line, the input or the environment is wrong: said in one sentence, without a stack. */
export interface UsageError extends Error {
  readonly usage: true;
}

export function usageError(message: string): UsageError {
  return Object.assign(new Error(message), { usage: true as const });
}

export function isUsageError(thrown: unknown): thrown is UsageError {
  return thrown instanceof Error && 'usage' in thrown;
}

/** Runs what reads the environment: options that a client refuses are the user's to mend, and no defect. */
export async function asUsage<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof TypeError ? usageError(thrown.message) : thrown;
  }
}
