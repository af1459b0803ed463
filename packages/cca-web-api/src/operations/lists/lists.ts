import {
  input,
  integer,
  noInput,
  optional,
  required,
  rowsOf,
  text,
  type NoInput,
  type Reach,
  type Reader,
} from '@trunkline/core';
import { ifAny, known, type WithProperties } from '../../answers.ts';
import { id, json, type CcaWebApiId } from '../../fields.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';

/** A list of contacts. */
export interface ContactList extends WithProperties {
  /** Wire: `Id`. */
  readonly id: number;
  /** Wire: `Name`. */
  readonly name?: string;
}

export interface ListReference {
  /** Wire: in the path. */
  readonly listId: CcaWebApiId;
}

export interface ListCommand extends ListReference {
  /** What your server wants with it, if anything: not publicly documented. Default: no body. Wire: the body. */
  readonly body?: unknown;
}

const contactList: Reader<ContactList> = known<ContactList>({
  id: required('Id', integer()),
  name: optional('Name', text()),
});
const reference = { listId: required('id', id()) } as const;
const command = input<ListCommand>({ ...reference, body: optional('body', json()) });
const sent = { sends: 'one', body: 'body', promisesNothing: true } as const;

/** Nobody knows whom a running list may ring. */
const anyone: Reach<ListCommand> = { how: 'ring', numbers: () => [] };

/** All lists. Wire: `GET Lists`. */
export const list: CcaWebApiOperation<NoInput, readonly ContactList[]> = query('lists.list', 'Lists', {
  input: noInput,
  output: rowsOf(contactList),
});

/** One list. Wire: `GET Lists/{id}`. */
export const get: CcaWebApiOperation<ListReference, ContactList> = query('lists.get', 'Lists/{id}', {
  input: input<ListReference>(reference),
  output: contactList,
});

/**
 * Starts a list: its contacts may be rung from then on, so a guard is told that it rings. What the server answers is not
 * publicly documented. Servers from 5.4.7 on. Wire: `POST Lists/{id}/Start`.
 */
export const start: CcaWebApiOperation<ListCommand, unknown> = change('lists.start', 'POST', 'Lists/{id}/Start', {
  wire: sent,
  input: command,
  output: ifAny,
  answer: 'nothing',
  reach: anyone,
});

/**
 * Stops a list. What the server answers is not publicly documented. Servers from 5.4.7 on. Wire: `POST Lists/{id}/Stop`.
 */
export const stop: CcaWebApiOperation<ListCommand, unknown> = change('lists.stop', 'POST', 'Lists/{id}/Stop', {
  wire: sent,
  input: command,
  output: ifAny,
  answer: 'nothing',
});

/**
 * Updates a list with data from outside. Neither body nor answer are publicly documented: give the body that the pages of
 * your server show. Servers from 5.4.7 on. Wire: `POST Lists/{id}/UpdateWithExternalData`.
 */
export const updateWithExternalData: CcaWebApiOperation<ListCommand, unknown> = change(
  'lists.updateWithExternalData',
  'POST',
  'Lists/{id}/UpdateWithExternalData',
  { wire: sent, input: command, output: ifAny, answer: 'nothing' },
);
