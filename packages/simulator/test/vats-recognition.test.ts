import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, upload } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const sound = (name = 'call.mp3', bytes = 2_000): File =>
  new File([new Uint8Array(bytes).fill(255)], name, { type: 'audio/mpeg' });

const call = {
  user_id: 3000101,
  direction: 'IN',
  to: '74950000001',
  created: '2026-01-15 08:00:00',
  member_channel: '1',
};

/** Beyond what a JavaScript number holds, so it is read as text. */
const requestIdIn = (text: string): string => /^\{"result":1000,"request_id":(\d{19})\}$/.exec(text)?.[1] ?? '';

describe('an upload', () => {
  it('is recognised a while later, and told then', async () => {
    const id = requestIdIn(await (await upload(simulator(), 'offline_record/recognize', call, sound())).text());
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    const results = (): Promise<unknown> => answerOf(simulator(), 'transcribes/tasks/', { request_ids: [id, '1'] });
    expect(await results()).toEqual({ result: 1000, data: { [id]: [], '1': [] } });
    await simulator().advance(5_000);
    expect(await results()).toMatchObject({
      data: {
        [id]: {
          status: 'ready',
          transcribes: [{ channel: 'client', data: [{ word: 'words', begin: 0 }, {}, {}] }, { channel: 'operator' }],
        },
        '1': [],
      },
    });
    expect(simulator().webhooks).toMatchObject([
      { path: 'events/recognized/offline', payload: { request_id: id, result: 1000, product_id: 4000001 } },
    ]);
  });

  it('without a call is told by nobody', async () => {
    const id = requestIdIn(await (await upload(simulator(), 'record/recognize', {}, sound('a.wav'))).text());
    await simulator().advance(5_000);
    expect(simulator().webhooks).toEqual([]);
    expect(await answerOf(simulator(), 'transcribes/tasks', { request_ids: [id] })).toMatchObject({
      data: { [id]: { status: 'ready' } },
    });
  });

  it.each([
    [{ user_id: 1 }, sound(), { result: 3100, fields: { user_id: 3300 } }],
    [{}, undefined, { result: 3100, fields: { file: 3103 } }],
    [{}, sound('звонок.mp3'), { result: 3100, fields: { file: 3104 } }],
    [{ direction: 'OUT' }, sound(), { result: 3100, fields: { from: 3103 } }],
    [{ created: '15.01.2026' }, sound(), { result: 3104, fields: { created: 3104 } }],
  ])('is refused with %j', async (change, file, answer) => {
    const refused = await upload(simulator(), 'offline_record/recognize', { ...call, ...change }, file);
    expect(await refused.json()).toEqual(answer);
  });

  it('may be too large (413)', async () => {
    await using stand = await createVatsSimulator({ maxUploadBytes: 1_999 });
    expect((await upload(stand, 'record/recognize', {}, sound())).status).toBe(413);
  });

  it('is recorded with its name and size', async () => {
    await upload(simulator(), 'record/recognize', {}, sound('a.wav', 10));
    expect(simulator().requests[0]?.files).toEqual([{ field: 'file', name: 'a.wav', type: 'audio/mpeg', size: 10 }]);
  });
});
