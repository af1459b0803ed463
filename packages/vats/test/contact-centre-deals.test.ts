import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vendorText, type Progress } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { vendorSign } from './support/form.ts';
import { serveLiving, type Living } from './support/live.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const needed = { contactId: '77', name: 'Fridge', userId: '3000101', funnelId: '1', stepId: '2' };
const neededOnWire = { contact_id: '77', name: 'Fridge', abonent_id: '3000101', funnel_id: '1', step_id: '2' };

/** In the spelling of the manual 2026 §4.5.3. */
const told = {
  deal_id: 5,
  contact_id: 77,
  name: 'Fridge',
  description: null,
  amount: '100.50',
  abonent_id: 3000101,
  funnel_id: 1,
  step_id: 2,
  custom_fields: { '17': 'white', '18': { '3': 'large' } },
  status: 'failed',
  status_change_reason: { fsreason: 'too_expensive' },
  reason_comment: 'twice the price',
};

const read = {
  dealId: '5',
  contactId: '77',
  name: 'Fridge',
  amount: 100.5,
  userId: '3000101',
  funnelId: '1',
  stepId: '2',
  customFields: { '17': 'white', '18': { '3': 'large' } },
  status: 'failed',
  failure: 'tooExpensive',
  failureComment: 'twice the price',
};

