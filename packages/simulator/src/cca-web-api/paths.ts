/** A path with names in braces, such as `SurveyTasks/{id}/Quota`, as the source of an expression. */
const sourceOf = (pattern: string): string =>
  pattern
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map((segment) => segment.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/^\{(\w+)\}$/, '(?<$1>[^/]+)'))
    .join('/');

/** Matches a whole path, in any case and with or without a slash at its end, as the vendor's server does. */
export const wholePath = (pattern: string): RegExp => new RegExp(`^/?${sourceOf(pattern)}/?$`, 'i');

/** Matches whatever ends with this path. */
export const endOfPath = (pattern: string): RegExp => new RegExp(`(?:^|/)${sourceOf(pattern)}/?$`, 'i');

/** What stands in a path at the names of its pattern; undefined when it is another path. */
export const namesIn = (path: string, pattern: RegExp): Readonly<Record<string, string>> | undefined => {
  const match = pattern.exec(path);
  return match === null ? undefined : Object.fromEntries(Object.entries(match.groups ?? {}).map(decoded));
};

const decoded = ([name, text]: [string, string]): [string, string] => {
  try {
    return [name, decodeURIComponent(text)];
  } catch {
    return [name, text];
  }
};
