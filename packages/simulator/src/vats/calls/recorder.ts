import type { Backstage } from '../../frame/vendor.ts';
import type { Company } from '../company.ts';
import { findUser } from '../directory.ts';
import type { VatsSettings } from '../options.ts';
import { unixSeconds } from './events.ts';
import type { Leg } from './leg.ts';

/** Shorter recordings aren't kept (4002). */
const shortestMs = 1_000;

/** Records legs: `events/recording` at both ends, `events/record/added` once the recording is stored. */
export interface Recorder {
  start(leg: Leg, extension: string, commandId: string | undefined): void;
  /** Ends the leg's recording, if one runs. */
  finish(leg: Leg): void;
}

export const createRecorder = (backstage: Backstage, company: Company, settings: VatsSettings): Recorder => {
  const { ids, time, post } = backstage;
  const { savedAfterMs } = settings.recordings;
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
      leg.recordingIds.push(recording.recordingId);
      company.recordings.set(recording.recordingId, {
        recordingId: recording.recordingId,
        entryId: leg.conversation.entryId,
        callId: leg.callId,
        extension: recording.extension,
        startedAt: recording.startedAt,
        durationMs: time.now() - recording.startedAt,
        savedAt: time.now() + savedAfterMs,
      });
      time.schedule(savedAfterMs, () => {
        void post('events/record/added', {
          entry_id: leg.conversation.entryId,
          product_id: settings.productId,
          user_id: findUser(company, recording.extension)?.userId ?? -1,
          timestamp: unixSeconds(time.now()),
          recording_id: recording.recordingId,
        });
      });
    },
  };
};
