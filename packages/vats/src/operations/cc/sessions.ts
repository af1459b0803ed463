import { input, integer, listOf, optional, output, required, text, type Reader } from '@trunkline/core';
import { userStatus, type KnownUserStatus } from '../../contact-centre.ts';
import { opaqueId } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { maybe } from '../../webhooks/kinds.ts';
import { checkStatus } from './check-status.ts';
import { sessionAbility, type SessionAbility } from './presence.ts';
import { contactCentre } from './root.ts';

/** Source: manual 2026 §4.4.1.3. */
export interface SessionStatus {
  /** The employee. Wire: `abonent_id`. */
  readonly userId: string;
  /** The session to keep; without it there will be a new one (inferred). Wire: `session`. */
  readonly sessionId?: string;
  /** Wire: `status`. */
  readonly status?: KnownUserStatus;
  /** Instead of `status`: for a status of your own. Wire: `status_alias`. */
  readonly statusAlias?: string;
  /** How long the session lives unless it is kept: 10 seconds to 7 days. Wire: `ttl`. */
  readonly ttlSeconds?: number;
  /** Wire: `device`. */
  readonly device?: string;
  /** Wire: `ip`. */
  readonly ip?: string;
  /** At most 256 characters. Wire: `version`. */
  readonly version?: string;
  /** What it is good for. Wire: `poss`. */
  readonly abilities?: readonly SessionAbility[];
}

/** A session of an employee. */
export interface ContactCentreSession {
  /** Wire: `session`. */
  readonly sessionId: string;
  /** Wire: `ttl`. */
  readonly ttlSeconds?: number;
}

const session: Reader<ContactCentreSession> = output<ContactCentreSession>({
  sessionId: required('session', text()),
  ttlSeconds: maybe('ttl', integer()),
});

/**
 * Opens a session of an employee in the contact centre, keeps it alive, and sets its status. It ends by itself after
 * `ttlSeconds`, and then the webhook `sessionEnd` tells it. Not repeated after a doubt: there might be two.
 *
 * Wire: `POST /cc/set_session_status`. Limit: 10 per second. Source: manual 2026 §4.4.1.3.
 */
export const setStatus: VatsOperation<SessionStatus, ContactCentreSession> = change(
  'cc.sessions.setStatus',
  'set_session_status',
  'unsafe',
  {
    ...contactCentre,
    input: input<SessionStatus>({
      userId: required('abonent_id', opaqueId()),
      sessionId: optional('session', opaqueId()),
      status: optional('status', userStatus),
      statusAlias: optional('status_alias', text()),
      ttlSeconds: optional('ttl', integer({ min: 10, max: 604_800 })),
      device: optional('device', text()),
      ip: optional('ip', text()),
      version: optional('version', text({ max: 256 })),
      abilities: optional('poss', listOf(sessionAbility, { min: 1 })),
    }),
    output: session,
    check: checkStatus,
  },
);
