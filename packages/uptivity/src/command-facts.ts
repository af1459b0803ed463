import type { Issue } from '@trunkline/core';

const repeats: readonly unknown[] = ['safe', 'idempotent', 'unsafe'];
const path = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/;

/** What is wrong with what is said of a command beside its parameters: better told before it is sent. */
export function wrongFacts({ repeat, lists }: { readonly repeat: unknown; readonly lists: unknown }): Issue[] {
  const isList = Array.isArray(lists) && lists.every((one) => typeof one === 'string' && path.test(one));
  return [
    ...(repeats.includes(repeat) ? [] : [{ path: 'options.repeat', expected: "'safe', 'idempotent' or 'unsafe'" }]),
    ...(isList ? [] : [{ path: 'options.lists', expected: "a list of paths such as 'USERS.USER'" }]),
  ];
}
