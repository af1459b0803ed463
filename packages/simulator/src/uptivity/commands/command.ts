import type { Fields } from '../asked.ts';
import type { Reply } from '../envelope.ts';
import type { Site } from '../site.ts';

/** A command of the API. */
export interface Command {
  /** Wire: `TYPE`. */
  readonly type: string;
  run(site: Site, fields: Fields): Reply;
}
