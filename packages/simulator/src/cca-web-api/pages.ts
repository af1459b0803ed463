import { endpoints } from './endpoints/index.ts';
import type { Outcome } from './outcome.ts';
import { inFourParts, isBefore } from './version.ts';

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/** What the web server says of its own accord. */
export const notFound: Outcome = { page: page('404 - Not Found', ''), status: 404 };
export const noMethod: Outcome = { page: page('405 - Method Not Allowed', ''), status: 405 };

/** What stands at the base: what the installed version can do, for people. */
export const documentation = (version: string): Outcome => {
  const known = endpoints.filter(({ since }) => since === undefined || !isBefore(version, since));
  const rows = known.map(({ method, path }) => `<li>${method} ${path}</li>`).join('');
  return { page: page(`CCA Web API ${inFourParts(version)}`, `<ul>${rows}</ul>`), status: 200 };
};
