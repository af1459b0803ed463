import { input, integer, listOf, optional, required } from '@trunkline/core';
import { nestedCondition, type NestedCondition } from '../../conditions.ts';
import { asItCame, bareText, ifAny } from '../../answers.ts';
import { idInBody, pathToken, type CcaWebApiId } from '../../fields.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';
import { answered, type SearchAnswer } from './search-answer.ts';

/** Which contacts to find. */
export interface ContactSearch {
  /** In which lists. Wire: `ListIds`. */
  readonly listIds: readonly CcaWebApiId[];
  /** Which contacts of them. Wire: `NestedCondition`. */
  readonly condition?: NestedCondition;
  /** How many at most. The server's own limit is answered by 126 where it is exceeded (5.4.8+). Wire: `MaxResults`. */
  readonly maxResults?: number;
  /** Goes on from this contact in the first list; inferred from the name. Wire: `MinimumContactIdOnFirstList`. */
  readonly minimumContactIdOnFirstList?: CcaWebApiId;
}

export interface ContactSearchReference {
  /** What {@link startContactSearch} answered. Wire: in the path. */
  readonly requestToken: string;
}

const reference = input<ContactSearchReference>({ requestToken: required('requestToken', pathToken()) });

/**
 * Begins to look for contacts; answers the token to ask with. {@link findContacts} does the whole of it. Servers from 5.4.7
 * on. Wire: `POST Lists/FindContacts`.
 */
export const startContactSearch: CcaWebApiOperation<ContactSearch, string> = change(
  'lists.startContactSearch',
  'POST',
  'Lists/FindContacts',
  {
    input: input<ContactSearch>({
      listIds: required('ListIds', listOf(idInBody(), { min: 1 })),
      condition: optional('NestedCondition', nestedCondition()),
      maxResults: optional('MaxResults', integer({ min: 0 })),
      minimumContactIdOnFirstList: optional('MinimumContactIdOnFirstList', idInBody()),
    }),
    output: bareText,
  },
);

/** How far the search is. Servers from 5.4.7 on. Wire: `GET Lists/FindContacts/{token}/Status`. */
export const contactSearchStatus: CcaWebApiOperation<ContactSearchReference, SearchAnswer> = query(
  'lists.contactSearchStatus',
  'Lists/FindContacts/{requestToken}/Status',
  { wire: { byToken: true }, input: reference, output: answered(ifAny), pending: true },
);

/** What the search found. Servers from 5.4.7 on. Wire: `GET Lists/FindContacts/{token}`. */
export const foundContacts: CcaWebApiOperation<ContactSearchReference, SearchAnswer> = query(
  'lists.foundContacts',
  'Lists/FindContacts/{requestToken}',
  { wire: { byToken: true }, input: reference, output: answered(asItCame), pending: true },
);
