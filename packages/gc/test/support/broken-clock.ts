/** A program of its own: its clock can't wait, and it wants to go on. */
import { createGcClient } from '../../src/index.ts';

const clock = {
  now: () => 0,
  monotonic: () => 0,
  sleep: () => {
    throw new Error('no');
  },
};
const gc = createGcClient({ baseUrl: 'https://gc.example/', callbackUrl: 'https://crm.example/gc', clock });
gc.agent({ agentId: '1001', password: 'secret-1' });
setTimeout(() => process.stdout.write('still here'), 50);
