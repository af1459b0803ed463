import { describe, expect, it } from 'vitest';
import type { Accepted, Result, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Answering, type Reply } from './support/serve.ts';

const call = { from: { extension: '101' }, toNumber: '79161234567', commandId: 'cmd-1' };

/** A command to a PBX that answers like this. */
async function command(reply: Reply): Promise<Answering & { readonly result: Result<Accepted, VatsError> }> {
  const server = await serve(reply);
  return { ...server, result: await clientOf({ baseUrl: server.baseUrl }).calls.callback(call) };
}

const answered = async (body: unknown, status = 200): Promise<Result<Accepted, VatsError>> =>
  (await command({ body, status })).result;

describe('a refusal', () => {
  it.each([
    ['the older form: HTTP 420 and code', 420, { code: 3104 }],
    ['the newer form: result', 200, { result: 3104 }],
    ['the newer form with a failure status', 400, { result: 3104, error: ['The number is wrong.'] }],
    ['a code that is a text', 200, { result: '3104' }],
    ['a list of one code', 200, { result: [3104] }],
    ['Result with a capital', 200, { Result: 3104 }],
  ])('is told apart by its code in %s', async (_form, status, body) => {
    const { result, hits } = await command({ body, status });
    expect(errorOf(result, 'api')).toMatchObject({
      code: 3104,
      readAs: 3104,
      codeName: 'ParameterMalformed',
      match: 'exact',
      category: 'invalid_request',
      outcome: 'rejected',
      retry: 'after_fix',
      status,
      attempts: 1,
    });
    expect(hits).toHaveLength(1);
  });

  it('names the inputs that the PBX complains about in your spelling', async () => {
    const fields = { to_number: 3136, line_number: '3124', from: 3100, member_id: 3300, constructor: 3104 };
    const error = errorOf(await answered({ result: 3100, fields }), 'api');
    expect(error.issues?.map(({ path }) => path)).toEqual(['toNumber', 'lineNumber', 'from']);
    expect(error.issues?.every(({ expected }) => expected !== '')).toBe(true);
  });

  it('names a field within a field too', async () => {
    const error = errorOf(await answered({ result: 3104, fields: { 'from.extension': 3104 } }), 'api');
    expect(error.issues?.map(({ path }) => path)).toEqual(['from.extension']);
  });

  it.each([[null], [[]], ['to_number'], [{}], [{ to_number: { deep: [] } }], [{ '79161234567': 3104 }]])(
    'stands whatever its fields are: %j',
    async (fields) => {
      expect(errorOf(await answered({ result: 3100, fields }), 'api').code).toBe(3100);
    },
  );

  it('carries the id that the vendor wants to hear at its support desk', async () => {
    const { result } = await command({ body: { result: 4001 }, headers: { 'x-uuid': '0b1f-7' } });
    expect(errorOf(result, 'api').requestId).toBe('0b1f-7');
    expect(result.meta).toMatchObject({ requestId: '0b1f-7', status: 200, operation: 'calls.callback' });
  });

  it('with an unknown code is read as its subclass, and keeps the code', async () => {
    for (const code of [2219, '2219']) {
      expect(errorOf(await answered({ result: code }), 'api')).toMatchObject({
        code: 2219,
        readAs: 2210,
        codeName: 'PeriodLimitReached',
        match: 'fallback',
        category: 'quota_exceeded',
        retry: 'later',
      });
    }
  });

  it.each([
    ['OK', 'OK'],
    [7001, 7001],
    [110, 110],
    [0, 0],
    ['ошибка', 'unknown'],
    ['Too many words for a code', 'unknown'],
  ])('with a code that nobody knows (%j) leaves the outcome open', async (given, code) => {
    const error = errorOf(await answered({ result: given }), 'api');
    expect(error).toMatchObject({ code, match: 'unknown', category: 'unknown', outcome: 'unknown', attempts: 1 });
    expect(error.readAs).toBeUndefined();
  });

  it.each([
    [1201, 1201],
    [1209, 1200],
    [1211, 1211],
  ])('of the contact centre (%i) is no success', async (code, readAs) => {
    expect(errorOf(await answered({ result: code }), 'api')).toMatchObject({ code, readAs, outcome: 'rejected' });
  });

  it('that the caller expects counts as done, with the code as notice', async () => {
    const { baseUrl } = await serve({ body: { result: 4101 } });
    const vats = clientOf({ baseUrl });
    const result = await vats.calls.hangup({ callId: 'c1', commandId: 'cmd-2' }, { acceptCodes: [4101] });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-2' });
    expect(result.notice).toMatchObject({ code: 4101 });
  });
});

