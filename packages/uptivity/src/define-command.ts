import {
  input,
  optionError,
  within,
  type Field,
  type InputFields,
  type OperationFacts,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { command, reply, type UptivityOperation, type UptivityReply } from './operation.ts';
import { atLeastOne, type AtLeastOne } from './one-of.ts';
import { wrongFacts } from './command-facts.ts';
import { isCommandName, wrongTag } from './parameters.ts';

/** A field table: public name → `required('TAG', kind)` or `optional('TAG', kind)`. */
export type CommandFields = Readonly<Record<string, Field<Pick<Writer<unknown>, 'expected' | 'write'>>>>;

type Taken<OneField> = OneField extends Field<Writer<infer Value>> ? Value : never;
type RequiredNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends Field<unknown, true> ? Name : never;
}[keyof Fields];

/** The input that a field table describes. */
export type FieldsInput<Fields> = {
  readonly [Name in RequiredNames<Fields>]: Taken<Fields[Name]>;
} & { readonly [Name in Exclude<keyof Fields, RequiredNames<Fields>>]?: Taken<Fields[Name]> };

/** The input of a command of your own: the fields, at least one of the `atLeastOneOf` group among them. */
export type CommandInput<Fields, OneOf extends keyof Fields> = [OneOf] extends [never]
  ? FieldsInput<Fields>
  : AtLeastOne<FieldsInput<Fields>, OneOf & keyof FieldsInput<Fields>>;

/** A command of your server's manual as data. */
export interface CommandFacts<Fields extends CommandFields, OneOf extends keyof Fields, Output> {
  /** Wire: `TYPE`. */
  readonly type: string;
  /** Wire: `ACTION`. */
  readonly action?: string;
  /** How it is called in `meta`, events and for guards. Default: the type in lower case. */
  readonly name?: string;
  readonly parameters?: Fields;
  /** Fields of which at least one must be given. */
  readonly atLeastOneOf?: readonly OneOf[];
  /** Reads the data of the reply: `output({ … })` over its tags. Default: the reply as it came. */
  readonly output?: Reader<Output>;
  /** Elements that may repeat, as paths below `RESULT`: `['USERS.USER']`. */
  readonly lists?: readonly string[];
  /** May it be repeated after a doubt? Default `unsafe`: it may not. */
  readonly repeat?: 'safe' | 'idempotent' | 'unsafe';
}

/**
 * Makes a typed command of what the manual of your server says; run it with `uptivity.run`.
 *
 * ```ts
 * const markCall = defineCommand({
 *   type: 'CALLUPDATE',
 *   parameters: { deviceId: optional('DEVICEID', text()), stationName: optional('STATIONNAME', text()), grade: required('USER3', text()) },
 *   atLeastOneOf: ['deviceId', 'stationName'],
 * });
 * const result = await uptivity.run(markCall, { deviceId: '200', grade: 'gold' });
 * ```
 */
export function defineCommand<
  const Fields extends CommandFields = Record<never, never>,
  const OneOf extends keyof Fields & string = never,
  Output = UptivityReply,
>(facts: CommandFacts<Fields, OneOf, Output>): UptivityOperation<CommandInput<Fields, OneOf>, Output> {
  refuseWrongFacts(facts);
  const {
    type,
    action,
    name = type.toLowerCase(),
    parameters,
    atLeastOneOf = [],
    output,
    lists = [],
    repeat = 'unsafe',
  } = facts;
  type Input = CommandInput<Fields, OneOf>;
  const described: Partial<OperationFacts<Input, Output, unknown>> =
    atLeastOneOf.length === 0
      ? {}
      : { check: atLeastOne(atLeastOneOf) as (input: Input) => ReturnType<ReturnType<typeof atLeastOne>> };
  return command(
    name,
    { type, lists, ...(action === undefined ? {} : { action }) },
    {
      input: input<Input>((parameters ?? {}) as unknown as InputFields<Input>),
      output: output === undefined ? (reply as unknown as Reader<Output>) : within('data', output),
      repeat,
      evidence: 'inferred',
      ...described,
    },
  );
}

interface CommandBasics {
  readonly type: string;
  readonly action?: string;
  readonly name?: string;
  readonly parameters?: CommandFields;
  readonly atLeastOneOf?: readonly string[];
  readonly lists?: readonly string[];
  readonly repeat?: string;
}

/** A command is made once, when the program starts: what is wrong with it is wrong for every call. */
function refuseWrongFacts(facts: CommandBasics): void {
  const { type, action, name = type, parameters = {}, atLeastOneOf = [], lists = [], repeat = 'unsafe' } = facts;
  if (!isCommandName(type)) throw optionError('type', 'the name of a command, such as CALLSTART');
  if (action !== undefined && (typeof action !== 'string' || action === '')) throw optionError('action', 'a text');
  if (typeof name !== 'string' || name === '') throw optionError('name', 'a text');
  const [wrong] = wrongFacts({ repeat, lists });
  if (wrong !== undefined) throw optionError(wrong.path.replace('options.', ''), wrong.expected);
  const stranger = atLeastOneOf.find((one) => !Object.hasOwn(parameters, one));
  if (stranger !== undefined) throw optionError('atLeastOneOf', 'names of parameters');
  refuseWrongTags(parameters, action === undefined ? [] : ['ACTION']);
}

function refuseWrongTags(parameters: CommandFields, taken: readonly string[]): void {
  const seen = new Set(taken);
  for (const [name, { wire }] of Object.entries(parameters)) {
    const [tag] = wire;
    const wrong = seen.has(tag.toUpperCase()) ? 'a tag of its own, in whatever case' : wrongTag(tag);
    if (wrong !== undefined) throw optionError(`parameters.${name}`, wrong);
    seen.add(tag.toUpperCase());
  }
}
