import type { CcaWebApiList } from './company.ts';

/** A list, as it stands now. */
export interface List extends Omit<CcaWebApiList, 'contacts'> {
  running: boolean;
  readonly contacts: NonNullable<CcaWebApiList['contacts']>;
}

export const openLists = (lists: readonly CcaWebApiList[]): readonly List[] =>
  lists.map((list) => ({ ...list, running: list.running ?? false, contacts: list.contacts ?? [] }));
