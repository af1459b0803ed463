/** One look as plain text, for a pipe, a log or a terminal that can't do more. */
import type { CcaWebApiClient } from '@trunkline/cca-web-api';
import { look } from './look.ts';
import { picture } from './picture.ts';
import { searchContacts } from './search.ts';
import type { View } from './view.ts';

export async function once(
  cca: CcaWebApiClient,
  surveyTaskId: string,
  listId: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly ok: boolean }> {
  let view: View = await look(cca, surveyTaskId, { title: `Survey task ${surveyTaskId}`, cells: [] }, signal);
  if (listId !== undefined) await searchContacts(cca, listId, signal, (search) => (view = { ...view, search }));
  const text = picture(view, { columns: 100, rows: Infinity, colour: false }).join('\n');
  return { text, ok: view.trouble === undefined && view.search?.state !== 'failed' };
}
