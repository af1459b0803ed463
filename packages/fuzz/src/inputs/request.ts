import { write, type SendRequest } from '@trunkline/core';
import type { Client } from '../clients/client.ts';
import type { AnyOperation } from './from-issues.ts';
import { leavesOf, textsOf } from './leaves.ts';

const token = /^[\w!#$%&'*+.^`|~-]+$/;
const inOneLine = /^[^\r\n\0]*$/;

/** What is wrong with a request as such: it leaves its endpoint, or a value breaks out of its header. */
function shapeProblems({ endpoint, path, headers }: SendRequest): readonly string[] {
  const { href } = new URL(endpoint.url + path);
  const odd = Object.entries(headers).filter(([name, value]) => !token.test(name) || !inOneLine.test(value));
  return [
    ...(href.startsWith(endpoint.url) ? [] : [`the request leaves ${endpoint.url}: ${href}`]),
    ...odd.map(([name]) => `the header ${JSON.stringify(name)} holds what no header can`),
  ];
}

/** Is all that the caller has given in the request, each text whole and as it was given? */
export function requestProblems(
  request: SendRequest,
  operation: AnyOperation,
  input: unknown,
  { separators, respelled }: Pick<Client, 'separators' | 'respelled'>,
): readonly string[] {
  const found = leavesOf(request, separators);
  const lost = textsOf(write(operation.input, input).wire).filter(
    (text) => !found.has(text) && respelled?.has(text) !== true,
  );
  return [...shapeProblems(request), ...lost.map((text) => `not in the request: ${JSON.stringify(text)}`)];
}
