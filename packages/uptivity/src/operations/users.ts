import {
  expect,
  integer,
  noInput,
  optional,
  output,
  required,
  rowsOf,
  text,
  under,
  within,
  type NoInput,
  type Reader,
} from '@trunkline/core';
import { flag, phoneList, siteId, unlessBlank, usTime, filled } from '../fields.ts';
import { command, type UptivityOperation } from '../operation.ts';

/** A user of the recording system. */
export interface User {
  /** Wire: `USER_ID`. */
  readonly userId: string;
  /** Wire: `USERNAME`. */
  readonly userName?: string;
  /** Wire: `EMPLOYEE_ID`. */
  readonly employeeId?: string;
  /** Wire: `FIRST_NAME`. */
  readonly firstName?: string;
  /** Wire: `LAST_NAME`. */
  readonly lastName?: string;
  /** Whether the user is an agent. Wire: `AGENT`, `TRUE` or `FALSE`. */
  readonly agent?: boolean;
  /** `A` was seen; other values are not publicly documented. Wire: `STATUS`. */
  readonly status?: string;
  /** When the user was added, in ISO 8601 with the server's offset; absent if the server has no time. Wire: `ADD_TIME`. */
  readonly addedAt?: string;
  /** When the user was last changed, likewise. Wire: `MOD_TIME`. */
  readonly modifiedAt?: string;
  /** The system user name. Wire: `SYS_USER`. */
  readonly sysUser?: string;
  /** Wire: `SYS_DOMAIN`. */
  readonly sysDomain?: string;
  /** Wire: `EMAIL`. */
  readonly email?: string;
  /** The CRM user name. Wire: `CRM_USER`. */
  readonly crmUser?: string;
  /** Absent if the user has no site. Wire: `SITE_ID`, where `-1` stands for none. */
  readonly siteId?: string;
  /** Wire: `PHONES`; that several are separated by semicolons is inferred. */
  readonly phones?: readonly string[];
}

export interface UserList {
  /** How many the server says there are. Wire: `COUNT`. */
  readonly count?: number;
  readonly users: readonly User[];
}

const user: Reader<User> = output<User>({
  userId: required('USER_ID', filled),
  userName: optional('USERNAME', text()),
  employeeId: optional('EMPLOYEE_ID', text()),
  firstName: optional('FIRST_NAME', text()),
  lastName: optional('LAST_NAME', text()),
  agent: optional('AGENT', unlessBlank(flag())),
  status: optional('STATUS', text()),
  addedAt: optional('ADD_TIME', usTime),
  modifiedAt: optional('MOD_TIME', usTime),
  sysUser: optional('SYS_USER', text()),
  sysDomain: optional('SYS_DOMAIN', text()),
  email: optional('EMAIL', text()),
  crmUser: optional('CRM_USER', text()),
  siteId: optional('SITE_ID', siteId),
  phones: optional('PHONES', phoneList),
});

const listed: Reader<UserList> = output<UserList>({
  count: optional('COUNT', unlessBlank(integer())),
  users: required('USER', rowsOf(user)),
});

/** A list of nobody that counts somebody is no list: who believed it would remove everybody. */
const userList: Reader<UserList> = {
  expected: listed.expected,
  read(wire, path, issues) {
    const list = listed.read(wire, path, issues);
    const isLost = issues.length === 0 && list.users.length === 0 && (list.count ?? 0) > 0;
    return isLost ? expect('as many users as are counted', under(path, 'users'), issues) : list;
  },
};

/**
 * Lists the users of the recording system. Where only a part of the servers behind it answered, the list is what they
 * gave, and `notice` says so (46).
 *
 * Wire: `IMPORTUSER` with `ACTION` `list`. Source: a published answer of a real server (2018); not in the vendor's pages.
 */
export const list: UptivityOperation<NoInput, UserList> = command(
  'users.list',
  { type: 'IMPORTUSER', action: 'list', lists: ['USERS.USER'] },
  { input: noInput, output: within('data', within('USERS', userList)), repeat: 'safe', evidence: 'inferred' },
);
