export * from './contact-search.ts';
export { findContacts, type FindContactsOptions } from './find-contacts.ts';
export * from './lists.ts';
