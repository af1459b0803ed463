import { columnsOf } from './call-fields.ts';
import type { UptivityRecording } from './calls.ts';
import { textElement } from '../frame/markup.ts';
import { usTime } from './us-time.ts';

/** The fields of a recording, spelled as they are published. */
const columns: readonly string[] = [
  'agent_id ani archive_action_id audio_hash audio_size Calldirection callid channel device_alias device_id dnis',
  'duration filename filename_video gate globalid Ident keepdays locked listenedto mediaLabel overridden priority',
  'qa_forms qa_group_id qa_poss_score qa_score recording_time recording_type screen_capture sgroup',
  'user1 user2 user3 user4 user5 user6 user7 user8 user9 user10 user11 user12 user13 user14 user15',
  'video_hash video_size wrap_duration',
].flatMap((line) => line.split(' '));

/** What a recording is until somebody has worked with it. */
const untouched: Readonly<Record<string, string | number>> = {
  channel: 1,
  locked: 'N',
  listenedto: 'N',
  overridden: 'N',
  priority: 0,
  screen_capture: 'N',
  wrap_duration: 0,
};

/** A recording, one element for each of its fields. `now` ends the one that is still being made. */
export const recordOf = ({ ident, device, call }: UptivityRecording, now: number, utcOffset: string): string => {
  const values: Readonly<Record<string, string | number>> = {
    ...untouched,
    ...columnsOf(call.fields),
    Ident: ident,
    agent_id: device.agent?.sysUser ?? '',
    device_id: device.deviceId,
    device_alias: device.deviceAlias ?? '',
    duration: Math.floor(((call.endedAt ?? now) - call.startedAt) / 1000),
    filename: `${ident}.wav`,
    recording_time: usTime(new Date(call.startedAt), utcOffset, ' '),
  };
  return columns.map((column) => textElement(column, values[column] ?? '')).join('');
};
