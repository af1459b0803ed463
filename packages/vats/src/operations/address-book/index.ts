export * as contacts from './contacts/index.ts';
export { customFields } from './custom-fields.ts';
export * as groups from './groups.ts';
export * as organizations from './organizations.ts';
