import { createVatsSimulator, type VatsSimulator } from '@trunkline/simulator';
import { createVatsClient } from '@trunkline/vats';
import type { VatsPlace } from '../story/places.ts';

export interface OpenVats extends AsyncDisposable {
  readonly place: VatsPlace;
}

/** A PBX where a call has been, with an event of it as it was posted, and its recording. */
export async function openVats(): Promise<OpenVats> {
  const posted: VatsPlace['webhook'][] = [];
  const simulator = await createVatsSimulator({
    time: 'manual',
    receive: async (request) => {
      const { pathname } = new URL(request.url);
      posted.push({ path: pathname, body: await request.text() });
      return new Response();
    },
  });
  const recordingId = await record(simulator);
  const webhook = posted.find(({ path }) => path.endsWith('events/summary'));
  if (webhook === undefined) throw new Error('the simulated call was not posted');
  const { baseUrl, apiKey, apiSalt } = simulator;
  return {
    place: { baseUrl, apiKey, apiSalt, recordingId, webhook },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

/** Somebody calls 101, who records it. Answers with the recording's id, once it can be fetched. */
async function record(simulator: VatsSimulator): Promise<string> {
  const { baseUrl, apiKey, apiSalt } = simulator;
  simulator.incomingCall({ from: '79161234567', to: '101', behaviour: { ringMs: 1_000, talkMs: 20_000 } });
  await simulator.advance(5_000);
  const callId = simulator.calls[0]?.legs.find(({ to }) => to.extension === '101')?.callId ?? '';
  const vats = createVatsClient({ baseUrl, apiKey, apiSalt });
  const started = await vats.recordings.start({ callId, callPartyNumber: '101' });
  if (!started.ok) throw started.error;
  await vats.close();
  await simulator.advance(60_000);
  const added = simulator.webhooks.find(({ path }) => path === 'events/record/added');
  if (added === undefined) throw new Error('the simulated call was not recorded');
  return (added.payload as { readonly recording_id: string }).recording_id;
}
