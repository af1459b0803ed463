import { noInput, type NoInput } from '@trunkline/core';
import { asItCame } from '../answers.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** How the server is; in which form is not publicly documented. Wire: `GET Server/State`. */
export const state: CcaWebApiOperation<NoInput, unknown> = query('server.state', 'Server/State', {
  input: noInput,
  output: asItCame,
});

/** How the server is set up; in which form is not publicly documented. Wire: `GET Server/Configuration`. */
export const configuration: CcaWebApiOperation<NoInput, unknown> = query(
  'server.configuration',
  'Server/Configuration',
  { input: noInput, output: asItCame },
);

/**
 * How the server reaches its databases; in which form is not publicly documented. Servers from 5.4.7 on. Wire:
 * `GET DatabaseConnectionConfiguration`.
 */
export const databaseConnection: CcaWebApiOperation<NoInput, unknown> = query(
  'server.databaseConnection',
  'DatabaseConnectionConfiguration',
  { input: noInput, output: asItCame },
);
