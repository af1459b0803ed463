import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverTime, type NestedCondition } from '../src/index.ts';
import { mixedBody } from '../src/mixed-body.ts';
import { hideToken } from '../src/secrets.ts';
import { tokenClient } from './support/client.ts';
import { valueOf } from './support/say.ts';
import { always, envelope } from './support/server.ts';

const word = fc.oneof(fc.integer(), fc.string({ minLength: 1, unit: 'binary' }));
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const { condition } = fc.letrec<{ condition: NestedCondition }>((tie) => ({
  condition: fc.record(
    {
      operator: word,
      conditions: fc.array(fc.record({ relation: word, param: word, value }), { maxLength: 3 }),
      nestedConditions: fc.array(tie('condition'), { maxLength: 2, depthIdentifier: 'condition' }),
    },
    { requiredKeys: ['operator', 'conditions'] },
  ),
}));

/** As the vendor spells it, by hand. */
function spelled({ operator, conditions, nestedConditions = [] }: NestedCondition): unknown {
  return {
    Operator: operator,
    Conditions: conditions.map((one) => ({ Relation: one.relation, Param: one.param, Value: one.value })),
    NestedConditions: nestedConditions.map(spelled),
  };
}

/** JSON knows no -0. */
const asJson = (found: unknown): unknown => JSON.parse(JSON.stringify(found));

describe('whatever is asked for', () => {
  it('comes through a query as it was meant', async () => {
    const server = await always(envelope([]));
    const cca = tokenClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    await fc.assert(
      fc.asyncProperty(condition, fc.nat(), async (asked, maxResults) => {
        valueOf(await cca.calls.find({ condition: asked, maxResults }));
        const seen = new URLSearchParams(server.asked.at(-1)?.query.replaceAll('+', '%2B'));
        expect(JSON.parse(seen.get('FindCallNestedCondition') ?? '')).toEqual(asJson(spelled(asked)));
        expect(seen.get('MaxResults')).toBe(String(maxResults));
      }),
      { numRuns: 50 },
    );
  });

  it('comes through a body as it was meant', async () => {
    const server = await always(envelope({ NewId: 1 }));
    const cca = tokenClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), async (agent) => {
        valueOf(await cca.agents.create({ agent }));
        const body = Buffer.from(server.asked.at(-1)?.body ?? '', 'latin1').toString('utf8');
        expect(body).toBe(JSON.stringify(agent));
      }),
      { numRuns: 50 },
    );
  });

  it('comes through a path as it was meant, and never leads out of it', async () => {
    const server = await always(envelope([]));
    const cca = tokenClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom('..', '.', '%2e', 'a/b', '\\')), async (requestToken) => {
        const before = server.asked.length;
        const result = await cca.lists.foundContacts({ requestToken });
        const isSent = server.asked.length > before;
        const [, token = ''] = /^Lists\/FindContacts\/([^/]+)$/.exec(server.asked.at(-1)?.path ?? '') ?? [];
        expect(result.error?.kind).toBe(isSent ? undefined : 'input');
        expect(isSent ? decodeURIComponent(token) : requestToken).toBe(requestToken);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a file of any length', () => {
  const edges = fc.constantFrom(0, 1, 2, 3, 49_151, 49_152, 49_153, 98_304, 147_457);
  it.for(['base64', 'binary'] as const)('is written whole, without a gap (%s)', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(edges, fc.nat({ max: 255 }), fc.boolean(), async (length, seed, hasSettings) => {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 256);
        const settings = hasSettings ? { Name: 'x' } : undefined;
        const { contentType, body } = mixedBody(
          { settings, file: { name: 'x.qex', content: new Blob([bytes]) } },
          encoding,
        );
        const text = Buffer.from(await new Response(body).arrayBuffer()).toString('latin1');
        const boundary = contentType.split('boundary=')[1];
        const parts = `\r\n${text}`.split(`\r\n--${boundary}`);
        expect(parts).toHaveLength(hasSettings ? 4 : 3);
        const content = parts.at(-2)?.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? '';
        expect(Buffer.from(content, encoding === 'base64' ? 'base64' : 'latin1').equals(bytes)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a token in a text', () => {
  const token = fc.string({ minLength: 1 }).map((text) => `A-canary${encodeURIComponent(text).replaceAll("'", '%27')}`);
  it('is taken out wherever the server may have put it', () => {
    fc.assert(
      fc.property(token, fc.string(), fc.string(), fc.boolean(), (secret, before, after, isEscaped) => {
        const url = `${before}http://cca/CcaWebApi/session/${secret}/check${after}`;
        const text = isEscaped ? url.replaceAll('/', '\\/') : url;
        expect(hideToken(text)).not.toContain('canary');
        expect(hideToken(`${before} {"Token": ${JSON.stringify(secret)}}`)).not.toContain('canary');
      }),
    );
  });

  it('is all that is taken out', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/session|"token"/i.test(text));
        expect(hideToken(text)).toBe(text);
      }),
    );
  });
});

describe('a time as the server’s clock shows it', () => {
  it.for([
    ['2026-01-15T12:00:00Z', 'Europe/Paris', '2026-01-15T13:00:00.000'],
    ['2026-07-15T12:00:00.5Z', 'Europe/Paris', '2026-07-15T14:00:00.500'],
    ['2026-07-15T23:59:59.999+00:00', 'Asia/Tokyo', '2026-07-16T08:59:59.999'],
    ['1969-12-31T23:59:59.250Z', 'UTC', '1969-12-31T23:59:59.250'],
  ] as const)('%s in %s is %s', ([instant, zone, expected]) => {
    expect(serverTime(instant, zone)).toBe(expected);
    expect(serverTime(new Date(instant), zone)).toBe(expected);
  });

  it('is the same instant again when it is read as UTC', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(Date.parse(`${serverTime(date, 'UTC')}Z`)).toBe(date.getTime());
        },
      ),
    );
  });

  it('is none without a point in time or a zone', () => {
    expect(() => serverTime('2026-01-15T12:00:00', 'UTC')).toThrow(TypeError);
    expect(() => serverTime(new Date(Number.NaN), 'UTC')).toThrow(TypeError);
    expect(() => serverTime('2026-01-15T12:00:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });
});
