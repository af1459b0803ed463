/** One parameter of a request. Numbers may come as numeric strings and texts as numbers, as the vendor's samples do. */
export interface Field {
  readonly kind: 'text' | 'subscriber' | 'number' | 'flag' | 'list' | 'object';
  readonly required?: true;
  /** An empty text says something here, and isn't missing. */
  readonly mayBeEmpty?: true;
  /** The only values allowed. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** In bytes. Default: no limit. */
  readonly maxBytes?: number;
  /** In characters. Default: no limit. */
  readonly maxLength?: number;
  /** In characters, by alphabet. */
  readonly maxSms?: { readonly latin: number; readonly other: number };
  /** The least and the most that a number may be. */
  readonly range?: readonly [least: number, most: number];
  /** What an object holds. */
  readonly fields?: FieldTable;
  /** What stands in a list. */
  readonly of?: Field;
  /** A list of one may come without its brackets. */
  readonly orOne?: true;
}

export type FieldTable = Readonly<Record<string, Field>>;

/** The parameters of a request, as parsed. */
export type Input = Readonly<Record<string, unknown>>;

/** The code of each wrong parameter, by its dotted path. */
export type WrongFields = Readonly<Record<string, number>>;

export const missing = 3103;
export const malformed = 3104;
const tooSmall = 3108;
const tooLarge = 3109;

/** The code of each wrong parameter; empty when all is well. */
export const check = (table: FieldTable, input: Input, path = ''): WrongFields =>
  merged(Object.entries(table).map(([name, field]) => checkField(field, input[name], path + name)));

const merged = (all: readonly WrongFields[]): WrongFields => Object.assign({}, ...all) as WrongFields;

const checkField = (field: Field, value: unknown, path: string): WrongFields => {
  if (value === undefined || value === null || value === '') {
    return field.required && !(field.mayBeEmpty && value === '') ? { [path]: missing } : {};
  }
  const wrong = (code: number | undefined): WrongFields => (code === undefined ? {} : { [path]: code });
  switch (field.kind) {
    case 'object':
      return isObject(value) ? check(field.fields ?? {}, value, `${path}.`) : wrong(malformed);
    case 'list':
      if (!Array.isArray(value)) return field.orOne && field.of ? checkField(field.of, value, path) : wrong(malformed);
      return merged(value.map((item, index) => (field.of ? checkField(field.of, item, `${path}.${index}`) : {})));
    case 'flag':
      return wrong(
        typeof value === 'boolean' || ['true', 'false', '0', '1'].includes(textOf(value) ?? '') ? undefined : malformed,
      );
    default:
      return wrong(wrongWith(field, value));
  }
};

const wrongWith = (field: Field, value: unknown): number | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return malformed;
  const text = String(value);
  if (!isWellFormed(field, text)) return malformed;
  const [least, most] = field.range ?? [-Infinity, Infinity];
  if (Number(text) < least) return tooSmall;
  return Number(text) > most ? tooLarge : undefined;
};

const isWellFormed = (field: Field, text: string): boolean => {
  if (field.kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) return false;
  if (field.kind === 'subscriber' && !subscriber.test(text)) return false;
  if (field.values !== undefined && !field.values.includes(text)) return false;
  if (field.pattern !== undefined && !field.pattern.test(text)) return false;
  if (field.maxSms !== undefined && text.length > smsLimit(field.maxSms, text)) return false;
  if (field.maxLength !== undefined && text.length > field.maxLength) return false;
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

/** A parameter as a number; undefined when absent or empty. */
export const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : Number(text);
};

export const isOn = (value: unknown): boolean => ['true', '1'].includes(String(value));

export const objectOf = (value: unknown): Input => (isObject(value) ? value : {});

/** A parameter as a list; one that came without its brackets is a list of one. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
};

export const textsOf = (value: unknown): readonly string[] => listOf(value).flatMap((item) => textOf(item) ?? []);

/** Some parameters of many, those that were sent. */
export const pick = (input: Input, names: readonly string[]): Input =>
  Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
