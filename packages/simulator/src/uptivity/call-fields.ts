import type { Fields } from './asked.ts';

/** A parameter that describes a call. */
interface CallField {
  /** Ours. */
  readonly name: CallFieldName;
  /** Its tag in requests. */
  readonly tag: string;
  /** Its name among the fields of a recording. */
  readonly column: string;
  /** What its value must look like. Default: anything. */
  readonly form?: RegExp;
}

const integer = /^-?\d+$/;

const userNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

type CallFieldName =
  | 'ani'
  | 'dnis'
  | 'callId'
  | 'callDirection'
  | 'gate'
  | 'sgroup'
  | 'keepDays'
  | 'archiveAction'
  | `user${(typeof userNumbers)[number]}`;

/** What is known about a call; values are texts, as they came. */
export type CallFields = Readonly<Partial<Record<CallFieldName, string>>>;

/** What can be said about a call. */
const callFields: readonly CallField[] = [
  { name: 'ani', tag: 'ANI', column: 'ani' },
  { name: 'dnis', tag: 'DNIS', column: 'dnis' },
  { name: 'callId', tag: 'CALLID', column: 'callid' },
  { name: 'callDirection', tag: 'CALLDIRECTION', column: 'Calldirection', form: /^[IO]$/ },
  { name: 'gate', tag: 'GATE', column: 'gate' },
  { name: 'sgroup', tag: 'SGROUP', column: 'sgroup' },
  { name: 'keepDays', tag: 'KEEPDAYS', column: 'keepdays', form: integer },
  { name: 'archiveAction', tag: 'ARCHIVEACTION', column: 'archive_action_id', form: integer },
  ...userNumbers.map((number) => ({
    name: `user${number}` as const,
    tag: `USER${number}`,
    column: `user${number}`,
  })),
];

/** The fields among a request's parameters; undefined when one of them can't be what it should be. */
export const readCallFields = (fields: Fields): CallFields | undefined => {
  const given = callFields.flatMap(({ name, tag, form }) => {
    const value = fields[tag];
    return value === undefined ? [] : [{ name, value, isRight: form?.test(value) ?? true }];
  });
  if (!given.every(({ isRight }) => isRight)) return undefined;
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
};

/** The fields under their names in a recording. */
export const columnsOf = (fields: CallFields): Readonly<Record<string, string>> =>
  Object.fromEntries(callFields.map(({ name, column }) => [column, fields[name] ?? '']));
