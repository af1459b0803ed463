import { wireText } from '@trunkline/core';

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A value as elements: names are tags, lists repeat their tag. */
export function xmlOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escaped(wireText(value));
  return Object.entries(value)
    .flatMap(([name, inside]: [string, unknown]) =>
      (Array.isArray(inside) ? inside : [inside]).map((one) => `<${name}>${xmlOf(one)}</${name}>`),
    )
    .join('');
}
