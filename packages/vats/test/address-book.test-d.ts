import { assertType, expectTypeOf } from 'vitest';
import type {
  BookIds,
  BookItems,
  BookLink,
  BookMode,
  Contact,
  ContactChange,
  ContactsUpdate,
  ItemResults,
  NewContact,
  PhoneType,
  Recognition,
  RecordUpload,
  Result,
  RowStream,
  BookTotal,
  VatsClient,
  VatsError,
} from '../src/index.ts';

declare const vats: VatsClient;

const { contacts, organizations, customFields } = vats.addressBook;

/** Who changes lists without saying so is stopped when it runs; what is said can only be yes. */
assertType<ContactsUpdate>({ contacts: [{ contactId: '5', phones: [] }], replaceLists: true });
// @ts-expect-error it isn't said by halves
assertType<ContactsUpdate>({ contacts: [], replaceLists: false });
// @ts-expect-error a change needs to know whose
assertType<ContactChange>({ name: 'Anna' });
// @ts-expect-error a new contact has no id yet
assertType<NewContact>({ name: 'Anna', contactId: '5' });
// @ts-expect-error ids are texts
assertType<BookIds>({ ids: [5] });

assertType<BookLink<'groupId'>>({ groupId: '8' });
assertType<BookLink<'groupId'>>({ name: 'New ones' });
assertType<BookLink<'groupId'>>({ groupId: '8', name: 'Clients' });
// @ts-expect-error a link goes somewhere
assertType<BookLink<'groupId'>>({});

assertType<BookMode>('next-page-9');
// @ts-expect-error nine pages at most
assertType<BookMode>('next-page-10');

/** What came can be put back where it came from. */
declare const contact: Contact;
assertType<BookIds>({ ids: [contact.contactId] });
expectTypeOf<NonNullable<Contact['phones']>[number]['type']>().toEqualTypeOf<PhoneType | (string & {}) | undefined>();

expectTypeOf(contacts.all()).toEqualTypeOf<RowStream<Contact, BookTotal, VatsError>>();
expectTypeOf(contacts.merge({ contactId: '5' })).resolves.toEqualTypeOf<Result<BookItems<Contact>, VatsError>>();
expectTypeOf(contacts.remove({ ids: ['5'] })).resolves.toEqualTypeOf<Result<ItemResults, VatsError>>();
assertType(organizations.all({ query: 'R' }, { onProgress: () => undefined }));
assertType(customFields());
// @ts-expect-error contacts have more fields, organisations have not
assertType(organizations.all({ extendedFields: true }));
// @ts-expect-error a search says what it looks for, if only nothing
assertType(contacts.search({}));

/** A recording says whose call it was. */
declare const upload: RecordUpload;
assertType(vats.recognition.uploadRecord(upload));
// @ts-expect-error not without the file
assertType(vats.recognition.upload({}));
expectTypeOf(vats.recognition.waitFor({ requestIds: ['1'] })).resolves.toEqualTypeOf<
  Result<readonly Recognition[], VatsError>
>();
expectTypeOf<Recognition['requestId']>().toEqualTypeOf<string>();

// @ts-expect-error of which product?
assertType(vats.speech.aiAgents());
// @ts-expect-error the two headers have two names
assertType(vats.speech.aiAgents({ pointId: '1' }));
