import type { Backstage } from '../frame/vendor.ts';
import type { CallFields } from './call-fields.ts';
import type { UptivityDevice } from './directory.ts';

/** A call on a device, as it stands now. */
export interface UptivityCall {
  readonly deviceId: string;
  /** Wire: `CALLINSTANCE`; tells apart the calls of one device. Empty by default. */
  readonly callInstance: string;
  readonly live: boolean;
  /** Whether a schedule wants it recorded. */
  readonly recorded: boolean;
  /** Scenario time, epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** What the client said about it: ani, callId, keepDays, user1 to user15 and the like. */
  readonly fields: CallFields;
}

/** A recording of a call; it grows while the call is live. */
export interface UptivityRecording {
  /** Wire: `Ident`. */
  readonly ident: number;
  /** The device as it was when the call began. */
  readonly device: UptivityDevice;
  readonly call: UptivityCall;
}

type OpenCall = { -readonly [Name in keyof UptivityCall]: UptivityCall[Name] };

interface Entry {
  readonly call: OpenCall;
  readonly device: UptivityDevice;
  readonly ident?: number;
}

/** The calls so far, and the recordings that the schedules made of them. */
export interface CallBook {
  readonly calls: readonly UptivityCall[];
  readonly recordings: readonly UptivityRecording[];
  /** The live call of this device and instance. */
  live(device: UptivityDevice, callInstance: string): UptivityCall | undefined;
  start(device: UptivityDevice, callInstance: string, fields: CallFields): UptivityCall;
  update(call: UptivityCall, fields: CallFields): void;
  stop(call: UptivityCall): void;
  reset(): void;
}

export const createCallBook = ({ ids, time }: Backstage, schedule: (call: UptivityCall) => boolean): CallBook => {
  let entries: Entry[] = [];
  const openCall = (call: UptivityCall): OpenCall | undefined => entries.find((entry) => entry.call === call)?.call;
  return {
    get calls() {
      return entries.map(({ call }) => ({ ...call }));
    },
    get recordings() {
      return entries.flatMap(({ call, device, ident }) =>
        ident === undefined ? [] : [{ ident, device, call: { ...call } }],
      );
    },
    live: (device, callInstance) =>
      entries.find(({ call }) => call.live && call.deviceId === device.deviceId && call.callInstance === callInstance)
        ?.call,
    start: (device, callInstance, fields) => {
      const { deviceId } = device;
      const call: OpenCall = { deviceId, callInstance, live: true, recorded: false, startedAt: time.now(), fields };
      call.recorded = schedule({ ...call });
      entries.push({ call, device, ...(call.recorded ? { ident: ids.serial('recording') } : {}) });
      return call;
    },
    update: (call, fields) => {
      const open = openCall(call);
      if (open !== undefined) open.fields = { ...open.fields, ...fields };
    },
    stop: (call) => {
      const open = openCall(call);
      if (open !== undefined) Object.assign(open, { live: false, endedAt: time.now() });
    },
    reset: () => {
      entries = [];
    },
  };
};
