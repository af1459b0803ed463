import type { Field } from '../fields.ts';

/** Parameters that many requests have. */
export const text: Field = { kind: 'text' };
export const number: Field = { kind: 'number' };
export const flag: Field = { kind: 'flag' };
export const texts: Field = { kind: 'list', of: text };
export const numbers: Field = { kind: 'list', of: number };

export const required = (field: Field): Field & { readonly required: true } => ({ ...field, required: true });

export const shortText = (maxLength: number): Field => ({ kind: 'text', maxLength });

export const oneOf = (...values: readonly (string | number)[]): Field => ({ kind: 'text', values: values.map(String) });

/** `YYYY-MM-DD HH:MM:SS`. */
export const dateTime: Field = { kind: 'text', pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ };

/** `YYYY-MM-DD`. */
export const date: Field = { kind: 'text', pattern: /^\d{4}-\d\d-\d\d$/ };

/** `HH:MM`. */
export const timeOfDay: Field = { kind: 'text', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ };
