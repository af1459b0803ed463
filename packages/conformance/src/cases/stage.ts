import type { Answer, Conformance } from '../conformance.ts';
import { head, whole } from '../server/answers.ts';
import type { SeenRequest } from '../server/hostile.ts';
import type { Script } from '../server/script.ts';

/** Where and when a script is played. */
export interface Place {
  /** Origin of this server. */
  readonly origin: string;
  /** Origin of another server that must never be asked. */
  readonly elsewhere: string;
  /** How many requests came before this one. */
  readonly index: number;
  /** Absent where the script doesn't wait for one. */
  readonly request?: SeenRequest;
}

/** What a script may build on: the good answer, and the vendor's way to send it. */
export interface Stage extends Place {
  /** The vendor's good answer to the call of the row. */
  readonly good: Answer;
  /** An answer to its last byte: the good one, or one with another body or, where there are headers, under another type. */
  readonly whole: (body?: string | Uint8Array, contentType?: string) => Buffer;
  /** A script that sends such an answer and keeps the connection. */
  readonly reply: (body?: string | Uint8Array, contentType?: string) => Script;
  /** What comes before a body, whose length is declared or left open. Nothing in a stream without HTTP. */
  readonly begin: (length?: number) => string;
}

/** Sets the stage for a vendor. */
export function stageOf(conformance: Conformance, answer: Answer, place: Place): Stage {
  const { fit, stream } = conformance;
  const good = fit === undefined || place.request === undefined ? answer : fit(answer, place.request);
  const headers = { 'content-type': good.contentType };
  const bytes = (body: string | Uint8Array = good.body, contentType: string = good.contentType): Buffer =>
    stream === undefined ? whole(200, body, { 'content-type': contentType }) : Buffer.from(body);
  return {
    ...place,
    good,
    whole: bytes,
    reply: (...answer) => [[bytes(...answer), 0, 'keep']],
    begin: (length) => {
      if (stream !== undefined) return '';
      return head(200, length === undefined ? headers : { ...headers, 'content-length': String(length) });
    },
  };
}
