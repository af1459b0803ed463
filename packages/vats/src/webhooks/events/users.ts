import { decimal, required, text, type CodeReading } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { userStatus as status, type UserStatus } from '../../contact-centre.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe } from '../kinds.ts';

/**
 * An employee has another status in the contact centre. A repeat is known by employee, status and times, where they came.
 *
 * Wire: `events/user/status_changed`. Source: manual 2026 §4.4.2.1.
 */
export interface VatsUserStatusEvent {
  readonly kind: 'userStatus';
  /** The employee: of the same kind as `userId` elsewhere (partly inferred). Wire: `abonent_id`. */
  readonly userId?: string;
  /** Wire: `status`. */
  readonly status: UserStatus;
  /** Wire: `status_alias`. */
  readonly statusAlias?: string;
  /** The status that one of your own belongs to. Wire: `parent_status`. */
  readonly parentStatus?: UserStatus;
  /** Milliseconds since 1970. Wire: `when`. */
  readonly changedAtMs?: number;
  /** Milliseconds since 1970. Wire: `timestamp`. */
  readonly timestampMs?: number;
}

/**
 * A contact-centre session ended; told only to the system that opened it. A repeat is known by the session.
 *
 * Wire: `events/user/session_end`. Source: manual 2026 §4.4.2.2.
 */
export interface VatsSessionEndEvent {
  readonly kind: 'sessionEnd';
  /** Why. Wire: `result`. */
  readonly result: CodeReading<VatsCode>;
  /** The employee. Wire: `abonent`, in the manual's sample `abonent_id`. */
  readonly userId: string;
  /** Wire: `session`. */
  readonly session: string;
  /** Milliseconds since 1970. Wire: `timestamp`. */
  readonly timestampMs: number;
}

export const userStatus: EventReader = eventReader<VatsUserStatusEvent>(
  'userStatus',
  {
    userId: maybe('abonent_id', text()),
    status: required('status', status),
    statusAlias: maybe('status_alias', text()),
    parentStatus: maybe('parent_status', status),
    changedAtMs: maybe('when', decimal()),
    timestampMs: maybe('timestamp', decimal()),
  },
  { same: ({ userId, status: now, changedAtMs, timestampMs }) => [userId, now, changedAtMs, timestampMs] },
);

export const sessionEnd: EventReader = eventReader<VatsSessionEndEvent>(
  'sessionEnd',
  {
    result: required('result', code),
    userId: required(['abonent', 'abonent_id'], text()),
    session: required('session', text()),
    timestampMs: required('timestamp', decimal()),
  },
  { same: ({ session }) => [session] },
);
