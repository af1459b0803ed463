import type { Issue } from '../errors/error.ts';

const namePattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that belong to the connection: `fetch` refuses them, or breaks the request over them. */
const ownedByTransport =
  /^(connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;

/** Everything wrong with a set of headers. `fetch` would throw, and its message would hold the value. */
export function headerIssues(headers: unknown, path: string): Issue[] {
  if (headers === undefined) return [];
  if (typeof headers !== 'object' || headers === null)
    return [{ path, expected: 'an object of header names and values' }];
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (ownedByTransport.test(name))
      issues.push({ path: `${path}.${name}`, expected: 'left out: it belongs to the connection' });
    else if (!namePattern.test(name)) issues.push({ path, expected: 'an object whose keys are header names' });
    else if (typeof value !== 'string' || !valuePattern.test(value)) {
      issues.push({
        path: `${path}.${name}`,
        expected: 'a text without line breaks and without letters outside Latin-1',
      });
    }
  }
  return issues;
}
