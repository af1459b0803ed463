// A program of parts that were built apart: each brought a core of its own, and a minifier took the names away.
import assert from 'node:assert/strict';
import { fromPlain, isTrunklineError as isTheirs, toPlain } from 'another-core';
import { createVatsClient, isTrunklineError } from '@trunkline/vats';

assert.notEqual(isTheirs, isTrunklineError);
const vats = createVatsClient({ apiKey: 'key', apiSalt: 'salt', baseUrl: 'http://127.0.0.1:4011/vpbx/' });
const result = await vats.calls.hangup({ callId: '' });
assert.equal(isTheirs(result.error), true);
const back = fromPlain(JSON.parse(JSON.stringify(toPlain(result))));
assert.equal(isTrunklineError(back.error), true);
assert.equal(back.error.kind, 'input');
await vats.close();
console.log('a minified bundle with two copies of core works');
