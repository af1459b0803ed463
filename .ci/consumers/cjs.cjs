const assert = require('node:assert/strict');
const { createVatsClient, isTrunklineError } = require('@trunkline/vats');

const vats = createVatsClient({ apiKey: 'key', apiSalt: 'salt', baseUrl: 'http://127.0.0.1:4011/vpbx/' });
vats.calls.hangup({ callId: '' }).then(async ({ ok, error }) => {
  assert.equal(ok, false);
  assert.equal(isTrunklineError(error), true);
  await vats.close();
  console.log('require works');
});
