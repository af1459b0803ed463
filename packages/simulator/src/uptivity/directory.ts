/** A phone or another device that the server follows. */
export interface UptivityDevice {
  /** Wire: `DEVICEID`. */
  readonly deviceId: string;
  /** Wire: `DEVICEALIAS`; names the device only while it is tied to an agent. */
  readonly deviceAlias?: string;
  /** Wire: `STATIONNAME`; a call start that names both device and station changes it. */
  readonly stationName?: string;
  /** The agent to whom it is tied. Wire: `SYS_USER`, `CRM_USER`. */
  readonly agent?: { readonly sysUser: string; readonly crmUser: string };
}

/** A user, with the fields of the user list. */
export interface UptivityUser {
  /** Wire: `USER_ID`. */
  readonly userId: number;
  readonly username: string;
  /** Wire: `EMPLOYEE_ID`; a text, since zeros may lead. */
  readonly employeeId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly agent: boolean;
  /** Wire: `STATUS`. Default `A`. */
  readonly status?: string;
  /** Wire: `ADD_TIME`; absent is written as the first day of the year 1. */
  readonly addTime?: Date;
  /** Wire: `MOD_TIME`; likewise. */
  readonly modTime?: Date;
  readonly sysUser: string;
  readonly sysDomain: string;
  readonly email: string;
  readonly crmUser: string;
  /** Wire: `SITE_ID`. Default -1: none. */
  readonly siteId?: number;
  /** Wire: `PHONES`. Default: empty. */
  readonly phones?: string;
}
