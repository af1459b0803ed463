import { describe, expect, it } from 'vitest';
import type { CcaWebApiError, Result } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { oldNumbers, publishedCodes, type PublishedCode } from './support/published-codes.ts';
import { always, envelope, no, type Told } from './support/server.ts';

/** What comes of an answer to a question whose answer may be anything. */
async function ask(told: Told, repeat: 'safe' | 'unsafe' = 'unsafe'): Promise<Result<unknown, CcaWebApiError>> {
  const { baseUrl } = await always(told);
  return tokenClient({ baseUrl, retry: { limit: 0 } }).request('GET', 'Server/State', { repeat });
}

const failures = publishedCodes.filter(({ effect }) => effect === 'failure');
const outcomes = publishedCodes.filter(({ effect }) => effect === 'outcome');
const bySuccess = publishedCodes.filter(({ effect }) => effect !== 'failure');

/** In both dialects: the number on the wire, the version of the server, and the row that answers. */
const dialects: readonly (readonly [number: number, version: string, row: PublishedCode])[] = [
  ...publishedCodes.map((row) => [row.code, '5.4.6.0', row] as const),
  ...publishedCodes.flatMap((row) => {
    const reused = oldNumbers.some(([number]) => number === row.code);
    if (row.formerly !== undefined) return [[row.formerly, '5.4.5.9', row] as const];
    return reused ? [] : [[row.code, '5.4.5.9', row] as const];
  }),
];

describe('a code with a failure status', () => {
  const inFailure = dialects.filter(([, , { effect }]) => effect === 'failure' || effect === 'outcome');
  it.for([...inFailure])('%i of a server %s is an error with its name', async ([number, version, row]) => {
    const { error } = await ask(no(number, 400, { version }));
    expect(error).toMatchObject({ kind: 'api', code: number, readAs: row.code, match: 'exact', status: 400 });
    const aboutJobs = row.code === 1002;
    expect(error?.category).toBe(row.category ?? (aboutJobs ? 'server' : 'telephony'));
  });

  it.for(publishedCodes.filter(({ effect }) => ['success', 'warning', 'pending'].includes(effect)))(
    '$code $name is no error of the vendor’s: the status is',
    async ({ code }) => {
      expect((await ask(no(code, 503))).error).toMatchObject({ kind: 'http', status: 503 });
    },
  );
});

describe('a code with a status of success', () => {
  it.for(failures)('$code $name is an error all the same', async ({ code, category }) => {
    const { error } = await ask(envelope({ ResultCode: code, Error: '' }));
    expect(error).toMatchObject({ kind: 'api', code, category, status: 200 });
  });

  it.for(bySuccess)('$code $name is a success, with a notice unless it is 0', async ({ code, effect }) => {
    const result = await ask(envelope({ ResultCode: code, Error: '' }));
    expect(result).toMatchObject({ ok: true, value: { ResultCode: code } });
    expect(result.notice?.code).toBe(code === 0 ? undefined : code);
    expect(result.notice?.effect).toBe(code === 0 ? undefined : effect);
  });

  it('that tells how a call stands is data and no failure', () => {
    expect(outcomes.map(({ code }) => code)).toEqual([700, 701, 709, 714, 901, 1002]);
  });

  it('from an old server is read by the version in the envelope', async () => {
    const result = await ask(envelope({ ResultCode: 3 }, { version: '5.4.5.0' }));
    expect(result.notice).toMatchObject({ asked: 3, code: 2, name: 'SuccessListRunning', effect: 'warning' });
  });

  it('that nobody knows, below 100, is a success with a notice', async () => {
    const result = await ask(envelope({ ResultCode: 3 }));
    expect(result).toMatchObject({ ok: true, notice: { asked: 3, match: 'unknown', effect: 'warning' } });
  });
});

describe('a code that nobody knows', () => {
  it.for([
    [50, 400],
    [950, 200],
    [5000, 500],
  ])('%i with status %i is an error that keeps the number', async ([code, status]) => {
    const { error } = await ask(no(code, status));
    expect(error).toMatchObject({ kind: 'api', code, match: 'unknown', category: 'unknown' });
  });
});

describe('the option serverVersion', () => {
  it.for([
    ['5.4.5', '5.4.8.0', 'ListenInPickUpTelephone'],
    ['5.4.6', '5.4.5.0', 'ListenInNoActiveCallFound'],
  ] as const)('%s decides, whatever the envelope says (%s)', async ([serverVersion, version, name]) => {
    const { baseUrl } = await always(no(710, 400, { version }));
    const { error } = await tokenClient({ baseUrl, serverVersion }).request('GET', 'Calls');
    expect(error).toMatchObject({ kind: 'api', code: 710, codeName: name });
  });
});

describe('a read whose code is bound to pass', () => {
  const passing = publishedCodes.filter(({ repeats }) => repeats);

  it.for(passing)('is repeated: $code $name', async ({ code }) => {
    const server = await always(no(code, 500));
    const result = await tokenClient({ baseUrl: server.baseUrl, retry: { limit: 1 } }).agents.list();
    expect(result.error).toMatchObject({ kind: 'api', code, attempts: 2 });
    expect(server.asked).toHaveLength(2);
  });

  it.for(failures.filter(({ repeats, code }) => !repeats && code !== 102))(
    'is the only one that is: $code $name is final',
    async ({ code }) => {
      const server = await always(no(code, 400));
      await tokenClient({ baseUrl: server.baseUrl, retry: { limit: 1 } }).agents.list();
      expect(server.asked).toHaveLength(1);
    },
  );

  it('leaves a change alone, and says that it may have been carried out', async () => {
    const server = await always(no(10_002, 500));
    const { error } = await tokenClient({ baseUrl: server.baseUrl }).agents.create({ agent: { Name: 'anna' } });
    expect(error).toMatchObject({ kind: 'api', code: 10_002, category: 'timeout', outcome: 'unknown' });
    expect(server.asked).toHaveLength(1);
  });
});

it('a caller may take a code for a success', async () => {
  const { baseUrl } = await always(no(117, 404));
  const result = await tokenClient({ baseUrl }).files.list({}, { acceptCodes: [117] });
  expect(result).toMatchObject({ ok: true, notice: { code: 117, name: 'NoDataAvailable' } });
});
