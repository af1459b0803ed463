import type { Fields } from '../asked.ts';
import { readCallFields, type CallFields } from '../call-fields.ts';
import type { UptivityCall } from '../calls.ts';
import { codes } from '../codes.ts';
import type { UptivityDevice } from '../directory.ts';
import type { Reply } from '../envelope.ts';
import type { Site } from '../site.ts';
import type { Command } from './command.ts';

/** Which call a command is about, and what it says of it. */
export interface Handled {
  readonly device: UptivityDevice;
  readonly callInstance: string;
  readonly said: CallFields;
  /** The call, when the device is in it. */
  readonly call: UptivityCall | undefined;
}

/** A command about calls: finds device and call; what was done comes back as a code. */
export const callHandling = (
  type: string,
  handle: (site: Site, handled: Handled, fields: Fields) => number,
): Command => ({
  type,
  run: (site, fields) => {
    const device = site.devices.find(fields);
    if (typeof device === 'number') return { code: device };
    const said = readCallFields(fields);
    if (said === undefined) return { code: codes.parametersInvalid };
    const callInstance = fields['CALLINSTANCE'] ?? '';
    const call = site.calls.live(device, callInstance);
    return asCoresSay(site, handle(site, { device, callInstance, said, call }, fields));
  },
});

const done: ReadonlySet<number> = new Set([
  codes.recordingStarted,
  codes.recordingStopped,
  codes.recordingUpdated,
  codes.ok,
]);

/** A success that not every core had a part in is a partial one. */
const asCoresSay = ({ script: { partial } }: Site, code: number): Reply =>
  partial === undefined || !done.has(code) ? { code } : { code: codes.partialCoreResponse, type: partial.type };
