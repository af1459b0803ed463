import { ccaWebApiCodes, connectCcaWebApi, operations, type CcaWebApiOptions } from '@trunkline/cca-web-api';
import { run } from '@trunkline/core';
import { jsonOf } from '../answers/json.ts';
import { pick } from '../target.ts';
import type { Client } from './client.ts';
import { operationsOf } from './operations.ts';

const login = { username: 'canary-user-5512', password: 'canary-password-9931' };
const codes = [0, 0, 0, ...ccaWebApiCodes.entries.map(({ code }) => code)];

export const ccaWebApi: Client = {
  vendor: 'cca-web-api',
  operations: operationsOf(operations),
  secrets: Object.values(login),
  contentType: 'application/json; charset=utf-8',
  open({ withSession = true, ...given }) {
    const connection = connectCcaWebApi({
      ...given,
      ...(withSession ? login : { token: login.password }),
      baseUrl: 'https://cca.test/api/',
    } as CcaWebApiOptions);
    return {
      call: (operation, input, options) => run(connection, operation, input, options as object),
      close: () => connection.close({ drainMs: 0 }),
    };
  },
  answer(draw, shape) {
    const payload = jsonOf(draw, shape);
    const code = pick(draw, codes);
    const refusal = { ResultCode: code, Error: 'wire canary 5512' };
    const response = code === 0 ? payload : refusal;
    return JSON.stringify({ Version: '5.4.8.0', StatusCode: code === 0 ? 200 : 400, Response: response });
  },
};
