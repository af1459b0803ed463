/** A recording that is over and was kept. */
export interface Recorded {
  readonly recordingId: string;
  readonly entryId: string;
  readonly callId: string;
  readonly extension: string;
  readonly startedAt: number;
  readonly durationMs: number;
  /** When it lies in the cloud storage; before that it can't be had. Epoch milliseconds. */
  readonly savedAt: number;
}
