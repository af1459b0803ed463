import assert from 'node:assert/strict';
import { createVatsClient, isTrunklineError, publishedLimits, vatsCodes } from '@trunkline/vats';
import { createUptivityClient } from '@trunkline/uptivity';
import { ccaWebApiCodes, createCcaWebApiClient } from '@trunkline/cca-web-api';
import { auditWriter, observers } from '@trunkline/observers';
import { createPtkCallbackClient, profileFromWsdl } from '@trunkline/ptk-callback';
import { createRedisCoordination } from '@trunkline/redis';
import {
  createCcaWebApiSimulator,
  createPtkCallbackSimulator,
  createUptivitySimulator,
  createVatsSimulator,
} from '@trunkline/simulator';

const simulator = await createVatsSimulator();
const { apiKey, apiSalt, baseUrl } = simulator;
const vats = createVatsClient({ apiKey, apiSalt, baseUrl, coordination: { limits: publishedLimits() } });
const good = await vats.account.balance();
assert.equal(good.ok, true);
const bad = await vats.calls.hangup({ callId: '' });
assert.equal(bad.error.kind, 'input');
assert.equal(isTrunklineError(bad.error), true);
assert.equal(vatsCodes.find(2219).code, 2210);
await vats.close();
await simulator.close();
const recorder = await createUptivitySimulator();
const uptivity = createUptivityClient({ endpoints: [recorder.socketUrl, recorder.baseUrl] });
const started = await uptivity.calls.start({ deviceId: '200' });
assert.equal(started.value?.outcome.name, 'RecordingStarted');
await uptivity.close();
await recorder.close();
const lines = [];
const surveys = await createCcaWebApiSimulator();
const cca = createCcaWebApiClient({
  baseUrl: surveys.baseUrl,
  username: 'supervisor',
  password: 'demo',
  module: 'CcaPortal',
  onEvent: observers(auditWriter((line) => lines.push(line))),
});
assert.equal((await cca.surveyTasks.list()).ok, true);
assert.equal(ccaWebApiCodes.find(102).match, 'exact');
assert.ok(lines.length >= 2);
await cca.close();
await surveys.close();
const callbacks = await createPtkCallbackSimulator();
const reading = await profileFromWsdl(await (await fetch(callbacks.wsdlUrl)).text());
const ptk = createPtkCallbackClient({ baseUrl: callbacks.baseUrl, profile: reading.profile, tenant: 'Main' });
assert.equal((await ptk.health()).ok, true);
await ptk.close();
await callbacks.close();
assert.throws(() => createRedisCoordination({}), { name: 'TypeError', message: /^client/ });
console.log('import works');
