import { anything, input, listOf, noOutput, required, text, write, type Composed, type Routine } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { numericId } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { inOrder, merging, type Answer, type MergeMethod } from '../merging.ts';
import { canGoBack, isSame, rowOf, type Row } from './kept-number.ts';
import { list } from './list.ts';
import { checkNumber, numberToRing, type NumberToRing } from './number.ts';
import type { UserNumber } from './user.ts';

interface WhoseNumbers {
  /** A text of digits. Wire: `user_id`, a number. */
  readonly userId: string;
}

export interface AddUserNumberInput extends WhoseNumbers {
  /** A number that the employee has already gets what is named here, and keeps its place. Wire: in `numbers`. */
  readonly number: NumberToRing;
}

export interface RemoveUserNumberInput extends WhoseNumbers {
  /** In any spelling. Wire: left out of `numbers`. */
  readonly number: string;
}

const userId = required('user_id', numericId());
const newNumber = numberToRing('update');

const addition: VatsOperation<AddUserNumberInput, void> = change('users.addNumber', 'member/update', 'idempotent', {
  input: input<AddUserNumberInput>({ userId, number: required('numbers', newNumber) }),
  output: noOutput,
  check: ({ number }) => checkNumber(number, 'number'),
});

const removal: VatsOperation<RemoveUserNumberInput, void> = change(
  'users.removeNumber',
  'member/update',
  'idempotent',
  {
    input: input<RemoveUserNumberInput>({ userId, number: required('numbers', text()) }),
    output: noOutput,
  },
);

interface WholeList extends WhoseNumbers {
  readonly numbers: readonly unknown[];
}

/** What was read goes back as it came, also where it would be no right input of ours. */
const replaceNumbers: VatsOperation<WholeList, void> = change('users.update', 'member/update', 'idempotent', {
  input: input<WholeList>({ userId, numbers: required('numbers', listOf(anything())) }),
  output: noOutput,
});

/** All that the employee has, in the order of ringing; whatever can't be sent back stops us before anything is lost. */
async function readNumbers(own: Composed<VatsCode>, { userId: wanted }: WhoseNumbers): Answer<readonly UserNumber[]> {
  const asked = await own.run(list, { extraFields: ['general.user_id', 'telephony.numbers.schedule'] });
  if (!asked.ok) return asked;
  const user = asked.value.find(({ general }) => general.userId === wanted);
  if (user === undefined) return own.wrong([{ path: 'userId', expected: 'the id of an employee' }]);
  const { numbers } = user.telephony;
  if (numbers === undefined) return own.misread([{ path: 'telephony.numbers', expected: 'there: a list' }]);
  const astray = numbers.findIndex(({ schedule }) => !canGoBack(schedule));
  if (astray >= 0) return own.misread([{ path: `telephony.numbers[${astray}].schedule`, expected: 'one schedule' }]);
  return own.done(inOrder(numbers));
}

/** Sends the list whole. */
function writeNumbers(own: Composed<VatsCode>, { userId: id }: WhoseNumbers, numbers: readonly Row[]): Answer<void> {
  return own.run(replaceNumbers, { userId: id, numbers });
}

/**
 * Gives an employee one more number, or changes one, and keeps all others: reads the list, and sends it back whole. What
 * somebody else changes between the two is lost. A schedule of another number goes back as it was read: that the PBX takes it
 * so is inferred.
 *
 * Wire: `POST config/users/request`, then `POST member/update`. Source: manual 2026 §3.7.1, §3.7.13.
 *
 * ```ts
 * await vats.users.addNumber({ userId: '3000101', number: { number: '+7 916 123-45-67', protocol: 'tel', waitSeconds: 20 } });
 * ```
 */
export const addNumber: Routine<MergeMethod<AddUserNumberInput>> = merging({
  operation: addition,
  read: readNumbers,
  merge: ({ number }, kept) => {
    const added = write(newNumber, number).wire as Row;
    const place = kept.findIndex((one) => isSame(one, number.number));
    const rows = kept.map(rowOf);
    return place < 0 ? [...rows, added] : rows.with(place, { ...rows[place], ...added });
  },
  write: writeNumbers,
});

/**
 * Takes a number from an employee, and keeps all others: reads the list, and sends it back whole. A SIP number loses its
 * account too. What somebody else changes between the two is lost.
 *
 * Wire: `POST config/users/request`, then `POST member/update`. Source: manual 2026 §3.7.1, §3.7.13.
 */
export const removeNumber: Routine<MergeMethod<RemoveUserNumberInput>> = merging({
  operation: removal,
  read: readNumbers,
  merge: ({ number }, kept) => {
    const left = kept.filter((one) => !isSame(one, number));
    return left.length === kept.length ? undefined : left.map(rowOf);
  },
  write: writeNumbers,
});
