import assert from 'node:assert/strict';
import { createVatsClient, isTrunklineError, publishedLimits, vatsCodes } from '@trunkline/vats';
import { createVatsSimulator } from '@trunkline/simulator';

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
console.log('import works');
