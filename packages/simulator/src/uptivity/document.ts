import { createXmlParser } from '../frame/xml-parser.ts';

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

  const parser = createXmlParser();
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
