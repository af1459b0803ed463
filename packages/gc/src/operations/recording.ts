import { noInput, type NoInput } from '@trunkline/core';
import { silentVerb, type GcVerb } from '../verb.ts';

/** Pauses the recording by Zoom, while card data is spoken. Wire: `ZOOMPauseRecording#<agent>`. Nothing answers it. */
export const pauseZoomRecording: GcVerb<NoInput, void> = silentVerb(
  'pauseZoomRecording',
  { verb: 'ZOOMPauseRecording' },
  { input: noInput },
);

/** Goes on with it. Wire: `ZOOMResumeRecording#<agent>`. Nothing answers it. */
export const resumeZoomRecording: GcVerb<NoInput, void> = silentVerb(
  'resumeZoomRecording',
  { verb: 'ZOOMResumeRecording' },
  { input: noInput },
);
