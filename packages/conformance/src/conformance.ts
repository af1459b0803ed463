import type { Expectation } from './cases/row.ts';
import type { WireRequest } from './server/requests.ts';
import type { Ailment, NetworkOptions, Result } from './types.ts';

/** The body of an answer as the vendor would send it. */
export interface Answer {
  readonly contentType: string;
  readonly body: string;
}

/** Client options the suite sets; the names are those of every client, so a vendor spreads them into its own. */
export interface SubjectOptions {
  readonly attemptTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly retry?: { readonly limit?: number; readonly maxRetryAfterMs?: number; readonly budget?: number };
  readonly maxBodyBytes?: number;
  readonly charset?: 'strict' | 'lenient';
  readonly fetch?: typeof fetch;
  readonly connection?: NetworkOptions;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: unknown) => void;
  /** Source of jitter. The suite gives one that makes back-off as short as it can be. */
  readonly random?: () => number;
}

/** Call options the suite sets; a vendor passes them on as the call's second argument. */
export interface SubjectCallOptions {
  readonly signal?: AbortSignal;
  readonly attemptTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly retry?: { readonly limit?: number; readonly maxRetryAfterMs?: number };
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: unknown;
}

/** One client, aimed at a hostile server. */
export interface Subject {
  /** A safe operation whose answer must hold a value. A vendor that has none leaves it out, and `goodRead` too. */
  read?(options?: SubjectCallOptions): Promise<Result<unknown>>;
  /** An unsafe operation: a command that rings a telephone. */
  command(options?: SubjectCallOptions): Promise<Result<unknown>>;
  /** A read or command with input that must be refused before anything is sent. */
  badInput(options?: SubjectCallOptions): Promise<Result<unknown>>;
  /** What a readiness probe asks. */
  health(options?: { readonly timeoutMs?: number }): Promise<Result<unknown>>;
  close(options?: { readonly drainMs?: number }): Promise<void>;
}

/** Where the vendor's own rule differs from the house's: what is expected instead, and why. */
export interface Difference {
  /** The vendor's rule, in half a sentence that can stand in a table. */
  readonly because: string;
  /** The fields of the expectation that are otherwise. */
  readonly expect: Partial<Expectation>;
}

/** A vendor's protocol that is no HTTP: requests and answers in a stream of bytes, at `tcp:` and `tls:`. */
export interface ByteStream {
  /** What a request ends with. */
  readonly requestEnd: string;
}

/** What a vendor brings to the suite. */
export interface Conformance {
  /** The short name that stands in `meta.vendor`. */
  readonly vendor: string;
  /** Told apart from the vendor's other ways: `uptivity, tcp`. Default: the vendor. */
  readonly label?: string;
  /** Decides which cases about bodies apply. */
  readonly format: 'json' | 'xml';
  /** Left out by vendors that speak HTTP. */
  readonly stream?: ByteStream;
  /** Makes a client; throws where the base URL is unfit. */
  readonly connect: (baseUrl: string, options: SubjectOptions) => Subject;
  /** Makes a client whose credential provider is `provider`, for vendors that have one. */
  readonly connectWithCredentials?: (
    baseUrl: string,
    options: SubjectOptions,
    provider: () => Promise<never>,
  ) => Subject;
  /** A good answer to `read`. Somewhere in a field that is decoded stands the word `Привет`. */
  readonly goodRead?: Answer;
  /** A good answer to `command`. Where there is no read, the word stands here. */
  readonly goodCommand: Answer;
  /** Makes an answer one to this very request, for vendors whose answers repeat an id. */
  readonly fit?: (answer: Answer, request: WireRequest) => Answer;
  /** Answers to `read` with the right names and the wrong kinds. */
  readonly wrongShapes?: readonly { readonly title: string; readonly body: string }[];
  /** Answers to `health` by which the vendor says what ails it. */
  readonly ailments?: Readonly<Partial<Record<Ailment, string>>>;
  /** Everything `connect` was given that may be seen on the wire and nowhere else. */
  readonly secrets: readonly string[];
  /** Answers requests that are neither the read nor the command (a login), which then aren't counted. */
  readonly aside?: (request: WireRequest) => Answer | undefined;
  /** Cases that don't apply for a reason the suite can't know. `A4` stands for `A4.read` and `A4.command` too. */
  readonly skip?: Readonly<Record<string, string>>;
  /** Cases where the vendor's documents say otherwise. */
  readonly differences?: Readonly<Record<string, Difference>>;
}
