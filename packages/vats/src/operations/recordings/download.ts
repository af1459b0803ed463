import {
  downloaded,
  input,
  operation,
  required,
  routine,
  run,
  text,
  type CallOptions,
  type Connection,
  type Download,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import type { VatsOperation, VatsWire } from '../../operation.ts';
import { getUrl, type RecordingReference, type RecordingUrl } from './get-url.ts';

type DownloadRecording = (
  recording: RecordingReference,
  options?: CallOptions<VatsCode>,
) => Promise<Result<Download, TrunklineError<VatsCode>>>;

const name = 'recordings.download';

/** The link is dead after the first access: a second one would only be told so. */
const file: VatsOperation<RecordingUrl, Download> = operation<RecordingUrl, Download, VatsWire>({
  name,
  wire: { path: '', sends: 'nothing' },
  input: input<RecordingUrl>({ url: required('url', text()) }),
  output: downloaded,
  repeat: 'unsafe',
  evidence: 'documented',
  answer: 'stream',
});

/**
 * Downloads a recording, as a stream: into a file (`saveTo`), into memory (`bytes`), or however you read its `body`. Key and
 * signature go to the PBX only, not to the server that keeps the files. `onProgress` counts `bytes`.
 *
 * A download that broke off is begun anew by calling this again: the link was good once. Wire: as {@link getUrl}, then a
 * `GET` of the link. Source: manual 2017 p. 36, 2026 §3.5.1.
 *
 * ```ts
 * const recording = await vats.recordings.download({ recordingId });
 * if (recording.ok) await recording.value.saveTo('call.mp3');
 * ```
 */
export const download: Routine<DownloadRecording> = routine(
  (connection: Connection<VatsCode>): DownloadRecording =>
    async (recording, options) => {
      const waiting = await run(connection, { ...getUrl, name }, { ...recording, action: 'download' }, options);
      return waiting.ok ? run(connection, file, waiting.value, options) : waiting;
    },
);