describe('a success', () => {
  it.each([1000, '1000', 1090])('is %j', async (code) => {
    const result = await answered({ result: code });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-1' });
    expect(result.notice).toBeUndefined();
  });

  it('with remarks (1001) has a notice', async () => {
    const result = await answered({ result: 1001 });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-1' });
    expect(result.notice).toMatchObject({ code: 1001, effect: 'warning', name: 'SucceededWithRemarks' });
  });

  it.each([
    [1111, 1111, 'NoAnswer'],
    [1310, 1310, 'AnsweringMachineDetected'],
    [1199, 1190, 'CalledNumberInactive'],
  ])('that already says how the call ended (%i) has it in its value', async (asked, code, name) => {
    const result = await answered({ result: asked });
    expect(valueOf(result)).toMatchObject({ commandId: 'cmd-1', outcome: { asked, code, name, effect: 'outcome' } });
  });

  it.each([[1000], [1001], [1111], [[1000, 1000]]])('beneath a failure status is none (%j)', async (result) => {
    const refused = await command({ status: 500, body: { result } });
    expect(errorOf(refused.result, 'http')).toMatchObject({ status: 500, outcome: 'unknown' });
    expect(refused.hits).toHaveLength(1);
  });

  it.each([[{}], [{ message: 'Please sign in' }], [{ result: null }], [{ result: [] }], [{ key: 'stats' }]])(
    'of a command needs a result code, and %j has none',
    async (body) => {
      expect(errorOf(await answered(body), 'decode')).toMatchObject({ reason: 'shape', outcome: 'unknown' });
    },
  );
});

describe('one code per item', () => {
  it('is a success when all are', async () => {
    const result = await answered({ result: [1000, '1000'] });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-1' });
    expect(result.notice).toBeUndefined();
  });

  it('is done in part when some are, and the notice tells which', async () => {
    const result = await answered({ result: [1000, 3106, 1000] });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-1' });
    expect(result.notice).toMatchObject({ code: 3106, effect: 'partial' });
    expect(result.notice?.items?.map(({ asked, effect }) => [asked, effect])).toEqual([
      [1000, 'success'],
      [3106, 'failure'],
      [1000, 'success'],
    ]);
  });

  it('tells it of two items too', async () => {
    const { notice } = await answered({ result: [3106, 1000] });
    expect(notice).toMatchObject({ code: 3106, effect: 'partial' });
    expect(notice?.items?.map(({ asked }) => asked)).toEqual([3106, 1000]);
  });

  it('is a refusal when none is, with the first code', async () => {
    expect(errorOf(await answered({ result: [3106, 3100] }), 'api')).toMatchObject({
      code: 3106,
      category: 'conflict',
    });
  });

  it('keeps a remark, also of a single item', async () => {
    expect((await answered({ result: [1001] })).notice).toMatchObject({ code: 1001, effect: 'warning' });
    expect((await answered({ result: [1000, 1001] })).notice).toMatchObject({ code: 1001, effect: 'warning' });
  });

  it('keeps how the call ended', async () => {
    expect(valueOf(await answered({ result: [1111] })).outcome).toMatchObject({ code: 1111 });
  });
});
