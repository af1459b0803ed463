import { run } from '@trunkline/core';
import { connectUptivity, operations, uptivityCodes } from '@trunkline/uptivity';
import { jsonOf } from '../answers/json.ts';
import { xmlOf } from '../answers/xml.ts';
import { pick } from '../target.ts';
import type { Client } from './client.ts';
import { operationsOf } from './operations.ts';

const codes = [20, 20, 0, ...uptivityCodes.entries.map(({ code }) => code)];

export const uptivity: Client = {
  vendor: 'uptivity',
  operations: operationsOf(operations),
  secrets: [],
  contentType: 'text/xml; charset=utf-8',
  open({ withSession: _none, ...given }) {
    const connection = connectUptivity({ ...given, baseUrl: 'http://uptivity.test:2012/' });
    return {
      call: (operation, input, options) => run(connection, operation, input, options as object),
      close: () => connection.close({ drainMs: 0 }),
    };
  },
  answer(draw, shape) {
    const { data = {} } = jsonOf(draw, shape) as { readonly data?: unknown };
    const envelope = `<RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>${pick(draw, codes)}</RESULTCODE><RESULTMSG>wire canary 5512</RESULTMSG>`;
    return `<RESULT>${envelope}${xmlOf(data)}</RESULT>`;
  },
};
