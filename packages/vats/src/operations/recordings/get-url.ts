import { expect, input, oneOf, optional, required, type Field, type Kind, type Reader } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';

export interface RecordingReference {
  /** As `events/recording` or the statistics tell it. Wire: `recording_id`. */
  readonly recordingId: string;
}

export interface RecordingUrlInput extends RecordingReference {
  /** To keep, or to listen to in a browser. Default `download`. Wire: `action`. */
  readonly action?: RecordingAction;
}

export type RecordingAction = 'download' | 'play';

/** Where a recording waits. */
export interface RecordingUrl {
  /** Good once: dead after the first access, so nothing may look at it before its user does. Not to be kept. */
  readonly url: string;
}

const target: Reader<RecordingUrl> = {
  expected: 'a redirect to the recording',
  read: (found, path, issues) =>
    typeof found === 'string' && /^https?:/.test(found) ? { url: found } : expect(target.expected, path, issues),
};

export const recordingId: Field<Kind<string>, true> = required('recording_id', opaqueId());

/**
 * Where a recording can be fetched, once: for a browser, a player, another program. {@link download} fetches it itself.
 *
 * Saving takes a while after a call: see {@link waitUntilSaved}. One deleted in the personal account is gone. Needs the
 * service "cloud storage". Wire: `POST queries/recording/post`, answered by a redirect that is not followed. Limit: 10 per
 * second. Source: manual 2017 p. 36, 2026 §3.5.1.
 */
export const getUrl: VatsOperation<RecordingUrlInput, RecordingUrl> = query(
  'recordings.getUrl',
  'queries/recording/post',
  {
    input: input<RecordingUrlInput>({ recordingId, action: optional('action', oneOf(['download', 'play'])) }),
    output: target,
    answer: 'location',
    wire: { defaults: { action: 'download' } },
    limit: 'recordings',
  },
);
