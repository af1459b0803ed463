import {
  compose,
  isStandardSchema,
  readBySchema,
  reportProgress,
  routine,
  type CallOptions,
  type Composed,
  type Connection,
  type Issue,
  type Result,
  type Routine,
  type StandardSchema,
  type TrunklineError,
} from '@trunkline/core';
import type { CcaWebApiCode } from '../../codes.ts';
import { asItCame } from '../../answers.ts';
import type { CcaWebApiOperation } from '../../operation.ts';
import {
  contactSearchStatus,
  foundContacts,
  startContactSearch,
  type ContactSearch,
  type ContactSearchReference,
} from './contact-search.ts';
import { answered, type SearchAnswer } from './search-answer.ts';

export interface FindContactsOptions<Contacts = unknown> extends CallOptions<CcaWebApiCode> {
  /** How long it may take in all, in milliseconds. Default 300 000; each request inside has its own clocks. */
  readonly timeoutMs?: number;
  /** Milliseconds between two questions, at least 10. Default 1 000; the vendor names none. */
  readonly pollMs?: number;
  /**
   * Tells by the answer of `Status` whether the search is over. Its form is not publicly documented: default, it is over
   * unless the server says "pending" (code 1), "not ready" (104) or HTTP 202.
   */
  readonly isDone?: (status: unknown) => boolean;
  /** Reads the contacts: any Standard Schema (valibot, zod, arktype, …). Default: the answer as it came. */
  readonly schema?: StandardSchema<Contacts>;
}

type Failure = TrunklineError<CcaWebApiCode>;
type FindContacts = <Contacts = unknown>(
  search: ContactSearch,
  options?: FindContactsOptions<Contacts>,
) => Promise<Result<Contacts, Failure>>;

const name = 'lists.findContacts';

function wrongOptions({ pollMs, isDone, schema }: FindContactsOptions): readonly Issue[] {
  const isTime = pollMs === undefined || (Number.isFinite(pollMs) && pollMs >= 10);
  return [
    ...(isTime ? [] : [{ path: 'options.pollMs', expected: 'a number of at least 10' }]),
    ...(isDone === undefined || typeof isDone === 'function'
      ? []
      : [{ path: 'options.isDone', expected: 'a function' }]),
    ...(schema === undefined || isStandardSchema(schema)
      ? []
      : [{ path: 'options.schema', expected: 'a Standard Schema' }]),
  ];
}

/** Asks until the status says that it is over and the contacts are there. */
async function poll(
  own: Composed<CcaWebApiCode>,
  reference: ContactSearchReference,
  contacts: CcaWebApiOperation<ContactSearchReference, SearchAnswer>,
  { pollMs = 1_000, isDone = () => true }: FindContactsOptions,
  tell: (polls: number) => void,
): Promise<Result<unknown, Failure>> {
  for (let polls = 1; ; polls += 1) {
    const status = await own.run(contactSearchStatus, reference);
    if (!status.ok) return status;
    tell(polls);
    if (!status.value.pending && isDone(status.value.payload)) {
      const found = await own.run(contacts, reference);
      if (!found.ok) return found;
      if (!found.value.pending) return own.done(found.value.payload, found.notice);
    }
    const waited = await own.pause(pollMs, 'reply');
    if (!waited.ok) return waited;
  }
}

/**
 * Finds contacts in lists: begins the search, asks until it is over, and answers what was found. `onProgress` counts `polls`.
 * An abort ends it at once; the server has no word to stop a search. Servers from 5.4.7 on.
 *
 * Wire: `POST Lists/FindContacts`, `GET Lists/FindContacts/{token}/Status` again and again, `GET Lists/FindContacts/{token}`.
 * How contacts look is not publicly documented: give a schema.
 *
 * ```ts
 * const found = await cca.lists.findContacts({ listIds: [12], maxResults: 1000 }, { schema: contactsOfMyServer });
 * ```
 */
export const findContacts: Routine<FindContacts> = routine((connection: Connection<CcaWebApiCode>): FindContacts => {
  const find = (search: ContactSearch, given?: FindContactsOptions): Promise<Result<unknown, Failure>> => {
    const { timeoutMs = 300_000, pollMs, isDone, schema, onProgress, ...options } = given ?? {};
    return compose<unknown, CcaWebApiCode>(connection, name, { timeoutMs, ...options }, async (own) => {
      const wrong = wrongOptions(given ?? {});
      if (wrong.length > 0) return own.wrong(wrong);
      const contacts = { ...foundContacts, output: answered(schema === undefined ? asItCame : readBySchema(schema)) };
      const started = await own.run(startContactSearch, search);
      if (!started.ok) return started;
      const waiting = { ...(pollMs === undefined ? {} : { pollMs }), ...(isDone === undefined ? {} : { isDone }) };
      return poll(own, { requestToken: started.value }, contacts, waiting, (done) =>
        reportProgress(connection, onProgress, { operation: name, unit: 'polls', done }),
      );
    });
  };
  return find as FindContacts;
});
