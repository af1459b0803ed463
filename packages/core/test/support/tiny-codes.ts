import { defineCodes, type CodeCatalogue } from '../../src/index.ts';

export type TinyCode = 0 | 1 | 2 | 10 | 11 | 20 | 30 | 40;

/** The result codes of an invented vendor: one of each effect and of each way a line can go on. */
export const tinyCodes: CodeCatalogue<TinyCode> = defineCodes({
  entries: [
    { code: 0, name: 'Done', description: 'Done.', effect: 'success', retry: 'never' },
    { code: 1, name: 'DoneInPart', description: 'Done in part.', effect: 'partial', retry: 'never' },
    { code: 2, name: 'StillWorking', description: 'Taken, not done yet.', effect: 'pending', retry: 'poll' },
    {
      code: 10,
      name: 'NoSuchTicket',
      description: 'There is no such ticket.',
      effect: 'failure',
      category: 'not_found',
      retry: 'after_fix',
    },
    {
      code: 11,
      name: 'Busy',
      description: 'Busy just now.',
      effect: 'failure',
      category: 'unavailable',
      retry: 'later',
    },
    {
      code: 20,
      name: 'SessionExpired',
      description: 'The session is over.',
      effect: 'failure',
      category: 'authentication',
      retry: 'after_login',
    },
    {
      code: 30,
      name: 'TooFast',
      description: 'Too fast.',
      effect: 'failure',
      category: 'rate_limited',
      retry: 'later',
    },
    { code: 40, name: 'Blocked', description: 'Blocked.', effect: 'failure', category: 'rate_limited', retry: 'later' },
  ],
});
