import { describe, expect, it } from 'vitest';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { fine, resultXml } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serveSocket } from './support/socket-server.ts';
import { until } from './support/until.ts';

/** Another id that looks as good. */
const another = (id: string): string => String((Number(id) % 1_000_000) + 1);

describe.for(ways)('request ids over %s', (way) => {
  it('are positive numbers of 32 bits, each used once', async () => {
    const { baseUrl, asked } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    for (let round = 0; round < 10; round += 1) {
      const results = await Promise.all(Array.from({ length: 100 }, () => uptivity.system.test()));
      expect(results.every(({ ok }) => ok)).toBe(true);
    }
    const ids = asked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.filter((id) => !/^[1-9]\d*$/.test(id) || Number(id) > 2 ** 31 - 1)).toEqual([]);
  });

  it('do not begin at the same number in every client', async () => {
    const { baseUrl, asked } = await serve(way);
    for (let index = 0; index < 3; index += 1) await clientOf({ baseUrl }).system.test();
    expect(new Set(asked.map(({ id }) => id)).size).toBe(3);
  });

  it('are shown, so that the support desk can find the request', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => resultXml({ id, code: 24, type: 'ERROR' }));
    const result = await clientOf({ baseUrl }).calls.stop({ deviceId: '200' });
    expect(errorOf(result, 'api').requestId).toBe(asked[0]?.id);
    expect(result.meta.requestId).toBe(asked[0]?.id);
  });

  it('that come back otherwise mean that the answer is somebody else’s', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => fine(another(id)));
    const error = errorOf(await clientOf({ baseUrl }).calls.start({ deviceId: '200' }), 'decode');
    expect(error).toMatchObject({ reason: 'shape', outcome: 'unknown', attempts: 1, issues: [{ path: 'REQUESTID' }] });
    expect(asked).toHaveLength(1);
  });

  it('that come back otherwise are no success even for a question that may be repeated, nor a code that is accepted', async () => {
    const { baseUrl } = await serve(way, ({ id }) => resultXml({ id: another(id), code: 9, type: 'ERROR' }));
    const uptivity = clientOf({ baseUrl });
    const results = [
      await uptivity.system.test(),
      await uptivity.calls.start({ deviceId: '200' }, { acceptCodes: [9] }),
    ];
    expect(results.map((result) => errorOf(result, 'decode').attempts)).toEqual([1, 1]);
  });

  it.for([
    ['left out', undefined],
    ['empty', ''],
    ['blank', ' '],
  ] as const)('may be %s in the answer', async ([, id]) => {
    const { baseUrl } = await serve(way, () => fine(id));
    expect(valueOf(await clientOf({ baseUrl }).system.test()).outcome.code).toBe(20);
  });
});

describe('a connection to the command socket', () => {
  it('on which a reply to somebody else came is not used again', async () => {
    const server = await serveSocket(
      ({ id }, socket, index) => void socket.write(index === 0 ? fine(another(id)) : fine(id)),
    );
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    errorOf(await uptivity.system.test(), 'decode');
    valueOf(await uptivity.system.test());
    valueOf(await uptivity.system.test());
    expect(server.asked.map(({ connection }) => connection)).toEqual([0, 1, 1]);
    await until('the first connection is closed', () => server.open === 1);
  });

  it('that delivers a late reply to a call that gave up gives it to nobody', async () => {
    const server = await serveSocket(({ id, fields }, socket, index) => {
      if (index === 0) setTimeout(() => socket.write(fine(id, '<A>late</A>')), 150);
      else socket.write(fine(id, `<A>${fields['N']}</A>`));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    errorOf(await uptivity.request('X', { N: 0 }, { attemptTimeoutMs: 60 }), 'timeout');
    for (let n = 1; n <= 20; n += 1) {
      expect(valueOf(await uptivity.request('X', { N: n })).data).toEqual({ A: String(n) });
    }
  });
});
