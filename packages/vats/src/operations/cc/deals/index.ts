export { create, get, list, merge, update } from './deals.ts';
export { addDocuments, documents } from './documents.ts';
export { customFields, funnels } from './settings.ts';
