import type { CodeOverride } from '@trunkline/core';

/** How a wrong name or password is told is not documented: whatever says no to a login without another reason may be it. */
const loginRefused: CodeOverride = {
  category: 'authentication',
  retry: 'after_admin',
  outcome: 'rejected',
  remark: 'At a login: name, password or module are wrong, or the account may not use the API.',
};

/** The token of a search or a file is not that of the session. */
const tokenGone: CodeOverride = {
  category: 'not_found',
  retry: 'after_fix',
  description: 'The server does not know the token of this search or file: begin anew.',
};

/** What a code says otherwise with one operation. Inferred, all of it. */
export const overrides: Readonly<Record<string, Readonly<Record<number, CodeOverride>>>> = {
  'session.login': Object.fromEntries([100, 101, 102, 103, 111, 112, 114].map((code) => [code, loginRefused])),
  'lists.contactSearchStatus': { 102: tokenGone },
  'lists.foundContacts': { 102: tokenGone },
  'files.download': { 102: tokenGone },
};
