import {
  file,
  input,
  output,
  required,
  text,
  type Field,
  type Reader,
  type UploadFile,
  type Writer,
} from '@trunkline/core';
import { change, type VatsOperation } from '../../operation.ts';

export interface RecognitionUpload {
  /** At most 100 MB. Wire: the part `file`. */
  readonly file: UploadFile;
}

/** Recognition has begun. */
export interface RecognitionRequest {
  /** To ask for what was recognised; longer than a number can hold, so it is a text. Wire: `request_id`. */
  readonly requestId: string;
}

/** The manual's "MB" is taken for 2^20 bytes, the greater of the two readings: the PBX knows better, and says 413. */
export const megabyte = 1_048_576;

export const uploadedFile: Field<Writer<UploadFile>, true> = required('file', file({ maxBytes: 100 * megabyte }));

export const recognitionRequest: Reader<RecognitionRequest> = output<RecognitionRequest>({
  requestId: required('request_id', text()),
});

/**
 * Uploads a sound file to have its speech recognised; {@link waitFor} has the text. `onProgress` counts `bytes`. Sent once:
 * after a doubt it is not repeated.
 *
 * Wire: `POST record/recognize`, `multipart/form-data`. Too big: `http`, 413. Source: manual 2026 §3.10.
 *
 * ```ts
 * const file = { name: 'talk.mp3', content: await openAsBlob('talk.mp3') };
 * const begun = await vats.recognition.upload({ file });
 * if (begun.ok) await vats.recognition.waitFor({ requestIds: [begun.value.requestId] });
 * ```
 */
export const upload: VatsOperation<RecognitionUpload, RecognitionRequest> = change(
  'recognition.upload',
  'record/recognize',
  'unsafe',
  {
    input: input<RecognitionUpload>({ file: uploadedFile }),
    output: recognitionRequest,
    wire: { sends: 'upload' },
  },
);
