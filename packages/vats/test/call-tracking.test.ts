import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { exchanges, refusals } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const visitorPath = 'queries/user_info_by_dct_number';

describe('call tracking', () => {
  exchanges({
    'who was shown a number': {
      call: (vats) => vats.callTracking.visitor({ number: '+7 495 000-00-01' }),
      path: visitorPath,
      json: { number: '74950000001' },
      answer: {
        data: {
          uid: 90071992547409,
          widget_id: 4,
          widget_name: 'Site',
          product_id: 400,
          ga_cid: '1.2',
          ya_cid: '',
          ip: '192.0.2.1',
          region_id: 77,
          location: { country_code: 'RU', region_code: '77', region: 'Москва', city: 'Москва' },
          channel: { source: 'google', medium: 'cpc', campaign: null, term: 'pbx' },
          duration: '63',
          current_page: { url: 'https://example.com/', date: '2026-02-28T10:00:00Z', title: 'Home' },
          device: 'mobile',
          custom: 'cart-7',
        },
      },
      value: {
        visitorId: '90071992547409',
        widgetId: '4',
        widgetName: 'Site',
        productId: '400',
        gaClientId: '1.2',
        ip: '192.0.2.1',
        regionId: '77',
        location: { countryCode: 'RU', regionCode: '77', region: 'Москва', city: 'Москва' },
        channel: { source: 'google', medium: 'cpc', term: 'pbx' },
        duration: 63,
        currentPage: { url: 'https://example.com/', date: '2026-02-28T10:00:00Z', title: 'Home' },
        device: 'mobile',
        custom: 'cart-7',
      },
    },
    'nobody, as an empty object': {
      call: (vats) => vats.callTracking.visitor({ number: '74950000001' }),
      path: visitorPath,
      json: { number: '74950000001' },
      answer: { data: {} },
      value: null,
    },
    'nobody, as an empty list': {
      call: (vats) => vats.callTracking.visitor({ number: '74950000001' }),
      path: visitorPath,
      json: { number: '74950000001' },
      answer: { data: [] },
      value: null,
    },
    'the pages of a visitor': {
      call: (vats) => vats.callTracking.history({ number: '74950000001' }),
      path: 'queries/user_history_by_dct_number',
      json: { number: '74950000001' },
      answer: {
        data: [
          { url: 'https://example.com/a', date: '2026-02-28T10:00:00' },
          { url: 'https://example.com/b', title: 'B' },
        ],
      },
      value: [
        { url: 'https://example.com/a', date: '2026-02-28T10:00:00' },
        { url: 'https://example.com/b', title: 'B' },
      ],
    },
    'no pages': {
      call: (vats) => vats.callTracking.history({ number: '74950000001' }),
      path: 'queries/user_history_by_dct_number',
      json: { number: '74950000001' },
      answer: { data: [] },
      value: [],
    },
  });

  refusals([
    ['letters in a number', 'number', (vats) => vats.callTracking.visitor({ number: 'site' })],
    ['an extension', 'number', (vats) => vats.callTracking.history({ number: '101' })],
  ]);

  it('tells nobody from an answer without data', async () => {
    const { baseUrl } = await serve({ body: { result: 1000 } });
    expect(errorOf(await clientOf({ baseUrl }).callTracking.visitor({ number: '74950000001' }), 'decode').reason).toBe(
      'shape',
    );
  });

  it('reads a visitor whose parts are odd', async () => {
    const { baseUrl } = await serve({ body: { data: { uid: 'u', location: [], channel: 'none', duration: '' } } });
    expect(valueOf(await clientOf({ baseUrl }).callTracking.visitor({ number: '74950000001' }))).toEqual({
      visitorId: 'u',
      location: {},
    });
  });
});
