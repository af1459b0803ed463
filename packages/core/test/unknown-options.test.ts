import { describe, expect, it } from 'vitest';
import { refuseUnknownClientOptions, refuseUnknownOptions, run, type CallOptions } from '../src/index.ts';
import { look } from './support/operations.ts';
import { errorOf } from './support/say.ts';
import { always, done } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const own = { apiKey: true } as const;
const refuse = (options: object): void => refuseUnknownClientOptions(options, own);

describe('an option of a client that there is not', () => {
  it.each<[string, object]>([
    ['gaurd', { gaurd: () => false }],
    ['dryRun', { dryRun: true }],
    ['retry.limt', { retry: { limt: 1 } }],
    ['redaction.phoneNumber', { redaction: { phoneNumber: 'last4' } }],
    ['connection.proxi', { connection: { proxi: 'http://proxy.test' } }],
    ['connection.clientCertificate.cert', { connection: { clientCertificate: { cert: '' } } }],
  ])('is refused by its name: %s', (name, options) => {
    expect(() => refuse({ apiKey: 'k', ...options })).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(`${name} is no option (known: `) }),
    );
  });

  it('is told together with those that there are', () => {
    expect(() => refuse({ gaurd: 1 })).toThrow(/known: apiKey, baseUrl, .*guard/);
  });

  it('whose name may be personal data is not shown', () => {
    expect(() => refuse({ '+7 495 540-44-44': 1 })).toThrow(/^\(a name that is not shown\) is no option/);
  });

  it('is no matter if it is undefined, inherited, or another package has put a method there', () => {
    class Options {
      public readonly apiKey = 'k';
      public describe(): string {
        return this.apiKey;
      }
    }
    expect(() => refuse({ gaurd: undefined })).not.toThrow();
    expect(() => refuse(new Options())).not.toThrow();
    expect(() => refuse(Object.create({ gaurd: 1 }) as object)).not.toThrow();
  });

  it('is not asked of what is no object: that is refused where it is read', () => {
    for (const odd of [undefined, null, 7, 'x']) expect(() => refuse(odd as never)).not.toThrow();
    for (const odd of [null, 7, 'x'])
      expect(() => refuse({ retry: odd, redaction: odd, connection: odd })).not.toThrow();
  });

  it('is named by its place', () => {
    expect(() => refuseUnknownOptions({ a: 1 }, { b: true }, 'socket')).toThrow('socket.a is no option (known: b)');
  });
});

describe('an option of a call', () => {
  it.each<[string, unknown, string]>([
    ['that there is not', { timeout: 5 }, 'options.timeout'],
    ['of retry that there is not', { retry: { limt: 1 } }, 'options.retry.limt'],
    ['that is for the whole client', { retry: { budget: 0.5 } }, 'options.retry.budget'],
  ])('%s is an input error, and nothing is sent', async (_what, options, path) => {
    const { sender, requests } = always(done);
    const result = await run(tiny({ sender }), look, { ticket: 'T1' }, options as CallOptions);
    expect(errorOf(result, 'input').issues).toEqual([{ path, expected: expect.stringMatching(/^left out \(known: /) }]);
    expect(requests).toHaveLength(0);
  });

  it.each([5, 'fast', true])('is no matter of %j: options are an object', async (options) => {
    const { sender, requests } = always(done);
    const result = await run(tiny({ sender }), look, { ticket: 'T1' }, options as CallOptions);
    expect(errorOf(result, 'input').issues).toEqual([{ path: 'options', expected: 'an object' }]);
    expect(requests).toHaveLength(0);
  });

  it('that is undefined counts as left out', async () => {
    const { sender } = always(done);
    const options = { timeout: undefined, context: undefined } as CallOptions;
    expect((await run(tiny({ sender }), look, { ticket: 'T1' }, options)).ok).toBe(true);
  });
});
