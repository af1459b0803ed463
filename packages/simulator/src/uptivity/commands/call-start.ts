import { codes } from '../codes.ts';
import { callHandling } from './handling.ts';
import type { Command } from './command.ts';

/** A device begins a call; a schedule may want it recorded. */
export const callStart: Command = callHandling(
  'CALLSTART',
  ({ devices, calls }, { device, callInstance, said, call }, fields) => {
    if (call?.recorded === true) return codes.alreadyRecording;
    if (call !== undefined) return codes.noScheduleMatch;
    const station = fields['STATIONNAME'] ?? '';
    const placed = station === '' || station === device.stationName ? device : devices.moveTo(device, station);
    return calls.start(placed, callInstance, said).recorded ? codes.recordingStarted : codes.noScheduleMatch;
  },
);
