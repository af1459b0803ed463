import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createVatsSimulator, type VatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, ask, signedForm } from './support/client.ts';
import { liveCallId } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual' });

/** A call of 20 s whose last 15 s were recorded; the recording isn't saved yet. */
const record = async (stand: VatsSimulator): Promise<string> => {
  stand.incomingCall({ from: '79161234567', to: '101', behaviour: { ringMs: 1_000, talkMs: 20_000 } });
  await stand.advance(5_900);
  await ask(stand, 'commands/recording/start', { call_id: liveCallId(stand), call_party_number: '101' });
  await stand.advance(15_100);
  const completed = stand.webhooks.find(({ path, payload }) => path === 'events/recording' && isCompleted(payload));
  return (completed?.payload as { readonly recording_id: string } | undefined)?.recording_id ?? '';
};

const isCompleted = (payload: unknown): boolean =>
  (payload as { readonly recording_state: string }).recording_state === 'Completed';

const linkPath = (recordingId: string, expiry: number, sign?: string): string => {
  const genuine = createHash('sha256').update(`demo-key${expiry}${recordingId}demo-salt`).digest('hex');
  return `queries/recording/link/${encodeURIComponent(recordingId)}/play/demo-key/${expiry}/${sign ?? genuine}`;
};

const open = (path: string): Promise<Response> => fetch(simulator().baseUrl + path, { redirect: 'manual' });

describe('a recording', () => {
  it('can be had once it is saved, from a link that works once', async () => {
    const recordingId = await record(simulator());
    const input = { recording_id: recordingId, action: 'download' };
    expect(await answerOf(simulator(), 'queries/recording/post', input)).toEqual({ result: 3320 });
    await simulator().advance(2_000);
    const redirect = await ask(simulator(), 'queries/recording/post', input);
    expect(redirect.status).toBe(302);
    const location = redirect.headers.get('location') ?? '';
    const file = await fetch(location);
    expect([file.headers.get('content-type'), file.headers.get('content-length')]).toEqual(['audio/mpeg', '60000']);
    expect((await file.arrayBuffer()).byteLength).toBe(60_000);
    expect((await fetch(location)).status).toBe(404);
  });

  it('is lost to whoever only looks whether it is there', async () => {
    const recordingId = await record(simulator());
    await simulator().advance(2_000);
    const redirect = await ask(simulator(), 'queries/recording/post', { recording_id: recordingId, action: 'play' });
    const location = redirect.headers.get('location') ?? '';
    expect((await fetch(location, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(location)).status).toBe(404);
  });

  it('is told in statistics and by the contact centre', async () => {
    const recordingId = await record(simulator());
    const entryId = simulator().calls[0]?.entryId;
    expect(await answerOf(simulator(), 'cc/call/', { entry_id: entryId })).toMatchObject({
      result: 1000,
      call: { recording_id: [recordingId], conversion: [{ channel_type: 1, result: 1 }] },
    });
  });

  it('may be as large as you like', async () => {
    await using stand = await createVatsSimulator({ time: 'manual', recordings: { fileBytes: 30_000_000 } });
    const recordingId = await record(stand);
    await stand.advance(2_000);
    const redirect = await ask(stand, 'queries/recording/post', { recording_id: recordingId, action: 'download' });
    const file = await fetch(redirect.headers.get('location') ?? '');
    let bytes = 0;
    for await (const piece of file.body ?? []) bytes += piece.length;
    expect(bytes).toBe(30_000_000);
  });

  it('can be missing as an HTTP 404', async () => {
    await using stand = await createVatsSimulator({ recordings: { missing: 404 } });
    const answer = await ask(stand, 'queries/recording/post', { recording_id: 'none', action: 'play' });
    expect(answer.status).toBe(404);
  });

  it('can be of a made-up call', async () => {
    await using stand = await createVatsSimulator({ statistics: { seededCalls: 3 } });
    const sizes = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const recordingId = Buffer.from(`seeded:recording:${index}`).toString('base64');
        const redirect = await ask(stand, 'queries/recording/post', { recording_id: recordingId, action: 'play' });
        return redirect.status === 302 ? (await fetch(redirect.headers.get('location') ?? '')).status : redirect.status;
      }),
    );
    expect(sizes).toEqual([200, 200, 200]);
  });
});

