import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vendorText, type UptivityReply } from '../src/index.ts';
import { serve, ways } from './support/both.ts';
import { serveHttp } from './support/http-server.ts';
import { clientOf } from './support/client.ts';
import { fine, no, resultXml, type Said } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';

/** The labels of the vendor by their numbers. */
const labels: ReadonlyMap<number, string> = new Map(
  readFileSync(new URL('fixtures/codes.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => [Number(line.split('\t')[0]), line.split('\t')[1] ?? '']),
);
const everyNumber = Array.from({ length: 60 }, (_, code) => code);
const successes = new Set([0, 13, 20, 37, 43]);
const call = { deviceId: '200' };

/** Which arm of the Result a code is due in, by the vendor's rules alone. */
function due(code: number, saysError: boolean): string {
  if (code === 47 || code === 48) return 'api rate_limited';
  if (saysError) return 'api';
  if (code === 46) return 'partial';
  if (!labels.has(code)) return 'warning';
  return successes.has(code) ? 'success' : 'api';
}

describe.for(ways)('an answer over %s', (way) => {
  const answered = async (said: Said): Promise<ReturnType<typeof clientOf>> => {
    const { baseUrl } = await serve(way, ({ id }) => resultXml({ id, ...said }));
    return clientOf({ baseUrl, retry: { limit: 0 } });
  };

  it('lands in the arm that its type and its code ask for, for every code', async () => {
    const { baseUrl } = await serve(way, ({ id, fields }) => {
      const [code, type] = [Number(fields['CODE']), fields['SAYS']];
      return resultXml({ id, code, type: type ?? '', message: labels.get(code) ?? 'API_NEW' });
    });
    const uptivity = clientOf({ baseUrl, retry: { limit: 0 } });
    expect(labels.size).toBe(59);
    for (const code of everyNumber) {
      for (const [type, saysError] of [
        [labels.get(code) ?? 'API_NEW', false],
        ['ERROR', true],
        ['error', true],
      ] as const) {
        const result = await uptivity.request('X', { CODE: code, SAYS: type });
        const shown = result.ok
          ? { as: result.value.outcome.effect, code: result.value.outcome.asked }
          : {
              as: result.error.category === 'rate_limited' ? 'api rate_limited' : result.error.kind,
              code: result.error.kind === 'api' ? result.error.code : result.error.message,
            };
        expect([code, type, shown]).toEqual([code, type, { as: due(code, saysError), code }]);
        const noticed = result.ok && result.value.outcome.effect !== 'success';
        expect([code, result.notice === undefined]).toEqual([code, !noticed]);
      }
    }
  });

  it('that some of the servers gave is a success with a notice', async () => {
    const uptivity = await answered({ code: 46, type: 'API_PARTIAL_CORE_RESPONSE', data: '<A>1</A>' });
    const result = await uptivity.calls.stop(call);
    expect(valueOf(result)).toMatchObject({ outcome: { code: 46, effect: 'partial' }, data: { A: '1' } });
    expect(result.notice).toMatchObject({ code: 46, name: 'PartialCoreResponse', effect: 'partial' });
  });

  it('that some of the servers gave and that is called an error leaves open what was done', async () => {
    const uptivity = await answered({ code: 46, type: 'ERROR' });
    expect(errorOf(await uptivity.calls.stop(call), 'api')).toMatchObject({
      code: 46,
      readAs: 46,
      outcome: 'unknown',
      retry: 'poll',
    });
  });

  it.for([0, 20, 37])(
    'with the code of a success that is called an error leaves open what was done: %i',
    async (code) => {
      const uptivity = await answered({ code, type: 'ERROR' });
      expect(errorOf(await uptivity.calls.start(call), 'api')).toMatchObject({ readAs: code, outcome: 'unknown' });
    },
  );

  it.for([
    [7, 'invalid_state'],
    [9, 'policy'],
    [17, 'invalid_request'],
    [24, 'not_found'],
    [44, 'permission'],
    [58, 'server'],
  ] as const)('with the code of a failure is one, whatever it is called: %i', async ([code, category]) => {
    for (const type of ['API_OK', labels.get(code) ?? '', 'ERROR']) {
      const uptivity = await answered({ code, type });
      expect(errorOf(await uptivity.calls.start(call), 'api')).toMatchObject({ readAs: code, category, attempts: 1 });
    }
  });

  it('with 17 that names the missing recording path asks for the administrator', async () => {
    const uptivity = await answered({ code: 17, type: 'ERROR', message: ' API_ERROR_NO_DEFAULT_RECORDING_PATH' });
    const plain = await answered({ code: 17, type: 'ERROR', message: 'API_INVALID_MESSAGE_FORMAT' });
    expect(errorOf(await uptivity.calls.start(call), 'api')).toMatchObject({
      code: 17,
      readAs: 18,
      match: 'fallback',
      retry: 'after_admin',
    });
    expect(errorOf(await plain.calls.start(call), 'api').retry).toBe('after_fix');
  });

  it.for([19, 60, 999, 'API_NEW'])(
    'with a code that nobody knows is a success with a warning, unless it is called an error: %s',
    async (code) => {
      const accepted = await (await answered({ code, type: 'API_NEW' })).calls.start(call);
      expect(valueOf(accepted).outcome).toMatchObject({ asked: code, match: 'unknown', effect: 'warning' });
      expect(accepted.notice).toMatchObject({ asked: code, effect: 'warning' });
      const refused = await (await answered({ code, type: 'ERROR' })).calls.start(call);
      expect(errorOf(refused, 'api')).toMatchObject({
        code,
        match: 'unknown',
        outcome: 'unknown',
        category: 'unknown',
      });
    },
  );

  it('that nothing matched, or a filter blocked, is a success for who accepts it', async () => {
    for (const code of [9, 35] as const) {
      const uptivity = await answered({ code, type: 'ERROR', data: '<A>1</A>' });
      const result = await uptivity.calls.start(call, { acceptCodes: [9, 35] });
      expect(valueOf(result).data).toEqual({ A: '1' });
      expect(valueOf(result).outcome).toMatchObject({ code, category: 'policy' });
      expect(result.notice).toMatchObject({ code, category: 'policy' });
      expect(
        errorOf(await uptivity.calls.start(call, { acceptCodes: [35, 9].filter((one) => one !== code) as [9] }), 'api')
          .readAs,
      ).toBe(code);
    }
  });

  it('may have its nodes in any order, blanks around them and what it repeats of the request left out', async () => {
    const orders: readonly ((id: string) => string)[] = [
      (id) =>
        `<RESULT><REQUESTTYPE>TEST</REQUESTTYPE><REQUESTID>${id}</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>20</RESULTCODE><RESULTMSG>API_OK</RESULTMSG></RESULT>`,
      (id) =>
        `<RESULT><D>1</D><RESULTMSG> API_OK</RESULTMSG><RESULTCODE> 20\r\n</RESULTCODE><RESULTTYPE>\tAPI_OK </RESULTTYPE><REQUESTID> ${id} </REQUESTID></RESULT>`,
      (id) =>
        `\r\n<?xml version="1.0"?>\r\n<RESULT>\r\n  <REQUESTID>${id}</REQUESTID>\r\n  <RESULTTYPE>API_OK</RESULTTYPE>\r\n  <RESULTCODE>20</RESULTCODE>\r\n</RESULT>\r\n`.trimStart(),
    ];
    const { baseUrl, asked } = await serve(way, ({ id }, index) => orders[index]?.(id) ?? '');
    const uptivity = clientOf({ baseUrl });
    const values: UptivityReply[] = [];
    for (const _ of orders) values.push(valueOf(await uptivity.system.test()));
    expect(values.map(({ outcome }) => outcome.name)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(values.map(({ data }) => data)).toEqual([{}, { D: '1' }, {}]);
    expect(asked).toHaveLength(3);
  });

  it('says why in words to who asks for them, without the blank in front', async () => {
    const uptivity = await answered({
      code: 8,
      type: 'ERROR',
      message: ' API_DEVICE_INVALID: no such device &lt;200&gt;',
    });
    const error = errorOf(await uptivity.calls.start(call), 'api');
    expect(vendorText(error)).toBe('API_DEVICE_INVALID: no such device <200>');
    expect(JSON.stringify(error) + error.message).not.toContain('no such device');
  });

  it.for([47, 48])(
    'that the server is too busy is followed by another try, though the command changes something: %i',
    async (code) => {
      for (const type of ['ERROR', 'API_COMMAND_QUEUE_FULL']) {
        const { baseUrl, asked } = await serve(way, ({ id }, index) =>
          index < 2 ? resultXml({ id, code, type }) : fine(id),
        );
        const result = await clientOf({ baseUrl }).calls.start(call);
        expect(valueOf(result).outcome.code).toBe(20);
        expect([result.meta.attempts, asked.length]).toEqual([3, 3]);
      }
    },
  );

  it('that the server is too busy, again and again, is rate_limited in the end', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => no(id, 47));
    const error = errorOf(await clientOf({ baseUrl }).calls.start(call), 'api');
    expect(error).toMatchObject({
      readAs: 47,
      category: 'rate_limited',
      outcome: 'rejected',
      retry: 'later',
      attempts: 3,
    });
    expect(asked).toHaveLength(3);
  });

  it.for([3, 4, 11, 23, 46, 58])('that says no otherwise is not followed by another try: %i', async (code) => {
    const { baseUrl, asked } = await serve(way, ({ id }) => no(id, code));
    errorOf(await clientOf({ baseUrl }).calls.start(call), 'api');
    expect(asked).toHaveLength(1);
  });

  it.for([
    ['without a type', '<RESULTCODE>20</RESULTCODE>', 'RESULTTYPE'],
    ['without a code', '<RESULTTYPE>API_OK</RESULTTYPE>', 'RESULTCODE'],
    ['with an empty code', '<RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE> </RESULTCODE>', 'RESULTCODE'],
    [
      'with two codes',
      '<RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>20</RESULTCODE><RESULTCODE>1</RESULTCODE>',
      'RESULTCODE',
    ],
    ['with a code in pieces', '<RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE><A>20</A></RESULTCODE>', 'RESULTCODE'],
  ] as const)('%s is decode (shape), and nobody asks again', async ([, nodes, path]) => {
    const { baseUrl, asked } = await serve(way, ({ id }) => `<RESULT><REQUESTID>${id}</REQUESTID>${nodes}</RESULT>`);
    const error = errorOf(await clientOf({ baseUrl }).system.test(), 'decode');
    expect(error).toMatchObject({ reason: 'shape', outcome: 'unknown', issues: [{ path }] });
    expect(asked).toHaveLength(1);
  });

  it('with another RESULT inside its data is read to its own end', async () => {
    const uptivity = await answered({ data: '<ROWS><RESULT><ID>1</ID></RESULT><RESULT><ID>2</ID></RESULT></ROWS>' });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ ROWS: { RESULT: [{ ID: '1' }, { ID: '2' }] } });
  });
});

describe('an HTTP status', () => {
  it('of failure around an error of the server leaves the error what it is', async () => {
    const { baseUrl } = await serveHttp(({ id }) => ({ status: 500, body: no(id, 24) }));
    expect(errorOf(await clientOf({ baseUrl }).calls.start(call), 'api')).toMatchObject({ readAs: 24, status: 500 });
  });

  it('of failure around a success is a failure of somebody on the way', async () => {
    const { baseUrl } = await serveHttp(({ id }) => ({ status: 502, body: fine(id) }));
    expect(errorOf(await clientOf({ baseUrl }).calls.start(call), 'http')).toMatchObject({
      status: 502,
      outcome: 'unknown',
      attempts: 1,
    });
  });
});
