import { codes } from '../codes.ts';
import type { UptivityUser } from '../directory.ts';
import { element, textElement } from '../../frame/markup.ts';
import { usTime } from '../us-time.ts';
import type { Command } from './command.ts';

/** Several verbs in one command; the list of users is the one that is known. */
export const importUser: Command = {
  type: 'IMPORTUSER',
  run: ({ settings: { users, utcOffset } }, fields) => {
    const action = fields['ACTION'] ?? '';
    if (action === '') return { code: codes.blankRequiredValue };
    if (action.toLowerCase() !== 'list') return { code: codes.invalidAction };
    const rows = users.map((user) => element('USER', describe(user, utcOffset)));
    return { code: codes.ok, data: element('USERS', textElement('COUNT', rows.length) + rows.join('')) };
  },
};

const describe = (user: UptivityUser, utcOffset: string): string =>
  Object.entries({
    USER_ID: user.userId,
    USERNAME: user.username,
    EMPLOYEE_ID: user.employeeId,
    FIRST_NAME: user.firstName,
    LAST_NAME: user.lastName,
    AGENT: user.agent ? 'TRUE' : 'FALSE',
    STATUS: user.status ?? 'A',
    // The two spellings of an offset, one each.
    ADD_TIME: usTime(user.addTime, utcOffset, ' '),
    MOD_TIME: usTime(user.modTime, utcOffset, ''),
    SYS_USER: user.sysUser,
    SYS_DOMAIN: user.sysDomain,
    EMAIL: user.email,
    CRM_USER: user.crmUser,
    SITE_ID: user.siteId ?? -1,
    PHONES: user.phones ?? '',
  })
    .map(([tag, value]) => textElement(tag, value))
    .join('');
