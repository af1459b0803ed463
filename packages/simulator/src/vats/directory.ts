/** Something as the wire has it. */
export type Row = Readonly<Record<string, unknown>>;

/** One of an employee's numbers. */
export interface VatsNumber {
  readonly number: string;
  readonly protocol: 'tel' | 'sip' | 'fmc';
  /** How long it is rung, in seconds. Wire: `wait_sec`. Default 0, the platform's limit. */
  readonly waitSec?: number;
  /** Default `on`. */
  readonly status?: 'on' | 'off';
  /** As the wire has it. */
  readonly schedule?: unknown;
}

/** An employee. */
export interface VatsUser {
  /** Wire: `general.user_id`. */
  readonly userId: number;
  readonly name: string;
  /** The short number, such as `101`. */
  readonly extension: string;
  /** Rung in this order; the first one is used. */
  readonly numbers: readonly VatsNumber[];
  readonly email?: string;
  readonly department?: string;
  readonly position?: string;
  readonly mobile?: string;
  readonly login?: string;
  /** Wire: `telephony.outgoingline`. Default: the first line. */
  readonly outgoingLine?: string;
  /** A chat-bot, whom the API may not change or remove (5302). */
  readonly robot?: boolean;
  /** What else the wire tells of it, by the names of `member/create`. */
  readonly more?: Row;
}

/** A group of employees. */
export interface VatsGroup {
  readonly groupId: number;
  readonly name: string;
  /** The short number, such as `201`. */
  readonly extension: string;
  readonly description?: string;
  /** `inTurn`: one after the other. `allAtOnce`: all together, the first to answer wins. */
  readonly ringing: 'inTurn' | 'allAtOnce';
  /** The extensions of its employees, in ringing order. */
  readonly members: readonly string[];
  /** What keeps it from being deleted: 5202, 5204, 5205 or 5206. A forwarding rule keeps it as well (5203). */
  readonly usedIn?: 'scheme' | 'callbackWidget' | 'campaign' | 'contactCentre';
  /** What else the wire tells of it, by the names of `group/create`. */
  readonly more?: Row;
}

/** An incoming line. */
export interface VatsLine {
  readonly lineId: number;
  readonly number: string;
  readonly name: string;
  readonly comment?: string;
  /** `sip-uac`, `sip`, `toll-free` or a region's id. Default `77`. */
  readonly region?: string;
  /** The scheme that takes its calls. Default 1. */
  readonly schemaId?: number;
}

/** A file for `commands/play/start`. */
export interface VatsAudioFile {
  readonly id: number;
  readonly name: string;
}

/** Who and what the PBX knows. */
export interface Directory {
  readonly users: readonly VatsUser[];
  readonly groups: readonly VatsGroup[];
  readonly lines: readonly VatsLine[];
  readonly audioFiles: readonly VatsAudioFile[];
}

export const findUser = (directory: Directory, extension: string | undefined): VatsUser | undefined =>
  directory.users.find((user) => user.extension === extension);

export const findGroup = (directory: Directory, extension: string | undefined): VatsGroup | undefined =>
  directory.groups.find((group) => group.extension === extension);

export const findUserByNumber = (directory: Directory, number: string | undefined): VatsUser | undefined =>
  directory.users.find((user) => user.numbers.some((one) => one.number === number));

/** A short number belongs to the PBX; anything longer, and every SIP address, lies outside. */
export const isExtension = (number: string): boolean => /^\d{1,5}$/.test(number);

export const isKnown = (directory: Directory, number: string): boolean =>
  !isExtension(number) || findUser(directory, number) !== undefined || findGroup(directory, number) !== undefined;
