/** What was held when so much was done. */
export interface Sample {
  readonly done: number;
  readonly held: number;
}

/** How much more is held per one that is done: the line through all samples that fits best, not through two of them. */
export function growth(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [done, held] = [mean((one) => one.done), mean((one) => one.held)];
  const spread = mean((one) => (one.done - done) ** 2);
  return spread === 0 ? 0 : mean((one) => (one.done - done) * (one.held - held)) / spread;
}
