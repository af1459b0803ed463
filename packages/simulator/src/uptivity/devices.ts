import type { Fields } from './asked.ts';
import { codes } from './codes.ts';
import type { UptivityDevice } from './directory.ts';

/** The devices, as they stand now. */
export interface Devices {
  readonly all: readonly UptivityDevice[];
  /** The device that a request names, or the code that says why there is none. */
  find(fields: Fields): UptivityDevice | number;
  /** From now on the device stands at this station. */
  moveTo(device: UptivityDevice, stationName: string): UptivityDevice;
  reset(): void;
}

/** The ways to name a device. The first one that a request fills in counts; a blank one stands for nothing. */
const names: readonly {
  readonly tag: string;
  readonly of: (device: UptivityDevice) => string | undefined;
  readonly unknown: number;
}[] = [
  { tag: 'DEVICEID', of: ({ deviceId }) => deviceId, unknown: codes.deviceInvalid },
  { tag: 'STATIONNAME', of: ({ stationName }) => stationName, unknown: codes.deviceInvalid },
  {
    tag: 'DEVICEALIAS',
    of: ({ deviceAlias, agent }) => (agent === undefined ? undefined : deviceAlias),
    unknown: codes.deviceInvalid,
  },
  { tag: 'SYS_USER', of: ({ agent }) => agent?.sysUser, unknown: codes.agentNotFound },
  { tag: 'CRM_USER', of: ({ agent }) => agent?.crmUser, unknown: codes.agentNotFound },
];

export const createDevices = (initial: readonly UptivityDevice[]): Devices => {
  let all = [...initial];
  return {
    get all() {
      return [...all];
    },
    find: (fields) => {
      const name = names.find(({ tag }) => (fields[tag] ?? '') !== '');
      if (name === undefined) return codes.aliasUnspecified;
      return all.find((device) => name.of(device) === fields[name.tag]) ?? name.unknown;
    },
    moveTo: (device, stationName) => {
      const moved = { ...device, stationName };
      all = all.map((other) => (other.deviceId === device.deviceId ? moved : other));
      return moved;
    },
    reset: () => {
      all = [...initial];
    },
  };
};