describe('deals', () => {
  exchanges({
    'cc.deals.create': {
      root: 'cc',
      call: (vats) =>
        vats.cc.deals.create({
          ...needed,
          description: 'White',
          amount: 100.5,
          customFields: { '17': 'white', '18': { '3': 'large' } },
          createDate: '2026-11-23 10:00:00',
          status: 'inWork',
        }),
      path: 'deal/create',
      json: {
        ...neededOnWire,
        description: 'White',
        amount: 100.5,
        custom_fields: { '17': 'white', '18': { '3': 'large' } },
        create_date: '2026-11-23 10:00:00',
        status: 'in_work',
      },
      answer: { result: 1000, deal_id: 5 },
      value: { dealId: '5' },
    },
    'cc.deals.update': {
      root: 'cc',
      call: (vats) =>
        vats.cc.deals.update({ ...needed, dealId: '5', status: 'failed', failure: 'badCondition', failureComment: '' }),
      path: 'deal/update',
      json: {
        ...neededOnWire,
        deal_id: '5',
        status: 'failed',
        status_change_reason: 'bad_condition',
        reason_comment: '',
      },
      answer: { result: 1000 },
    },
    'cc.deals.get': {
      root: 'cc',
      call: (vats) => vats.cc.deals.get({ dealId: '5' }),
      path: 'deal/get',
      json: { deal_id: '5' },
      answer: { result: 1000, deal: told },
      value: read,
    },
    'cc.deals.list': {
      root: 'cc',
      call: (vats) =>
        vats.cc.deals.list({
          status: 'succeeded',
          fromDate: '2026-11-01',
          untilDate: '2026-11-30',
          userIds: ['3000101'],
          contactId: '77',
        }),
      path: 'deal/list',
      json: {
        status: 'succeed',
        from_date: '2026-11-01',
        until_date: '2026-11-30',
        abonent_ids: ['3000101'],
        contact_id: '77',
      },
      answer: {
        result: 1000,
        deals: [
          told,
          {
            deals_ids: '6',
            contact_id: [77, 78],
            custom_fields: '',
            status: 'postponed',
            status_change_reason: 'other',
          },
          { deal_id: 7, contact_id: [], custom_fields: [], status_change_reason: null },
        ],
      },
      value: [
        read,
        { dealId: '6', contactId: '77', status: 'postponed', failure: 'other' },
        { dealId: '7', customFields: {} },
      ],
    },
    'cc.deals.customFields': {
      root: 'cc',
      call: (vats) => vats.cc.deals.customFields(),
      path: 'deal/custom_fields.list',
      json: {},
      answer: {
        result: 1000,
        custom_fields: [
          {
            custom_type_id: 17,
            type: 'enum',
            name: 'Colour',
            required: 1,
            api_only: false,
            check_mode: null,
            check_length: '5',
            check_length_b: null,
            currency: 'eu',
            list_items: [{ custom_type_enum_id: 3, order: '1', value: 'white' }],
          },
        ],
      },
      value: [
        {
          id: '17',
          kind: 'enum',
          name: 'Colour',
          required: true,
          apiOnly: false,
          checkLength: '5',
          currency: 'eu',
          choices: [{ id: '3', order: 1, value: 'white' }],
        },
      ],
    },
    'cc.deals.funnels': {
      root: 'cc',
      call: (vats) => vats.cc.deals.funnels(),
      path: 'deal/funnels.list',
      json: {},
      answer: {
        result: 1000,
        sales_funnels: [
          { sales_funnel_id: 1, name: 'Shop', deleted: false, steps: [{ step_id: 2, name: 'New' }] },
          { sales_funnel_id: '2', deleted: 1, steps: null },
        ],
      },
      value: [
        { funnelId: '1', name: 'Shop', deleted: false, steps: [{ stepId: '2', name: 'New' }] },
        { funnelId: '2', deleted: true },
      ],
    },
    'cc.deals.documents': {
      root: 'cc',
      call: (vats) => vats.cc.deals.documents({ dealId: '5' }),
      path: 'deal/documents.list',
      json: { deal_id: '5' },
      answer: {
        result: 1000,
        deal_id: 5,
        documents: [
          {
            create: '2026-11-23 10:00:00',
            abonent_id: 3000101,
            file_id: 9,
            blob_type: 'application/pdf',
            blob_size_kb: '12.5',
            blob_name: 'contract.pdf',
          },
        ],
      },
      value: [
        {
          created: '2026-11-23 10:00:00',
          userId: '3000101',
          fileId: '9',
          mediaType: 'application/pdf',
          kilobytes: 12.5,
          name: 'contract.pdf',
        },
      ],
    },
  });

  const file = { name: 'a.pdf', content: new Uint8Array([1]) };

  refusals([
    [
      'a reason why one that goes on failed',
      'failure',
      (vats) => vats.cc.deals.update({ ...needed, dealId: '5', failure: 'competitor' }),
    ],
    [
      'a comment why a new one failed',
      'failureComment',
      (vats) => vats.cc.deals.create({ ...needed, status: 'succeeded', failureComment: 'x' }),
    ],
    ['a day that there is not', 'fromDate', (vats) => vats.cc.deals.list({ status: 'inWork', fromDate: '2026-02-30' })],
    ['the word of the wire', 'status', (vats) => vats.cc.deals.list({ status: untyped('in_work') })],
    ['a deal without its step', 'stepId', (vats) => vats.cc.deals.create(untyped({ ...needed, stepId: undefined }))],
    ['a date in another form', 'createDate', (vats) => vats.cc.deals.create({ ...needed, createDate: '23.11.2026' })],
    ['a document of nobody', 'userId', (vats) => vats.cc.deals.addDocuments({ dealId: '5', file })],
    [
      'a document of two',
      'memberId',
      (vats) => vats.cc.deals.addDocuments({ dealId: '5', file, userId: '1', memberId: '2' }),
    ],
    [
      'a document without bytes',
      'file.content',
      (vats) => vats.cc.deals.addDocuments({ dealId: '5', userId: '1', file: { ...file, content: new Uint8Array() } }),
    ],
  ]);
});

describe('a document of a deal', () => {
  const file = { name: 'contract.pdf', content: new TextEncoder().encode('A contract') };

  it('goes out as a part beside the signed fields', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, document_id: 9 } });
    const seen: Progress[] = [];
    const result = await clientOf({ baseUrl }).cc.deals.addDocuments(
      { dealId: '5', userId: '3000101', file },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(valueOf(result)).toEqual({ documentId: '9' });
    const [hit] = hits;
    expect(hit?.path).toBe('/cc/deal/documents.add');
    const body = new Response(hit?.body, { headers: { 'content-type': hit?.contentType ?? '' } });
    const form = await body.formData();
    const json = '{"deal_id":"5","abonent_id":"3000101"}';
    const sent = form.get('file') as File;
    expect(form.get('vpbx_api_key')).toBe('k');
    expect(form.get('json')).toBe(json);
    expect(form.get('sign')).toBe(vendorSign('k', json, 's'));
    expect([sent.name, await sent.text()]).toEqual(['contract.pdf', 'A contract']);
    expect(seen.at(-1)).toMatchObject({ unit: 'bytes' });
  });

  it('that is refused says why only to who asks', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 3100, error: 'no such deal 79005551234' } });
    const result = await clientOf({ baseUrl }).cc.deals.addDocuments({ dealId: '5', memberId: '2', file });
    const error = errorOf(result, 'api');
    expect(error.code).toBe(3100);
    expect(vendorText(error)).toBe('no such deal 79005551234');
    expect(everythingSaid(error)).not.toContain('79005551234');
    expect(hits).toHaveLength(1);
  });
});

