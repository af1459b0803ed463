import { noInput, optional, output, required, text, within, type NoInput, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';
import { items } from '../webhooks/kinds.ts';

/** A file that the PBX can play. Source: manual 2026 §3.7.8. */
export interface AudioFile {
  /** What `calls.play` takes as `audioFileId`, there as a number. Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
}

const audioFile: Reader<AudioFile> = output<AudioFile>({ id: required('id', text()), name: optional('name', text()) });

/**
 * The audio files of the PBX.
 *
 * Wire: `POST audiofiles`. Source: manual 2026 §3.7.8.
 */
export const list: VatsOperation<NoInput, readonly AudioFile[]> = query('audio.list', 'audiofiles', {
  input: noInput,
  output: within('audiofiles', items(audioFile)),
});
