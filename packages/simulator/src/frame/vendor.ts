import type { Ids } from './ids.ts';
import type { Outbox } from './outbox.ts';
import type { RecordedRequest } from './records.ts';
import type { Time } from './time.ts';

/** What a vendor brings to the frame. */
export interface Vendor {
  /** The path of its API, such as `/vpbx/`. */
  readonly basePath: string;
  answer(request: RecordedRequest): Response | Promise<Response>;
  /** The vendor's envelope for a result code. */
  refusal(code: number): Response;
  tooManyRequests(retryAfter: string | undefined): Response;
  /** Puts an event into the form that the vendor posts, signed rightly or wrongly. */
  stamp(payload: unknown, genuine: boolean): Record<string, string>;
  reset(): void;
}

/** What the frame lends to a vendor. */
export interface Backstage {
  readonly ids: Ids;
  readonly time: Time;
  readonly post: Outbox['post'];
}