type Row = Record<string, unknown>;

/** A contact centre that replaces the whole of a deal by what it is sent. */
async function centre(state: { deal: unknown }): Promise<Living> {
  return serveLiving(({ path, json }) => {
    if (path === '/cc/deal/get') return { result: 1000, deal: state.deal };
    state.deal = json;
    return { result: 1000 };
  });
}

const { description: _none, ...there } = told;
const failed = { ...there, status_change_reason: 'too_expensive' };

describe('a deal that is changed in part', () => {
  it('keeps everything that was not named, own fields one by one', async () => {
    const state = { deal: told as Row };
    const living = await centre(state);
    const result = await clientOf(living).cc.deals.merge({ dealId: '5', stepId: '3', customFields: { '17': 'black' } });
    valueOf(result);
    expect(result.meta).toMatchObject({ operation: 'cc.deals.merge', attempts: 2 });
    expect(living.asked.map(({ path }) => path)).toEqual(['/cc/deal/get', '/cc/deal/update']);
    const customFields = { '17': 'black', '18': { '3': 'large' } };
    expect(state.deal).toEqual({ ...failed, deal_id: '5', step_id: '3', custom_fields: customFields });
  });

  it('is no longer told why it failed once it has not', async () => {
    const state = { deal: told as Row };
    valueOf(await clientOf(await centre(state)).cc.deals.merge({ dealId: '5', status: 'inWork' }));
    const { status_change_reason: _reason, reason_comment: _comment, ...rest } = failed;
    expect(state.deal).toEqual({ ...rest, deal_id: '5', status: 'in_work' });
  });

  it('can be told why it failed', async () => {
    const state = { deal: { ...failed, status: 'in_work', status_change_reason: '', reason_comment: null } as Row };
    const vats = clientOf(await centre(state));
    const error = errorOf(await vats.cc.deals.merge({ dealId: '5', failure: 'competitor' }), 'input');
    expect(error.issues.map(({ path }) => path)).toEqual(['failure']);
    valueOf(await vats.cc.deals.merge({ dealId: '5', status: 'failed', failure: 'competitor' }));
    expect(state.deal).toMatchObject({ status: 'failed', status_change_reason: 'competitor' });
  });

  it('is not written if something that is needed came neither from you nor from there', async () => {
    const living = await centre({ deal: { ...told, contact_id: [] } });
    const error = errorOf(await clientOf(living).cc.deals.merge({ dealId: '5', stepId: '3' }), 'input');
    expect(error.issues.map(({ path }) => path)).toEqual(['contactId']);
    expect(living.asked).toHaveLength(1);
    valueOf(await clientOf(living).cc.deals.merge({ dealId: '5', stepId: '3', contactId: '77' }));
  });

  it('never loses a field of your own', async () => {
    const own = fc.dictionary(
      fc.stringMatching(/^[1-9][0-9]?$/),
      fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.record({ '3': fc.string() })),
    );
    await fc.assert(
      fc.asyncProperty(own, own, async (before, given) => {
        const state: { deal: unknown } = { deal: { ...told, custom_fields: before } };
        valueOf(await clientOf(await centre(state)).cc.deals.merge({ dealId: '5', customFields: given }));
        const after = (state.deal as { custom_fields?: Row }).custom_fields ?? {};
        expect(after).toEqual({ ...before, ...given });
      }),
      { numRuns: 25 },
    );
  });
});
