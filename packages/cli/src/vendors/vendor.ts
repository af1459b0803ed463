import type {
  CodeContext,
  CodeReading,
  Connection,
  Guard,
  Operation,
  ReplaySubject,
  Result,
  TrunklineError,
  WireListener,
} from '@trunkline/core';

export type Environment = Readonly<Record<string, string | undefined>>;

export type AnyOperation = Operation<unknown, unknown>;

export type AnyResult = Result<unknown, TrunklineError>;

/** What the command line knows of a vendor's codes. */
export interface Codes {
  readonly entries: readonly CodeRow[];
  find(anything: unknown, context?: CodeContext): CodeReading;
}

/** A row of a table: what all vendors have, and the names that some have beside. */
export interface CodeRow {
  readonly code: string | number;
  readonly name: string;
  readonly description: string;
  readonly label?: string;
  readonly wireName?: string | undefined;
}

/** A client that is ready to work, by its methods' paths. */
export interface OpenClient {
  /** The methods, as a tree like the vendor's operations. */
  readonly methods: object;
  /** What dry runs need. Absent where the client has none: GC's belong to sessions. */
  readonly connection?: Connection;
  close(): Promise<void>;
}

/** How a client is opened: with the guard that asks before something rings, and with who is told of the wire. */
interface Opening {
  readonly guard?: Guard;
  readonly onWire?: WireListener;
}

/** Something that has to come in from the vendor. */
export interface Inbound {
  /** What is waited for, and what the user has to do: `Hello's event`. */
  readonly awaits: string;
  /** Answers come in this way too: without it nothing can be learnt of the credentials. */
  readonly bearsAnswers?: true;
  /** Answers what came, or why it didn't. */
  wait(options: { readonly signal: AbortSignal; readonly timeoutMs: number }): Promise<InboundAnswer>;
}

export type InboundAnswer =
  | { readonly arrived: true; readonly says: string }
  | { readonly arrived: false; readonly says: string; readonly todo: string };

/** What `doctor` does with a vendor. */
interface Examination {
  /** The server, as the environment names it; a default stands where it may. */
  readonly address: (env: Environment) => string;
  /** Does the vendor know none? Then an answer says nothing of them. */
  readonly withoutCredentials?: true;
  /** Which variable to look at, by the code that the vendor refuses with. */
  readonly suspects?: Readonly<Record<string | number, string>>;
  /** Asks something harmless, with credentials. */
  readonly ask: (client: OpenClient, signal: AbortSignal) => Promise<AnyResult>;
  /** Methods that only read, and take nothing: each may be allowed or not. */
  readonly readings: readonly string[];
  /** Absent where nothing comes in. `undefined` from it: not with this command line. */
  readonly inbound?: (
    env: Environment,
    client: OpenClient,
    listen: number | undefined,
  ) => Inbound | { readonly skipped: string };
}

/** A vendor as the command line sees it. */
export interface Vendor {
  readonly codes: Codes;
  /** The operations that can be called by their path. */
  readonly tree: object;
  /** What the vendor calls an operation: `POST commands/callback`. */
  readonly wireName: (wire: unknown) => string;
  /** Reads the environment and makes a client. Throws a `TypeError` that names what is missing. */
  readonly open: (env: Environment, opening: Opening) => Promise<OpenClient>;
  readonly examination: Examination;
  /** Whom a trace is played to, by the scheme that it was recorded over. Absent where answers are events: GC. */
  readonly replaySubject?: (scheme: string, env: Environment) => ReplaySubject | Promise<ReplaySubject>;
}
