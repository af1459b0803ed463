import { createHash } from 'node:crypto';
import { createPtkCallbackSimulator, createVatsSimulator, type VatsSimulator } from '@trunkline/simulator';
import { createPtkCallbackClient, profileFromWsdl } from '@trunkline/ptk-callback';
import { createVatsClient, type VatsClient, type VatsEvent } from '@trunkline/vats';
import { describe, expect, it } from 'vitest';
import type { RedisCoordination } from '../src/index.ts';
import { member } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const vatsOf = ({ apiKey, apiSalt, baseUrl }: VatsSimulator, coordination: RedisCoordination): VatsClient =>
  createVatsClient({ apiKey, apiSalt, baseUrl, coordination });

const nobody = { from: { extension: '999' }, toNumber: '79161234567' };

describe.skipIf(!hasRedis)('two processes with clients of VATS', () => {
  it('stop together when the one made a mistake and the other ran into the block', async () => {
    const { url } = await startRedis();
    await using pbx = await createVatsSimulator({ wrongRequestRule: true, refusals: 'answer' });
    const [one, other] = [vatsOf(pbx, member(url)), vatsOf(pbx, member(url))];
    expect((await one.calls.callback(nobody)).error).toMatchObject({ kind: 'api', code: 3100 });
    const blocked = (await other.calls.callback(nobody)).error;
    expect(blocked).toMatchObject({ kind: 'http', status: 401, category: 'rate_limited' });
    // Two minutes after the first mistake, which the other process has made.
    expect(blocked?.retryAfterMs).toBeLessThan(120_000);
    expect((await one.account.balance()).error).toMatchObject({ kind: 'refused', reason: 'window' });
    expect(pbx.requests).toHaveLength(2);
  });

  it('handle an event once, though it is posted to both', async () => {
    const { url } = await startRedis();
    await using pbx = await createVatsSimulator();
    const clients = [vatsOf(pbx, member(url)), vatsOf(pbx, member(url))] as const;
    const heard: VatsEvent[] = [];
    for (const vats of clients) vats.webhooks.on('commandResult', (event) => heard.push(event));
    const json = JSON.stringify({ command_id: 'c1', result: 1000 });
    const sign = createHash('sha256')
      .update(pbx.apiKey + json + pbx.apiSalt)
      .digest('hex');
    const post = (vats: VatsClient): Promise<Response> => {
      const body = new URLSearchParams({ vpbx_api_key: pbx.apiKey, sign, json });
      return vats.webhooks.receive(new Request('http://crm.example/result/callback', { method: 'POST', body }));
    };
    const statuses = await Promise.all([...clients, ...clients].map(async (vats) => (await post(vats)).status));
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(heard).toMatchObject([{ commandId: 'c1' }]);
  });

  it('tell the PBX to come again while Redis is away, and hear the event then', async () => {
    const redis = await startRedis();
    await using pbx = await createVatsSimulator();
    const vats = vatsOf(pbx, member(redis.url, { timeoutMs: 200 }));
    const heard: VatsEvent[] = [];
    vats.webhooks.on('commandResult', (event) => heard.push(event));
    const json = JSON.stringify({ command_id: 'c1', result: 1000 });
    const sign = createHash('sha256')
      .update(pbx.apiKey + json + pbx.apiSalt)
      .digest('hex');
    const post = async (): Promise<number> => {
      const body = new URLSearchParams({ vpbx_api_key: pbx.apiKey, sign, json });
      const request = new Request('http://crm.example/result/callback', { method: 'POST', body });
      return (await vats.webhooks.receive(request)).status;
    };
    await redis.kill();
    expect([await post(), heard]).toEqual([503, []]);
    await redis.start();
    await expect.poll(post, { timeout: 10_000 }).toBe(200);
    expect(heard).toHaveLength(1);
  });
});

describe.skipIf(!hasRedis)('two processes with clients of PTK Callback', () => {
  it('wait together for the next window of the licence', async () => {
    const { url } = await startRedis();
    await using site = await createPtkCallbackSimulator();
    const reading = await profileFromWsdl(await (await fetch(site.wsdlUrl)).text());
    if (!reading.ok) throw new Error('the WSDL gives no profile');
    const options = { baseUrl: site.baseUrl, profile: reading.profile, tenant: 'Main' };
    const [one, other] = [member(url), member(url)].map((coordination) =>
      createPtkCallbackClient({ ...options, coordination }),
    );
    site.exceedRequestWindow();
    expect((await one?.queues.getEwt({ segment: '7001' }))?.error).toMatchObject({ kind: 'api', code: 109035 });
    const asked = site.requests.length;
    expect((await other?.queues.getEwt({ segment: '7001' }))?.error).toMatchObject({
      kind: 'refused',
      reason: 'window',
    });
    expect(site.requests).toHaveLength(asked);
  });
});
