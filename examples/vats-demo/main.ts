/** The demo: no licence, no network, no telephone rings. Read story.ts and failures.ts beside it. */
import { createVatsSimulator } from '@trunkline/simulator';
import { createVatsClient, type VatsOptions } from '@trunkline/vats';
import { eventInbox } from './events.ts';
import { stageFailures } from './failures.ts';
import { ink, say } from './paper.ts';
import { placeCallback } from './story.ts';

const inbox = eventInbox();
await using simulator = await createVatsSimulator({ receive: inbox.receive, time: { real: { speed: 20 } } });
const options: VatsOptions = { apiKey: simulator.apiKey, apiSalt: simulator.apiSalt, baseUrl: simulator.baseUrl };
await using vats = createVatsClient(options);

say(`${ink('bold', 'Trunkline')} · VATS (MANGO OFFICE virtual PBX) on its simulator, twenty times as fast as life`);
await placeCallback(vats, simulator, inbox.events());
await stageFailures(simulator, options);
say();
say('Next: examples/quickstart-vats is a project to copy; packages/vats/README.md has the rest.');
