import { input, type NoInput, noInput, type CodeReading, expect } from '@trunkline/core';
import type { PtkCallbackCode } from '../codes.ts';
import { tenant, type OfTenant } from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { fromAnswer, itemsOf, textOf } from '../outputs.ts';
import { findText, childrenOf } from '../soap/tree.ts';

/** An answer of yes or no. */
export interface Availability {
  readonly available: boolean;
  /** The code that said so. */
  readonly status: CodeReading<PtkCallbackCode>;
}

/**
 * Whether the tenant takes requests now: 106000 is yes, 109004 is no. Both are answers; other codes are errors.
 *
 * Evidence: the operation is certain, its wire name `IsPlatformAvailable` a guess.
 */
export const checkAvailability: PtkOperation<OfTenant, Availability> = soap(
  'platform.checkAvailability',
  'IsPlatformAvailable',
  {
    input: input<OfTenant>({ tenant }),
    output: fromAnswer('a status', ({ reading }) => ({ available: reading.effect === 'success', status: reading })),
    repeat: 'safe',
  },
);

/**
 * The names of the tenants.
 *
 * Evidence: the operation is certain; its wire name `GetTenants` and the form of the list are guesses.
 */
export const listTenants: PtkOperation<NoInput, readonly string[]> = soap('platform.listTenants', 'GetTenants', {
  input: noInput,
  output: fromAnswer('a list of tenants', (payload, issues) => {
    const items = itemsOf(payload, 'tenants', 'tenant');
    if (items === undefined) return expect('there: a list of tenants', 'tenants', issues);
    const { names } = payload.answer;
    return items.map((item) =>
      childrenOf(item).length === 0 ? item.text.trim() : (findText(item, names.tenant) ?? ''),
    );
  }),
  repeat: 'safe',
});

const no = /^(false|no|0|n)$/i;

/**
 * Whether a licence is free: 109005 is no (up to version 4 also 109003 with the words of 109005). Other codes are errors.
 *
 * Evidence: the operation is certain; its wire name `GetLicenseAvailability` is a guess, as is a yes or no in its answer.
 */
export const checkLicense: PtkOperation<OfTenant, Availability> = soap(
  'platform.checkLicense',
  'GetLicenseAvailability',
  {
    input: input<OfTenant>({ tenant }),
    output: fromAnswer('a status', (payload) => {
      const { reading } = payload;
      const saysNo = no.test(textOf(payload, 'available') ?? '');
      return { available: reading.effect === 'success' && !saysNo, status: reading };
    }),
    repeat: 'safe',
  },
);
