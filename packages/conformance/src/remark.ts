/** What a test's entry in the JSON report says about the cases of the suite; the table of results is made of it. */
export interface Remark {
  /** Whose client it is. */
  readonly label: string;
  readonly cases: readonly RemarkedCase[];
}

interface RemarkedCase {
  readonly id: string;
  readonly title: string;
  /** Why the vendor's own rule differs; the test passes by that rule. */
  readonly differs?: string;
  /** Why the case doesn't apply; there is no test for it. */
  readonly why?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    conformance?: Remark;
  }
}
