import { flag, input, instant, named, optional, required, wallClock, type Instant, type Issue } from '@trunkline/core';
import { opaqueId, subscriber } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import {
  megabyte,
  recognitionRequest,
  uploadedFile,
  type RecognitionRequest,
  type RecognitionUpload,
} from './upload.ts';

/** A recording of a call, and whose call it was. Source: manual 2026 §3.10.1. */
export interface RecordUpload extends RecognitionUpload {
  /**
   * WAV of at most 100 MB, or MP3, MP4 or OGG of at most 30 MB; at most 30 minutes, at least 128 kbit/s (neither is checked
   * here). Its name has 1 to 64 Latin characters and ends in `.wav`, `.mp3`, `.mp4` or `.ogg`. Wire: the part `file`.
   */
  readonly file: RecognitionUpload['file'];
  /** The employee who spoke. `member_id`, an older name for it, is not sent. Wire: `user_id`. */
  readonly userId: string;
  /** Wire: `direction`, `IN`, `OUT`. */
  readonly direction: 'incoming' | 'outgoing';
  /** Needed if the call was outgoing. Wire: `from`. */
  readonly from?: string;
  /** Needed if the call was incoming. Wire: `to`. */
  readonly to?: string;
  /** When the call was. Wire: `created`, `YYYY-MM-DD HH:MM:SS` in UTC. */
  readonly createdAt: Instant;
  /** On which channel the employee is heard; that -1 is the left one is inferred. Wire: `member_channel`, -1, 1. */
  readonly userChannel: 'left' | 'right';
  /** Are the speakers to be told apart? Wire: `diarization`. */
  readonly diarization?: boolean;
}

/** How big a file may be, by the end of its name. */
const mostBytes: Readonly<Record<string, number>> = {
  wav: 100 * megabyte,
  mp3: 30 * megabyte,
  mp4: 30 * megabyte,
  ogg: 30 * megabyte,
};
const latinName = /^[\x20-\x7e]{1,64}$/;

function checkFile({ name, content }: RecordUpload['file']): readonly Issue[] {
  const most = mostBytes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  if (!latinName.test(name) || !name.includes('.') || most === undefined) {
    const endings = Object.keys(mostBytes).map((ending) => `.${ending}`);
    return [{ path: 'file.name', expected: `1 to 64 Latin characters that end in ${endings.join(', ')}` }];
  }
  const bytes = content instanceof Blob ? content.size : content.length;
  return bytes > most ? [{ path: 'file.content', expected: `at most ${most} bytes` }] : [];
}

function checkRecord({ file, direction, from, to }: RecordUpload): readonly Issue[] {
  const [path, party] = direction === 'outgoing' ? ['from', from] : ['to', to];
  const missing = party === undefined ? [{ path, expected: `given, as the call was ${direction}` }] : [];
  return [...checkFile(file), ...missing];
}

/**
 * Uploads a recording of a call to have its speech recognised; {@link waitFor} has the text. `onProgress` counts `bytes`.
 * Sent once: after a doubt it is not repeated.
 *
 * Wire: `POST offline_record/recognize`, `multipart/form-data`. Codes: 1000, 3103, 3104, 3109, 3129, 3300, 5000, 5008, 5228;
 * too big: `http`, 413. Source: manual 2026 §3.10.1.
 */
export const uploadRecord: VatsOperation<RecordUpload, RecognitionRequest> = change(
  'recognition.uploadRecord',
  'offline_record/recognize',
  'unsafe',
  {
    input: input<RecordUpload>({
      file: uploadedFile,
      userId: required('user_id', opaqueId()),
      direction: required('direction', named({ incoming: 'IN', outgoing: 'OUT' })),
      from: optional('from', subscriber()),
      to: optional('to', subscriber()),
      createdAt: required('created', instant(wallClock('UTC'))),
      userChannel: required('member_channel', named({ left: -1, right: 1 })),
      diarization: optional('diarization', flag()),
    }),
    output: recognitionRequest,
    check: checkRecord,
    wire: { sends: 'upload' },
  },
);
