import { describeTrace } from '@trunkline/conformance';
import { createVatsSimulator } from '@trunkline/simulator';
import { connectVats, createVatsClient, operations } from '../src/index.ts';

const secrets = ['canary-key', 'canary-salt', '79995551234', 'Aleksandrova'];

describeTrace({
  vendor: 'vats',
  operations,
  files: new URL('traces/', import.meta.url),
  secrets,
  connect: (options) => connectVats({ ...options, apiKey: 'k', apiSalt: 's', baseUrl: 'http://127.0.0.1/vpbx/' }),
  async story(onWire) {
    const credentials = { apiKey: 'canary-key', apiSalt: 'canary-salt' };
    const simulator = await createVatsSimulator(credentials);
    const vats = createVatsClient({ ...credentials, baseUrl: simulator.baseUrl, onWire, random: () => 0 });
    await vats.account.balance();
    await vats.users.list();
    await vats.calls.callback({ from: { extension: '101' }, toNumber: '79995551234' });
    await vats.sms.send({ fromExtension: '101', toNumber: '79995551234', text: 'Aleksandrova calls' } as never);
    await vats.calls.hangup({ callId: 'no-such-call' });
    await vats.addressBook.organizations.create({ organizations: [{ name: 'Aleksandrova' }] });
    await vats.close();
    await simulator.close();
  },
  expected: [
    'account.balance: ok',
    'users.list: ok',
    'calls.callback: ok',
    'sms.send: ok',
    'calls.hangup: ok',
    'addressBook.organizations.create: ok',
  ],
});
