import { connectVats, operations, vatsCodes } from '@trunkline/vats';
import { run } from '@trunkline/core';
import { jsonOf } from '../answers/json.ts';
import { pick } from '../target.ts';
import type { Client } from './client.ts';
import { operationsOf } from './operations.ts';

const credentials = { apiKey: 'canary-key-5512', apiSalt: 'canary-salt-9931' };
const codes = [1000, 1000, 1000, ...vatsCodes.entries.map(({ code }) => code)];

export const vats: Client = {
  vendor: 'vats',
  operations: operationsOf(operations),
  secrets: Object.values(credentials),
  contentType: 'application/json',
  open({ withSession: _none, ...given }) {
    const connection = connectVats({ ...given, ...credentials, baseUrl: 'https://vats.test/vpbx/' });
    return {
      call: (operation, input, options) => run(connection, operation, input, options as object),
      close: () => connection.close({ drainMs: 0 }),
    };
  },
  answer(draw, shape) {
    const payload = jsonOf(draw, shape);
    const fields = typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? payload : {};
    return JSON.stringify({ ...fields, result: pick(draw, codes) });
  },
};
