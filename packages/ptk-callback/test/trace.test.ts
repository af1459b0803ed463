import { describeTrace } from '@trunkline/conformance';
import { createPtkCallbackSimulator, ptkCallbackWires } from '@trunkline/simulator';
import { connectPtkCallback, createPtkCallbackClient, operations, provisionalProfile } from '../src/index.ts';

const secrets = ['5559991234', 'Aleksandrova', 'canary-tenant'];

describeTrace({
  vendor: 'ptk-callback',
  operations,
  files: new URL('traces/', import.meta.url),
  secrets,
  connect: (options) =>
    connectPtkCallback({ ...options, profile: provisionalProfile, baseUrl: 'http://127.0.0.1/', tenant: 'Main' }),
  async story(onWire) {
    const simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires.provisional });
    const { baseUrl } = simulator;
    const profile = provisionalProfile;
    const ptk = createPtkCallbackClient({ baseUrl, profile, tenant: 'Main', onWire, random: () => 0 });
    await ptk.platform.checkAvailability();
    await ptk.queues.getEwt({ segment: '7001' });
    await ptk.interactions.add({ segment: '7001', contact: '5559991234', userData: { name: 'Aleksandrova' } });
    await ptk.interactions.query({ contact: '5559991234' });
    await ptk.queues.getEwt({ segment: 'canary-tenant' });
    await ptk.close();
    await simulator.close();
  },
  expected: [
    'platform.checkAvailability: ok',
    'queues.getEwt: ok',
    'interactions.add: ok',
    'interactions.query: ok',
    'queues.getEwt: api 108001',
  ],
});
