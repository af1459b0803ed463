import { input, noOutput, optional, output, required, text } from '@trunkline/core';
import { acknowledgement, extension, line, numericId } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { checkSettings, settingsOf, type UserSettings } from './settings.ts';

export interface CreateUserInput extends UserSettings {
  /** Wire: `name`. */
  readonly name: string;
  /** One of `roles.list`. Wire: `access_role_id`. */
  readonly accessRoleId: string;
  /** The short number. Wire: `extension`. */
  readonly extension: string;
}

export interface CreatedUser {
  /** Wire: `user_id`. */
  readonly userId: string;
}

/**
 * Adds an employee, and answers the id.
 *
 * Wire: `POST member/create`. Source: manual 2026 §3.7.12.
 */
export const create: VatsOperation<CreateUserInput, CreatedUser> = change('users.create', 'member/create', 'unsafe', {
  input: input<CreateUserInput>({
    name: required('name', text()),
    accessRoleId: required('access_role_id', text()),
    extension: required('extension', extension()),
    ...settingsOf('create'),
  }),
  output: output<CreatedUser>({ userId: required('user_id', text()) }),
  check: checkSettings,
});

export interface UpdateUserInput extends UserSettings {
  /** A text of digits. Wire: `user_id`, a number. */
  readonly userId: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** One of `roles.list`. Wire: `access_role_id`. */
  readonly accessRoleId?: string;
  /** The short number. Wire: `extension`. */
  readonly extension?: string;
  /** The outgoing line, as a number. Wire: `outgoingline`. */
  readonly outgoingLine?: string;
  /**
   * Needed with `numbers`: they are **the whole list from then on**. A number that isn't in it is deleted, and a SIP number
   * with its account. `users.addNumber` and `users.removeNumber` keep the others. Not sent.
   */
  readonly replaceAllNumbers?: true;
}

/**
 * Changes what is named of an employee; `numbers` **replaces all of them**: see `replaceAllNumbers`. The employee of a chat
 * bot can't be changed. Not repeated after a doubt: a password that was set already may be refused, and that counts as a
 * wrong request.
 *
 * Wire: `POST member/update`. Codes: 1000, 3100, 31xx, 3300, 5xxx. Source: manual 2026 §3.7.13.
 */
export const update: VatsOperation<UpdateUserInput, void> = change('users.update', 'member/update', 'unsafe', {
  input: input<UpdateUserInput>({
    userId: required('user_id', numericId()),
    name: optional('name', text()),
    accessRoleId: optional('access_role_id', text()),
    extension: optional('extension', extension()),
    outgoingLine: optional('outgoingline', line()),
    ...settingsOf('update'),
    replaceAllNumbers: acknowledgement,
  }),
  output: noOutput,
  check: (given) => [
    ...checkSettings(given),
    ...(given.numbers === undefined || given.replaceAllNumbers === true
      ? []
      : [{ path: 'replaceAllNumbers', expected: 'true: the numbers that are not sent are deleted' }]),
  ],
});

export interface UserReference {
  /** Wire: `user_id`. */
  readonly userId: string;
}

/**
 * Deletes an employee. Not repeated after a doubt: who is gone already would count as a wrong request.
 *
 * Wire: `POST member/delete`. Codes: also 5302, for a robot. Source: manual 2026 §3.7.14.
 */
export const remove: VatsOperation<UserReference, void> = change('users.remove', 'member/delete', 'unsafe', {
  input: input<UserReference>({ userId: required('user_id', text()) }),
  output: noOutput,
});
