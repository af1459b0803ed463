import type { Asked } from '../asked.ts';
import type { Outcome } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { Release } from '../version.ts';

/** Something that a client can ask for. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base, with names in braces. */
  readonly path: string;
  /** The first release that is known to have it. Default: all that are simulated. */
  readonly since?: Release;
  /** Asked for without a token in the header. */
  readonly open?: true;
  /** Asking for it doesn't put off the end of the session. */
  readonly looksOn?: true;
  /** The module that it belongs to. */
  readonly module?: 'AskiaFace';
  readonly run: (site: Site, asked: Asked) => Outcome;
}
