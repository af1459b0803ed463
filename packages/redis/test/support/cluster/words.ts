/** What the processes of a trial tell each other. */

export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** How a worker is started: what it needs to reach Redis and the vendor. */
export interface WorkerSettings {
  readonly redisUrl: string;
  readonly baseUrl: string;
  readonly rate: Rate;
  readonly timeoutMs: number;
  readonly settleMs: number;
}

/** Commands to send, each under its id. */
export interface Work {
  readonly commandIds: readonly string[];
}

/** How a command ended. */
export interface Done {
  readonly commandId: string;
  readonly code?: number | string | null | undefined;
  /** The kind of the error, and whether the command may have been carried out. */
  readonly failed?: { readonly kind: string; readonly outcome: string };
}

/** Where a worker takes webhooks. */
export interface Listening {
  readonly port: number;
}

/** Where the vendor takes commands. */
export interface Serving {
  readonly baseUrl: string;
}

/** A command that the vendor saw, when, and what status it answered. */
export interface Seen {
  readonly commandId: string;
  readonly at: number;
  readonly status: number | undefined;
}

/** The outcome that the vendor told of a command. */
export interface Told {
  readonly commandId: string;
  readonly code: number;
}

/** All that the vendor knows at the end. */
export interface Ledger {
  readonly seen: readonly Seen[];
  readonly told: readonly Told[];
}
