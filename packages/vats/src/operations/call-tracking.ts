import { input, integer, optional, output, phone, required, text, within, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';
import { items, maybe, part } from '../webhooks/kinds.ts';

/** The number a visitor was shown. */
export interface DynamicNumber {
  /** A dynamic number of the call tracking. Wire: `number`. */
  readonly number: string;
}

/** Where a visitor is, by their address. */
export interface VisitorLocation {
  /** Wire: `country_code`. */
  readonly countryCode?: string;
  /** Wire: `region_code`. */
  readonly regionCode?: string;
  /** Wire: `region`. */
  readonly region?: string;
  /** Wire: `city`. */
  readonly city?: string;
}

/** What brought a visitor. */
export interface VisitorChannel {
  /** Wire: `source`. */
  readonly source?: string;
  /** Wire: `medium`. */
  readonly medium?: string;
  /** Wire: `campaign`. */
  readonly campaign?: string;
  /** Wire: `content`. */
  readonly content?: string;
  /** Wire: `term`. */
  readonly term?: string;
}

/** A page that a visitor has opened. Source: manual 2017 pp. 39–40, 2026 §3.6. */
export interface PageVisit {
  /** Wire: `url`. */
  readonly url?: string;
  /**
   * ISO 8601, as it comes. UTC; for the history the manual of 2026 says UTC+3, that of 2017 UTC. Wire: `date`.
   */
  readonly date?: string;
  /** Wire: `title`. */
  readonly title?: string;
}

/** Who was shown a number. Source: manual 2017 p. 39, 2026 §3.6.1. */
export interface Visitor {
  /** Wire: `uid`. */
  readonly visitorId?: string;
  /** Wire: `widget_id`. */
  readonly widgetId?: string;
  /** Wire: `widget_name`. */
  readonly widgetName?: string;
  /** Wire: `product_id`. */
  readonly productId?: string;
  /** Wire: `ga_cid`; whose counters the three are is not said. */
  readonly gaClientId?: string;
  /** Wire: `ya_cid`. */
  readonly yaClientId?: string;
  /** Wire: `rs_cid`. */
  readonly rsClientId?: string;
  /** Always there by the manual of 2017, perhaps by that of 2026. Wire: `ip`. */
  readonly ip?: string;
  /** Wire: `region_id`. */
  readonly regionId?: string;
  /** Wire: `location`. */
  readonly location?: VisitorLocation;
  /** Wire: `channel`. */
  readonly channel?: VisitorChannel;
  /** How long the visit has lasted; the manual names no unit. Wire: `duration`. */
  readonly duration?: number;
  /** Wire: `current_page`. */
  readonly currentPage?: PageVisit;
  /** Wire: `device`. */
  readonly device?: 'mobile' | 'desktop' | (string & {});
  /** A text of the site's own, at most 100 characters. Wire: `custom`. */
  readonly custom?: string;
}

const page: Reader<PageVisit> = part<PageVisit>({
  url: optional('url', text()),
  date: optional('date', text()),
  title: optional('title', text()),
});

const visitorFields: Reader<Visitor> = output<Visitor>({
  visitorId: maybe('uid', text()),
  widgetId: maybe('widget_id', text()),
  widgetName: maybe('widget_name', text()),
  productId: maybe('product_id', text()),
  gaClientId: maybe('ga_cid', text()),
  yaClientId: maybe('ya_cid', text()),
  rsClientId: maybe('rs_cid', text()),
  ip: maybe('ip', text()),
  regionId: maybe('region_id', text()),
  location: maybe(
    'location',
    part<VisitorLocation>({
      countryCode: maybe('country_code', text()),
      regionCode: maybe('region_code', text()),
      region: maybe('region', text()),
      city: maybe('city', text()),
    }),
  ),
  channel: maybe(
    'channel',
    part<VisitorChannel>({
      source: maybe('source', text()),
      medium: maybe('medium', text()),
      campaign: maybe('campaign', text()),
      content: maybe('content', text()),
      term: maybe('term', text()),
    }),
  ),
  duration: maybe('duration', integer()),
  currentPage: maybe('current_page', page),
  device: maybe('device', text()),
  custom: maybe('custom', text()),
});

/** An empty object, which some servers write as an empty list, is nobody. */
const visitorOrNobody: Reader<Visitor | null> = {
  expected: 'a visitor',
  read: (wire, path, issues) =>
    typeof wire === 'object' && wire !== null && Object.keys(wire).length === 0
      ? null
      : visitorFields.read(wire, path, issues),
};

const dynamicNumber = input<DynamicNumber>({ number: required('number', phone()) });

/**
 * Who was shown a dynamic number; `null` if nobody is being shown it.
 *
 * Wire: `POST queries/user_info_by_dct_number`; the answer has no code. Source: manual 2017 p. 39 (whose sample is no JSON),
 * 2026 §3.6.1.
 */
export const visitor: VatsOperation<DynamicNumber, Visitor | null> = query(
  'callTracking.visitor',
  'queries/user_info_by_dct_number',
  { input: dynamicNumber, output: within('data', visitorOrNobody) },
);

/**
 * The pages that this visitor has opened; none if there is no visitor.
 *
 * Wire: `POST queries/user_history_by_dct_number`; the answer has no code. Source: manual 2017 p. 40, 2026 §3.6.2.
 */
export const history: VatsOperation<DynamicNumber, readonly PageVisit[]> = query(
  'callTracking.history',
  'queries/user_history_by_dct_number',
  { input: dynamicNumber, output: within('data', items(page)) },
);
