import type { Backstage } from '../../frame/vendor.ts';
import { findUser, type Directory } from '../directory.ts';
import { unixSeconds } from './events.ts';
import type { Leg } from './leg.ts';

/** Shorter recordings aren't kept (4002). */
const shortestMs = 1_000;
/** How long it takes until a recording lies in the cloud storage. */
const storingMs = 2_000;

/** Records legs: `events/recording` at both ends, `events/record/added` once the recording is stored. */
export interface Recorder {
  start(leg: Leg, extension: string, commandId: string | undefined): void;
  /** Ends the leg's recording, if one runs. */
  finish(leg: Leg): void;
}

export const createRecorder = (backstage: Backstage, directory: Directory, productId: number): Recorder => {
  const { ids, time, post } = backstage;
  const announce = (leg: Leg, state: 'Started' | 'Completed', rest: object): void => {
    const recording = leg.recording;
    if (recording === undefined) return;
    void post('events/recording', {
      recording_id: recording.recordingId,
      recording_state: state,
      seq: state === 'Started' ? 1 : 2,
      entry_id: leg.conversation.entryId,
      call_id: leg.callId,
      extension: recording.extension,
      timestamp: unixSeconds(time.now()),
      ...rest,
      ...(recording.commandId === undefined ? {} : { command_id: recording.commandId }),
    });
  };
  return {
    start: (leg, extension, commandId) => {
      leg.recording = {
        recordingId: ids.opaque('recording'),
        startedAt: time.now(),
        extension,
        ...(commandId === undefined ? {} : { commandId }),
      };
      announce(leg, 'Started', {});
    },
    finish: (leg) => {
      const recording = leg.recording;
      if (recording === undefined) return;
      const kept = time.now() - recording.startedAt >= shortestMs;
      announce(leg, 'Completed', kept ? { completion_code: 1000, recipient: 'Cloud' } : { completion_code: 4002 });
      delete leg.recording;
      if (!kept) return;
      time.schedule(storingMs, () => {
        void post('events/record/added', {
          entry_id: leg.conversation.entryId,
          product_id: productId,
          user_id: findUser(directory, recording.extension)?.userId ?? -1,
          timestamp: unixSeconds(time.now()),
          recording_id: recording.recordingId,
        });
      });
    },
  };
};
