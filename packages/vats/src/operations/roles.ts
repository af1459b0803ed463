import { noInput, optional, output, required, text, within, type NoInput, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';
import { items, maybe } from '../webhooks/kinds.ts';

/** Something that a role may do. */
export interface Permission {
  /** Wire: `code`. */
  readonly code: string;
  /** Wire: `param`. */
  readonly parameter?: string;
}

/** What employees may do in the personal account. Source: manual 2026 §3.7.11. */
export interface Role {
  /** What `users.create` takes as `accessRoleId`. Wire: `role_id`, a number. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** May be empty. Wire: `permissions`. */
  readonly permissions?: readonly Permission[];
}

const permission: Reader<Permission> = output<Permission>({
  code: required('code', text()),
  parameter: optional('param', text()),
});

const role: Reader<Role> = output<Role>({
  id: required('role_id', text()),
  name: optional('name', text()),
  permissions: maybe('permissions', items(permission)),
});

/**
 * The access roles.
 *
 * Wire: `POST roles`. Source: manual 2026 §3.7.11.
 */
export const list: VatsOperation<NoInput, readonly Role[]> = query('roles.list', 'roles', {
  input: noInput,
  output: within('roles', items(role)),
});
