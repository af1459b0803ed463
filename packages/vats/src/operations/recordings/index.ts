export { accountLink, createLink } from './links.ts';
export { download } from './download.ts';
export { getUrl } from './get-url.ts';
export { start } from './start.ts';
export { waitUntilSaved } from './wait.ts';
