import { createRequire } from 'node:module';

/** What is used of the parser. Its own declarations don't hold under strict options, and would come to whoever imports us. */
interface Parser {
  on(event: 'error' | 'doctype', handler: () => void): void;
  on(event: 'opentag' | 'closetag', handler: (tag: { readonly name: string }) => void): void;
  on(event: 'text' | 'cdata', handler: (text: string) => void): void;
  write(text: string): { close(): void };
}

const require = createRequire(import.meta.url);
const { SaxesParser } = require('saxes') as { readonly SaxesParser: new () => Parser };

/** A parameter as it stands in a request: name and value. */
export type Parameter = readonly [name: string, value: string];

/**
 * Reads a request: a root `REQUEST` around elements that hold nothing but text. Undefined for anything else, so also for
 * markup that is not well-formed to the last character.
 */
export const readDocument = (text: string): readonly Parameter[] | undefined => {
  const parameters: Parameter[] = [];
  const open: string[] = [];
  let value = '';
  let isRight = true;
  const spoil = (): void => void (isRight = false);

  const parser = new SaxesParser();
  parser.on('error', spoil);
  parser.on('doctype', spoil);
  parser.on('opentag', ({ name }) => {
    if (open.length === 0 ? name !== 'REQUEST' : open.length > 1) spoil();
    open.push(name);
    value = '';
  });
  const addText = (part: string): void => {
    if (open.length === 2) value += part;
    else if (part.trim() !== '') spoil();
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    if (open.length === 2) parameters.push([name, value]);
    open.pop();
  });
  parser.write(text).close();
  return isRight ? parameters : undefined;
};
