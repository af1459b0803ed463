/** A PBX on this machine, with callers of its own: no licence, no telephone. */
import { createVatsSimulator, type VatsSimulator } from '@trunkline/simulator';

export async function startPractice(options: {
  readonly apiKey: string;
  readonly apiSalt: string;
  readonly callbackUrl: string;
}): Promise<void> {
  const { CALLS_PER_SECOND = '0.2', SPEED = '1' } = process.env;
  const simulator = await createVatsSimulator({ ...options, users, time: { real: { speed: Number(SPEED) } } });
  simulator.generate({ callsPerSecond: Number(CALLS_PER_SECOND), talkMs: [5_000, 90_000] });
  console.log('There is no VATS_API_KEY: the calls are made up.');
  await queueUp(simulator);
}

const users = Array.from({ length: 12 }, (_, index) => ({
  userId: 3_000_101 + index,
  name: `Colleague ${index + 1}`,
  extension: String(101 + index),
  numbers: [{ number: `sip:${101 + index}@demo.mangosip.ru`, protocol: 'sip' as const }],
}));

/** Callers who have to wait in a queue first. */
async function queueUp(simulator: VatsSimulator): Promise<never> {
  for (let caller = 0; ; caller += 1) {
    const waits = 5_000 + ((caller * 7_000) % 25_000);
    const from = `7495${String(5_400_000 + caller * 37)}`;
    const to = String(101 + ((caller * 5) % users.length));
    simulator.incomingCall({ from, to, queueMs: waits, behaviour: { answer: 'talk', talkMs: 20_000 + waits } });
    await simulator.clock.sleep(6_000);
  }
}
