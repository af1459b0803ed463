import type { CodeOverride } from '@trunkline/core';

/** Where the manual gives a code of the outgoing black list another meaning than elsewhere (2026 §3.8.3). */
const notSubscribed: CodeOverride = {
  name: 'OutboundBlacklistNotSubscribed',
  category: 'quota_exceeded',
  retry: 'after_admin',
  description: 'The account lacks "black and white lists", "outbound PRO" or the option to block outgoing calls.',
};

const existsAlready: CodeOverride = {
  name: 'BlockedAlready',
  category: 'conflict',
  description: 'All these numbers are on the black list already.',
};

/**
 * 5008 of whatever stands under the contact centre's root. It answers so where requests come too fast, and where its API is
 * not open to the account at all, and nothing tells the one from the other: asked again later it does no harm (2026 §1.4.3, §4.1).
 */
export const tooFastOrUnavailable: CodeOverride = {
  name: 'ContactCentreRefused',
  category: 'rate_limited',
  retry: 'later',
  description:
    'Requests to the contact centre come too fast, or its API is not open to this account: ask the vendor if it goes on.',
};

type Overrides = Readonly<Record<string, Readonly<Record<number, CodeOverride>>>>;

/** What a code says otherwise with one operation. */
export const overrides: Overrides = {
  'outboundBlacklist.get': { 5008: notSubscribed },
  'outboundBlacklist.add': { 4100: existsAlready, 5008: notSubscribed },
  'outboundBlacklist.updateDescription': { 5008: notSubscribed },
  'outboundBlacklist.enableMode': { 5008: notSubscribed },
  'outboundBlacklist.disableMode': { 5008: notSubscribed },
  'outboundBlacklist.remove': { 5008: notSubscribed },
  'outboundBlacklist.enable': { 5008: notSubscribed },
  'outboundBlacklist.disable': { 5008: notSubscribed },
};