describe('a link to a recording', () => {
  const inAnHour = 1_768_471_200 + 3600;

  it('needs no request, only its signature', async () => {
    const recordingId = await record(simulator());
    await simulator().advance(2_000);
    const redirect = await open(linkPath(recordingId, inAnHour));
    expect(redirect.status).toBe(302);
    expect((await fetch(redirect.headers.get('location') ?? '')).status).toBe(200);
  });

  it('is signed by the published formula', async () => {
    await using stand = await createVatsSimulator({
      apiKey: 'k',
      apiSalt: 's',
      recordings: { missing: 404 },
      time: { manual: { startAt: new Date(1_600_000_000_000) } },
    });
    const sign = '9cca383cf4bea1199cb0d2afe15cb326239a4bbc75cbbc74c617ec1e4b5581cc';
    const path = `queries/recording/link/rec1/play/k/1700000000/${sign}`;
    // Let in, though there is no such recording.
    expect((await fetch(stand.baseUrl + path)).status).toBe(404);
  });

  it('is refused when it is forged, expired or switched off', async () => {
    const recordingId = await record(simulator());
    await simulator().advance(2_000);
    expect((await open(linkPath(recordingId, inAnHour, '0'.repeat(64)))).status).toBe(403);
    expect((await open(linkPath(recordingId, 1_700_000_000))).status).toBe(403);
    expect((await open(linkPath(recordingId, inAnHour).replace('/play/', '/erase/'))).status).toBe(403);
    await using stand = await createVatsSimulator({ recordings: { links: false } });
    expect((await fetch(stand.baseUrl + linkPath('any', 9_999_999_999))).status).toBe(403);
  });

  it('for the browser leads to a login', async () => {
    const redirect = await open('queries/recording/issa/rec1/play');
    const location = redirect.headers.get('location') ?? '';
    expect([redirect.status, location]).toEqual([302, expect.stringContaining('/login?next=')]);
    expect((await fetch(location)).headers.get('content-type')).toContain('text/html');
  });
});

describe('speech analytics', () => {
  it('knows recordings that are saved, by a list or by the text of one', async () => {
    const recordingId = await record(simulator());
    const asText = { recording_id: JSON.stringify([recordingId]), with_terms: true, with_names: true };
    expect(await answerOf(simulator(), 'queries/recording_categories', asText)).toEqual({ result: 1000, data: [] });
    await simulator().advance(2_000);
    expect(await answerOf(simulator(), 'queries/recording_categories', asText)).toMatchObject({
      data: [{ recording_id: recordingId, categories: [{ name: 'Delivery', terms: [{ value: 'delivery' }] }] }],
    });
    expect(await answerOf(simulator(), 'queries/recording_transcripts', { recording_id: [recordingId] })).toMatchObject(
      {
        data: [
          {
            recording_id: recordingId,
            names: { operator: 'Anna Orlova' },
            phrases: [
              ['operator', {}],
              ['client', {}],
            ],
          },
        ],
      },
    );
    const many = Array.from({ length: 501 }, (_, index) => String(index));
    expect(await answerOf(simulator(), 'queries/recording_transcripts', { recording_id: many })).toMatchObject({
      result: 3109,
    });
  });

  it('knows conversations by their day and by their id', async () => {
    await record(simulator());
    const entryId = simulator().calls[0]?.entryId;
    const day = { date_from: '2026-01-15', date_to: '2026-01-15' };
    expect(await answerOf(simulator(), '/s2t/queries/records', day)).toMatchObject({
      data: [{ communication_id: entryId, info: { direction: 'in', duration: 21 }, has_summary: true }],
    });
    expect(
      await answerOf(simulator(), '/s2t/queries/recording_summary', { communication_id: [entryId, 'x'] }),
    ).toMatchObject({
      data: [{ communication_id: entryId }],
    });
  });

  it('wants to know which product is meant', async () => {
    const { speechUrl } = simulator();
    const query = (path: string, headers: Record<string, string>, input: object = {}): Promise<Response> =>
      fetch(speechUrl + path, { method: 'POST', headers, body: signedForm(simulator(), JSON.stringify(input)) });
    expect((await query('queries/ai_agents', {})).status).toBe(400);
    expect(await (await query('queries/ai_agents', { 'X-Product-Id': '4000001' })).json()).toMatchObject({
      data: [{ id: 'agent-1', status: 'active' }],
    });
    const point = { 'X-Point-Id': '4000001' };
    const wrong = await query('queries/recording_agents', point);
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { result: 3000, error: ['The communication id field is required.'] },
    ]);
    await record(simulator());
    const entryId = simulator().calls[0]?.entryId;
    const right = await query('queries/recording_agents', point, { communication_id: [entryId] });
    expect(await right.json()).toMatchObject({ data: [{ recording_id: entryId, result: [{ value: 'true' }] }] });
  });
});
