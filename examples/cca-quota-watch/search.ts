/** A search that may take minutes, with word of how it goes. */
import type { CcaWebApiClient } from '@trunkline/cca-web-api';
import type { Search } from './view.ts';

export async function searchContacts(
  cca: CcaWebApiClient,
  listId: string,
  signal: AbortSignal,
  tell: (search: Search) => void,
): Promise<void> {
  const began = performance.now();
  const underWay = (asked: number): Search => {
    const seconds = Math.round((performance.now() - began) / 1000);
    return { state: 'under way', listId, asked, seconds };
  };
  tell(underWay(0));
  const found = await cca.lists.findContacts(
    { listIds: [listId], maxResults: 1000 },
    { signal, onProgress: ({ done }) => tell(underWay(done)) },
  );
  // How contacts look is not documented: with a schema of yours they are typed.
  if (found.ok) tell({ state: 'done', listId, found: Array.isArray(found.value) ? found.value.length : undefined });
  else tell({ state: 'failed', listId, error: found.error });
}
