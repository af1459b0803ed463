/** One parameter of a request. Numbers may come as numeric strings and texts as numbers, as the vendor's samples do. */
export interface Field {
  readonly kind: 'text' | 'subscriber' | 'number' | 'list' | 'object';
  readonly required?: true;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** In bytes. Default: no limit. */
  readonly maxBytes?: number;
  /** In characters, by alphabet. */
  readonly maxSms?: { readonly latin: number; readonly other: number };
  readonly fields?: FieldTable;
}

export type FieldTable = Readonly<Record<string, Field>>;

/** The parameters of a request, as parsed. */
export type Input = Readonly<Record<string, unknown>>;

export const missing = 3103;
export const malformed = 3104;

/** The code of each wrong parameter, by its dotted path; empty when all is well. */
export const check = (table: FieldTable, input: Input, path = ''): Record<string, number> =>
  Object.assign({}, ...Object.entries(table).map(([name, field]) => checkField(field, input[name], path + name)));

const checkField = (field: Field, value: unknown, path: string): Record<string, number> => {
  if (value === undefined || value === null || value === '') return field.required ? { [path]: missing } : {};
  if (field.kind === 'object') {
    return isObject(value) ? check(field.fields ?? {}, value, `${path}.`) : { [path]: malformed };
  }
  return isWellFormed(field, value) ? {} : { [path]: malformed };
};

const isWellFormed = (field: Field, value: unknown): boolean => {
  if (field.kind === 'list') return Array.isArray(value);
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value);
  if (field.kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) return false;
  if (field.kind === 'subscriber' && !subscriber.test(text)) return false;
  if (field.values !== undefined && !field.values.includes(text)) return false;
  if (field.maxSms !== undefined && text.length > smsLimit(field.maxSms, text)) return false;
  return field.maxBytes === undefined || Buffer.byteLength(text) <= field.maxBytes;
};

/** Digits without a plus, or a SIP address. */
const subscriber = /^(\d+|(sip:)?[^\s@]+@[^\s@]+)$/;

const smsLimit = (limits: { latin: number; other: number }, text: string): number =>
  /^[\u0020-\u007E\r\n]*$/.test(text) ? limits.latin : limits.other;

export const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter as text; undefined when absent or empty. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export const objectOf = (value: unknown): Input => (isObject(value) ? value : {});
