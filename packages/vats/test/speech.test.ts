import { describe, expect, it } from 'vitest';
import { operations, vendorText, type Result, type VatsClient, type VatsError } from '../src/index.ts';
import { clientOf, credentials } from './support/client.ts';
import { vendorSign } from './support/form.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

type Call = (speech: VatsClient['speech']) => Promise<Result<unknown, VatsError>>;

/** As the manual's tables and samples spell it (2026 §3.5.4–3.5.9). */
const table: Readonly<
  Record<string, { path: string; call: Call; json: object; headers?: object; data: unknown; value: unknown }>
> = {
  categories: {
    path: '/vpbx/queries/recording_categories',
    call: ({ categories }) => categories({ recordingIds: ['MTo"x', 'b'], withTerms: true, withNames: false }),
    json: { recording_id: String.raw`["MTo\"x","b"]`, with_terms: true, with_names: false },
    data: [
      {
        recording_id: 'b',
        categories: [
          {
            terms: [{ channels: [-1, '1'], count: '2', value: 'price' }],
            id: 7,
            assign_time: 1700000000,
            version: 1,
            name: 'Sales',
          },
          'odd',
        ],
      },
    ],
    value: [
      {
        recordingId: 'b',
        categories: [
          {
            id: '7',
            name: 'Sales',
            assignedAt: '1700000000',
            version: '1',
            terms: [{ value: 'price', count: 2, channels: [-1, 1] }],
          },
        ],
      },
    ],
  },
  transcripts: {
    path: '/vpbx/queries/recording_transcripts',
    call: ({ transcripts }) => transcripts({ recordingIds: ['a'] }),
    json: { recording_id: '["a"]' },
    data: [
      {
        recording_id: 'a',
        names: { client: 'Client', operator: 'Anna' },
        phrases: [['client', 'hello'], ['operator', ''], ['alone'], null],
      },
      { recording_id: 'b', names: [], phrases: null },
    ],
    value: [
      {
        recordingId: 'a',
        names: { client: 'Client', operator: 'Anna' },
        phrases: [
          { speaker: 'client', text: 'hello' },
          { speaker: 'operator', text: '' },
        ],
      },
      { recordingId: 'b', names: {} },
    ],
  },
  summaries: {
    path: '/s2t/queries/recording_summary',
    call: ({ summaries }) => summaries({ communicationIds: ['MTox', 'MToy'] }),
    json: { communication_id: ['MTox', 'MToy'] },
    data: { communication_id: 'MTox', summary: 'They agreed.' },
    value: [{ communicationId: 'MTox', summary: 'They agreed.' }],
  },
  records: {
    path: '/s2t/queries/records',
    call: ({ records }) => records({ dateFrom: '2026-02-28', dateTo: '2026-02-28', offset: 0, limit: 100 }),
    json: { date_from: '2026-02-28', date_to: '2026-02-28', offset: 0, limit: 100 },
    data: [
      {
        communication_id: 'MTox',
        communication_type: 1,
        info: { direction: 'out', duration: 61, time_created: '2026-02-28 10:00:00', from_number: 7900, to_number: '' },
        sentiments: { client: 1, operator: 'good' },
        has_s2t: 1,
        has_transcript: true,
        has_summary: '0',
      },
      { communication_id: 'MToy', info: null },
    ],
    value: [
      {
        communicationId: 'MTox',
        communicationType: '1',
        info: { direction: 'out', duration: 61, createdAt: '2026-02-28 10:00:00', fromNumber: '7900' },
        sentiments: { client: 1, operator: 'good' },
        recognised: true,
        hasTranscript: true,
        hasSummary: false,
      },
      { communicationId: 'MToy' },
    ],
  },
  aiAgents: {
    path: '/s2t/queries/ai_agents',
    call: ({ aiAgents }) => aiAgents({ productId: '400' }),
    json: {},
    headers: { 'x-product-id': '400' },
    data: [
      {
        id: 3,
        name: 'Quality',
        status: 'active',
        model: 'm',
        created_at: '2026-07-01T00:00:00Z',
        updated_at: '2026-07-02T00:00:00Z',
        output_fields: [{ id: 1, key: 'polite', type: 'boolean', label: 'Polite?', description: 'd', created_at: 'c' }],
      },
    ],
    value: [
      {
        id: '3',
        name: 'Quality',
        status: 'active',
        model: 'm',
        createdAt: '2026-07-01T00:00:00Z',
        updatedAt: '2026-07-02T00:00:00Z',
        outputFields: [{ id: '1', key: 'polite', type: 'boolean', label: 'Polite?', description: 'd', createdAt: 'c' }],
      },
    ],
  },
  aiAgentResults: {
    path: '/s2t/queries/recording_agents',
    call: ({ aiAgentResults }) => aiAgentResults({ communicationIds: ['MTox'], pointId: 'P-1' }),
    json: { communication_id: ['MTox'] },
    headers: { 'x-point-id': 'P-1' },
    data: [
      {
        recording_id: 'MTox',
        assistant_id: 3,
        processed_at: '2026-07-01T00:00:00Z',
        result: [{ id: 1, name: 'Polite?', value: true }],
      },
    ],
    value: [
      {
        recordingId: 'MTox',
        agentId: '3',
        processedAt: '2026-07-01T00:00:00Z',
        findings: [{ id: '1', name: 'Polite?', value: 'true' }],
      },
    ],
  },
};

describe('speech analytics', () => {
  it.each(Object.entries(table))('%s', async (name, { path, call, json, headers = {}, data, value }) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, data } });
    const told = await call(clientOf({ baseUrl }).speech);
    expect(valueOf(told)).toEqual(value);
    expect(told.meta.operation).toBe(`speech.${name}`);
    expect(hits.map((hit) => hit.path)).toEqual([path]);
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual(json);
    expect(hits[0]?.headers).toMatchObject(headers);
    expect(hits[0]?.form.sign).toBe(vendorSign(credentials.apiKey, hits[0]?.form.json ?? '', credentials.apiSalt));
  });

  it('has all six documented methods, and says of which the place is inferred', () => {
    const told = Object.values(operations.speech).map(({ name, wire: { root, path }, evidence }) => [
      name.replace('speech.', ''),
      `${root === 'speech' ? '/s2t/' : '/vpbx/'}${path}`,
      evidence,
    ]);
    const documented = Object.entries(table).map(([name, { path }]) => [
      name,
      path,
      path.startsWith('/s2t/') ? 'inferred' : 'documented',
    ]);
    expect(told).toHaveLength(6);
    expect(told).toEqual(expect.arrayContaining(documented));
  });

  it('may stand elsewhere than beside the PBX', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, data: [] } });
    const speechUrl = new URL('/elsewhere/', baseUrl);
    valueOf(await clientOf({ baseUrl, speechUrl }).speech.aiAgents({ productId: '400' }));
    expect(hits[0]?.path).toBe('/elsewhere/queries/ai_agents');
  });

  it('says what it did not like', async () => {
    const body = { result: 3000, error: ['The communication id field is required.'] };
    const { baseUrl } = await serve({ status: 400, body });
    const told = await clientOf({ baseUrl }).speech.aiAgentResults({ communicationIds: ['x'], pointId: '1' });
    const error = errorOf(told, 'api');
    expect([error.code, error.status]).toEqual([3000, 400]);
    expect(vendorText(error)).toContain('The communication id field is required.');
    expect(error.message).not.toContain('communication id');
  });

  it.each<[string, Call]>([
    ['recordingIds', ({ categories }) => categories({ recordingIds: [] })],
    ['recordingIds[0]', ({ transcripts }) => transcripts({ recordingIds: ['x'.repeat(129)] })],
    ['recordingIds', ({ transcripts }) => transcripts({ recordingIds: Array<string>(501).fill('x') })],
    ['communicationIds', ({ summaries }) => summaries({ communicationIds: 'MTox' as never })],
    ['dateFrom', ({ records }) => records({ dateFrom: '2026-02-29', dateTo: '2026-03-01' })],
    ['dateTo', ({ records }) => records({ dateFrom: '2026-03-01', dateTo: '01.03.2026' })],
    ['dateTo', ({ records }) => records({ dateFrom: '2026-03-01', dateTo: '2026-02-28' })],
    ['limit', ({ records }) => records({ dateFrom: '2026-03-01', dateTo: '2026-03-01', limit: 0 })],
    ['productId', ({ aiAgents }) => aiAgents({ productId: '1\r\nx: y' })],
    ['pointId', ({ aiAgentResults }) => aiAgentResults({ communicationIds: ['x'] } as never)],
  ])('with a wrong %s is not asked', async (path, call) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, data: [] } });
    expect(errorOf(await call(clientOf({ baseUrl }).speech), 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });
});
