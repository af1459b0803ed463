import type { Letter } from '../../frame/letter.ts';
import type { GcSettings } from '../options.ts';

/** Numbers and booleans as the options want them. */
export const inScalars = (value: unknown, scalars: GcSettings['scalars']): unknown => {
  if (scalars === 'native') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((item) => inScalars(item, scalars));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inScalars(item, scalars)]));
};

const wrappings: { readonly [Wrapping in GcSettings['wrapping']]: (event: unknown) => unknown } = {
  bare: (event) => event,
  data: (event) => ({ data: event }),
  array: (event) => [event],
  string: (event) => JSON.stringify(event),
};

export const letterFor = (event: unknown, wrapping: GcSettings['wrapping']): Letter => ({
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(wrappings[wrapping](event)),
});
