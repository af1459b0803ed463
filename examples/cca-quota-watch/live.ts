/** The view on a terminal, until the signal, or until asking again makes no sense. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import type { CcaWebApiClient, CcaWebApiError } from '@trunkline/cca-web-api';
import { look } from './look.ts';
import { picture } from './picture.ts';
import { openScreen } from './screen.ts';
import { searchContacts } from './search.ts';
import type { View } from './view.ts';

export interface Watched {
  readonly cca: CcaWebApiClient;
  readonly surveyTaskId: string;
  readonly listId: string | undefined;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

export type Terminal = Pick<WriteStream, 'write' | 'on' | 'off' | 'columns' | 'rows' | 'hasColors'>;

/** Answers with what made it end, unless that was the signal. */
export async function live(terminal: Terminal, watched: Watched): Promise<CcaWebApiError | undefined> {
  const { cca, surveyTaskId, listId, everyMs } = watched;
  const over = new AbortController();
  const signal = AbortSignal.any([watched.signal, over.signal]);
  using screen = openScreen(terminal);
  let view: View = { title: `Survey task ${surveyTaskId}`, cells: [] };
  const show = (next: View): void => {
    view = next;
    const { columns, rows } = terminal;
    if (!signal.aborted) screen.draw(picture(view, { columns, rows, colour: terminal.hasColors() }));
  };
  const again = (): void => show(view);
  terminal.on('resize', again);
  show(view);
  const searching =
    listId === undefined ? undefined : searchContacts(cca, listId, signal, (search) => show({ ...view, search }));
  while (!signal.aborted) {
    const looked = await look(cca, surveyTaskId, view, signal);
    const { search } = view; // it may have gone on meanwhile
    show(search === undefined ? looked : { ...looked, search });
    if (isFinal(view.trouble)) over.abort();
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
  await searching;
  terminal.off('resize', again);
  return watched.signal.aborted ? undefined : view.trouble;
}

/** A wrong password, asked for every two seconds, locks an account. */
function isFinal(trouble: CcaWebApiError | undefined): boolean {
  return trouble !== undefined && ['never', 'after_fix', 'after_admin'].includes(trouble.retry);
}
