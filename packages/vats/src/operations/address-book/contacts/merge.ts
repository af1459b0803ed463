import {
  anything,
  compose,
  expect,
  input,
  required,
  routine,
  within,
  write,
  type CallOptions,
  type Connection,
  type Reader,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../../codes.ts';
import { change, type VatsOperation } from '../../../operation.ts';
import type { BookItems } from '../items.ts';
import { contactChange, type ContactChange } from './contact-input.ts';
import type { Contact } from './contact.ts';
import { get, update, type ContactReference } from './contacts.ts';
import { mergedLists, replacesLists, type Entry } from './merged-lists.ts';

type Merge = (
  change: ContactChange,
  options?: CallOptions<VatsCode>,
) => Promise<Result<BookItems<Contact>, TrunklineError<VatsCode>>>;

const name = 'addressBook.contacts.merge';

const entry: Reader<Entry> = {
  expected: 'a contact',
  read: (wire, path, issues) =>
    typeof wire === 'object' && wire !== null && !Array.isArray(wire)
      ? (wire as Entry)
      : expect('a contact', path, issues),
};

/** Only says what an input looks like. */
const shape: VatsOperation<ContactChange, Contact> = { ...get, input: contactChange };

/** As the wire tells it: a number that this package has no name for must not be lost. */
const read: VatsOperation<ContactReference, Entry> = { ...get, name, output: within('data', entry) };

interface WireUpdate {
  readonly data: unknown;
}
const { output: outputOfUpdate, wire } = update;
const replace: VatsOperation<WireUpdate, BookItems<Contact>> = change(name, wire.path, 'unsafe', {
  input: input<WireUpdate>({ data: required('data', anything()) }),
  output: outputOfUpdate,
  limit: 'addressBookChange',
  wire,
});

/**
 * Changes one contact and loses nothing: reads it first, and sends what it has along with what you give. An entry of `phones`,
 * `emails`, `nets` or `messengers` with an id changes the one that has it (and only what you give of it), one without is
 * added; groups are added to its groups. Without any of these lists nothing needs to be read.
 *
 * What somebody else adds between the reading and the writing is lost all the same. An entry that comes without an id can't
 * be kept: then nothing is changed, and the error is `decode`. A list that doesn't come at all is taken for an empty one:
 * inferred. Wire: `POST ab/contact`, then `POST ab/contacts/update`.
 * Source: manual 2026 §3.9.3.3, §3.9.3.5.
 *
 * ```ts
 * await vats.addressBook.contacts.merge({ contactId, phones: [{ type: 'mobile', phone: '+7 900 123-45-67' }] });
 * ```
 */
export const merge: Routine<Merge> = routine((connection: Connection<VatsCode>): Merge => (given, options) => {
  const timeoutMs = options?.totalTimeoutMs ?? connection.totalTimeoutMs;
  return compose(connection, name, { timeoutMs, ...options }, async (own) => {
    const checked = own.check(shape, given);
    if (!checked.ok) return checked;
    const wanted = write(contactChange, given).wire as Entry;
    if (!replacesLists(wanted)) return own.run(replace, { data: [wanted] });
    const found = await own.run(read, { contactId: given.contactId });
    if (!found.ok) return found;
    const { lists, misread, wrong } = mergedLists(wanted, found.value);
    if (misread.length > 0) return own.misread(misread);
    if (wrong.length > 0) return own.wrong(wrong);
    return own.run(replace, { data: [{ ...wanted, ...lists }] });
  });
});
