import { named, oneOf, type Reader, type Writer } from '@trunkline/core';

/** Names for the vendor's numbers: written strictly, read openly. */
export type Words<T extends string> = Writer<T> & Reader<T | (string & {})>;

/** The status of an employee in the contact centre; one of your own has a number above 6, and comes as its text. */
export type UserStatus = KnownUserStatus | (string & {});
export type KnownUserStatus = 'onLine' | 'doNotDisturb' | 'break' | 'offline' | 'outboundDialing' | 'allCalls';

export const userStatus: Words<KnownUserStatus> = named({
  onLine: 1,
  doNotDisturb: 2,
  break: 3,
  offline: 4,
  outboundDialing: 5,
  allCalls: 6,
});

/** How far a task of the contact centre is. Wire: `status`, 0 to 3. */
export type TaskStatus = 'open' | 'done' | 'cancelled' | 'confirmed';
export const taskStatus: Words<TaskStatus> = named({ open: 0, done: 1, cancelled: 2, confirmed: 3 });

/** What is to be done. Wire: `event_type`, 1 to 4. */
export type TaskType = 'call' | 'write' | 'meet' | 'do';
export const taskType: Words<TaskType> = named({ call: 1, write: 2, meet: 3, do: 4 });

/** How much it matters. Wire: `priority`, 1, 2. */
export type TaskPriority = 'normal' | 'important';
export const taskPriority: Words<TaskPriority> = named({ normal: 1, important: 2 });

/** Of what kind a field of your own is, as the vendor says it. Wire: `field_type`, `type`. */
export type CustomFieldKind =
  | 'input_field'
  | 'enum'
  | 'multi_enum'
  | 'address'
  | 'int'
  | 'money'
  | 'date'
  | 'check_box'
  | 'url'
  | 'text'
  | 'point_member';

export const customFieldKind: Words<CustomFieldKind> = oneOf([
  'input_field',
  'enum',
  'multi_enum',
  'address',
  'int',
  'money',
  'date',
  'check_box',
  'url',
  'text',
  'point_member',
]);
