import { describe } from 'vitest';
import { describeTrace } from '@trunkline/conformance';
import { createUptivitySimulator } from '@trunkline/simulator';
import { connectUptivity, createUptivityClient, operations } from '../src/index.ts';

const secrets = ['79995551234', 'Aleksandrova', 'Привет'];

describe.each(['http', 'tcp'] as const)('over %s', (way) => {
  describeTrace({
    vendor: 'uptivity',
    operations,
    files: new URL(`traces/${way}/`, import.meta.url),
    secrets,
    connect: (options) => connectUptivity({ ...options, baseUrl: `${way}://127.0.0.1:5620` }),
    async story(onWire) {
      const simulator = await createUptivitySimulator();
      const baseUrl = way === 'http' ? simulator.baseUrl : simulator.socketUrl;
      const uptivity = createUptivityClient({ baseUrl, onWire, random: () => 0 });
      await uptivity.system.test();
      await uptivity.calls.start({ deviceId: '200', ani: '79995551234', user1: 'Aleksandrova' });
      await uptivity.calls.update({ deviceId: '200', user2: 'Привет' });
      await uptivity.users.list();
      await uptivity.calls.stop({ deviceId: '200' });
      await uptivity.calls.stop({ deviceId: '200' });
      await uptivity.close();
      await simulator.close();
    },
    expected: [
      'system.test: ok',
      'calls.start: ok',
      'calls.update: ok',
      'users.list: ok',
      'calls.stop: ok',
      'calls.stop: api 7',
    ],
  });
});
