import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  createCcaWebApiSimulator,
  createGcSimulator,
  createPtkCallbackSimulator,
  createUptivitySimulator,
  createVatsSimulator,
} from '@trunkline/simulator';
import { describe, expect, it } from 'vitest';
import { judgeSkew } from '../src/doctor/way.ts';
import { freePort, patiently, start, trunkline, type Ran } from './support/trunkline.ts';

/** What is said of each check: `{ reach: 'ok', … }`. */
function states({ stdout }: Ran): Record<string, string> {
  const { findings } = JSON.parse(stdout) as { findings: { about: string; state: string }[] };
  return Object.fromEntries(findings.map(({ about, state }) => [about, state]));
}

function saysOf({ stdout }: Ran, wanted: string): string {
  const { findings } = JSON.parse(stdout) as { findings: { about: string; says: string; todo?: string }[] };
  const { says = '', todo = '' } = findings.find(({ about }) => about === wanted) ?? {};
  return `${says} → ${todo}`;
}

const keys = { VATS_API_KEY: 'canary-key', VATS_API_SALT: 'canary-salt' };

const fine = { environment: 'ok', address: 'ok', reach: 'ok', TLS: 'skipped', clock: 'ok' } as const;

describe('trunkline doctor', patiently, () => {
  it('finds nothing wrong with a PBX that works', async () => {
    await using simulator = await createVatsSimulator({ apiKey: 'canary-key', apiSalt: 'canary-salt' });
    const ran = await trunkline(['doctor', 'vats'], { env: { ...keys, VATS_BASE_URL: simulator.baseUrl } });
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toMatch(/^ok {4}credentials +taken$/m);
    expect(ran.stdout).not.toMatch(/canary|FAIL/);
    for (const line of ran.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('finds nothing wrong with the other vendors that work', async () => {
    await using survey = await createCcaWebApiSimulator();
    await using recorder = await createUptivitySimulator();
    await using callbacks = await createPtkCallbackSimulator();
    const environments = {
      'cca-web-api': { CCA_WEB_API_BASE_URL: survey.baseUrl, CCA_WEB_API_TOKEN: survey.permanentToken },
      uptivity: { UPTIVITY_BASE_URL: recorder.baseUrl },
      'ptk-callback': {
        PTK_CALLBACK_BASE_URL: callbacks.baseUrl,
        PTK_CALLBACK_WSDL: callbacks.wsdlUrl,
        PTK_CALLBACK_TENANT: 'Main',
      },
    };
    for (const [vendor, env] of Object.entries(environments)) {
      const ran = await trunkline(['doctor', vendor, '--json'], { env });
      expect([vendor, ran.code]).toEqual([vendor, 0]);
      // Uptivity knows none: that it answers says nothing of them.
      const credentials = vendor === 'uptivity' ? 'skipped' : 'ok';
      expect(states(ran)).toEqual({ ...fine, credentials, permissions: 'ok' });
    }
  });

  it('says what is missing in the environment', async () => {
    const ran = await trunkline(['doctor', 'gc']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/^FAIL {2}environment +set GC_COMMAND_URL, GC_CALLBACK_URL/m);
  });

  it('looks no further where nobody listens', async () => {
    const env = { UPTIVITY_BASE_URL: `tcp://127.0.0.1:${await freePort()}` };
    const ran = await trunkline(['doctor', 'uptivity', '--json'], { env });
    expect(ran.code).toBe(1);
    expect(states(ran)).toEqual({ environment: 'ok', address: 'ok', reach: 'wrong' });
    expect(saysOf(ran, 'reach')).toContain('Nobody listens there');
  });

  it('tells a name that leads nowhere', async () => {
    const ran = await trunkline(['doctor', 'uptivity', '--json'], { env: { UPTIVITY_BASE_URL: 'http://pbx.invalid' } });
    expect(states(ran)).toEqual({ environment: 'ok', address: 'wrong' });
  });

  it('tells a server that speaks no TLS', async () => {
    await using simulator = await createVatsSimulator();
    const env = { ...keys, VATS_BASE_URL: simulator.baseUrl.replace('http:', 'https:') };
    const ran = await trunkline(['doctor', 'vats', '--json'], { env });
    expect(ran.code).toBe(1);
    expect(states(ran)).toMatchObject({ reach: 'ok', TLS: 'wrong' });
  });

  it('tells wrong credentials, without printing them', async () => {
    await using simulator = await createVatsSimulator();
    const ran = await trunkline(['doctor', 'vats', '--json'], { env: { ...keys, VATS_BASE_URL: simulator.baseUrl } });
    expect(ran.code).toBe(1);
    expect(states(ran)).toEqual({ ...fine, inbound: 'skipped', credentials: 'wrong' });
    expect(ran.stdout + ran.stderr).not.toContain('canary');
  });

  it.each([
    ['VATS_API_SALT', { VATS_API_KEY: 'right-key' }],
    ['VATS_API_KEY', { VATS_API_SALT: 'right-salt' }],
  ])('names the variable that the PBX complains about: %s', async (variable, right) => {
    await using simulator = await createVatsSimulator({ apiKey: 'right-key', apiSalt: 'right-salt' });
    const env = { ...keys, ...right, VATS_BASE_URL: simulator.baseUrl };
    const ran = await trunkline(['doctor', 'vats', '--json'], { env });
    expect(saysOf(ran, 'credentials')).toContain(`Check ${variable}.`);
  });

  it('tells rights that are missing, and goes on', async () => {
    await using simulator = await createCcaWebApiSimulator();
    simulator.faults.always({ kind: 'code', code: 112 }, { path: /Agents/i });
    const env = { CCA_WEB_API_BASE_URL: simulator.baseUrl, CCA_WEB_API_TOKEN: simulator.permanentToken };
    const ran = await trunkline(['doctor', 'cca-web-api', '--json'], { env });
    expect(saysOf(ran, 'permissions')).toContain('not allowed: agents.list →');
    expect(ran.code).toBe(0);
  });

  it('tells a clock that goes wrong', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = { UPTIVITY_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const ran = await trunkline(['doctor', 'uptivity', '--json'], { env });
    server.close();
    expect(saysOf(ran, 'clock')).toMatch(/^36\d\d s ahead of the server → Set the clock/);
    expect(states(ran)).toMatchObject({ clock: 'look', credentials: 'wrong' });
  });

  it.each([
    [0, 'ok'],
    [-59_000, 'ok'],
    [61_000, 'look'],
    [-61_000, 'look'],
  ])('a clock that is %i ms apart: %s', (skew, state) => {
    expect(judgeSkew(skew).state).toBe(state);
  });
});

describe('trunkline doctor, on what comes in', patiently, () => {
  async function gcEnv(baseUrl: string, host: string): Promise<Record<string, string>> {
    return {
      GC_COMMAND_URL: baseUrl,
      GC_CALLBACK_URL: `http://${host}:${await freePort()}/gc`,
      GC_AGENT_ID: '1001',
      GC_AGENT_PASSWORD: 'demo',
    };
  }

  it("sees Hello's event arrive from GC", async () => {
    await using simulator = await createGcSimulator();
    const ran = await trunkline(['doctor', 'gc', '--json'], { env: await gcEnv(simulator.baseUrl, '127.0.0.1') });
    expect(ran.code).toBe(0);
    expect(states(ran)).toEqual({ ...fine, inbound: 'ok', credentials: 'ok', permissions: 'skipped' });
    expect(saysOf(ran, 'inbound')).toContain('IN_SERVICE');
  });

  it('says so if GC takes the command, and its event never comes', async () => {
    await using simulator = await createGcSimulator();
    simulator.faults.always({ kind: 'dropEvent' });
    const ran = await trunkline(['doctor', 'gc', '--json', '--wait', '1'], {
      env: await gcEnv(simulator.baseUrl, '127.0.0.1'),
    });
    expect(ran.code).toBe(1);
    expect(saysOf(ran, 'inbound')).toContain('GC took Hello, but no event came → Let GC reach GC_CALLBACK_URL');
    expect(states(ran)).toEqual({ ...fine, inbound: 'wrong' });
  });

  it.each([
    ['the same key and salt', 'canary-salt', 'ok', 'arrived'],
    ['another salt', 'another-salt', 'wrong', 'the signature does not fit'],
  ])('waits for the connection check of VATS: %s', async (_with, apiSalt, state, says) => {
    const port = await freePort();
    const callbackUrl = `http://127.0.0.1:${port}/mango`;
    await using simulator = await createVatsSimulator({ apiKey: 'canary-key', apiSalt, callbackUrl });
    const env = { ...keys, VATS_BASE_URL: simulator.baseUrl };
    const running = start(['doctor', 'vats', '--json', '--listen', String(port), '--wait', '50'], { env });
    await expect.poll(running.stderr, { timeout: 30_000 }).toContain('Waiting up to 50 s');
    const posted = async (): Promise<boolean> => (await simulator.checkConnection()).status !== undefined;
    await expect.poll(posted, { timeout: 30_000 }).toBe(true);
    const ran = await running.ended;
    expect(states(ran)['inbound']).toBe(state);
    expect(saysOf(ran, 'inbound')).toContain(says);
  });

  it('does not wait for ever', async () => {
    await using simulator = await createVatsSimulator({ apiKey: 'canary-key', apiSalt: 'canary-salt' });
    const env = { ...keys, VATS_BASE_URL: simulator.baseUrl };
    const args = ['doctor', 'vats', '--json', '--listen', String(await freePort()), '--wait', '0.2'];
    const ran = await trunkline(args, { env });
    expect(states(ran)).toMatchObject({ inbound: 'wrong', credentials: 'ok' });
    expect(ran.code).toBe(1);
  });

  it('says so if the port is taken', async () => {
    await using simulator = await createGcSimulator();
    const env = { ...(await gcEnv(simulator.baseUrl, '127.0.0.1')), GC_CALLBACK_URL: simulator.baseUrl };
    const ran = await trunkline(['doctor', 'gc', '--json'], { env });
    expect(saysOf(ran, 'environment')).toMatch(/port \d+ can't be listened on \(EADDRINUSE\)/);
  });
});
