import {
  anything,
  input,
  integer,
  listOf,
  named,
  oneOf,
  optional,
  output,
  required,
  text,
  within,
  type Reader,
} from '@trunkline/core';
import { userStatus, type UserStatus, type Words } from '../../contact-centre.ts';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { contactCentre } from './root.ts';

/** By what an employee can be present: a SIP telephone, the contact centre, and two of the vendor's programs. */
export type SessionType = 'sip' | 'cc' | 'mtm' | 'mtd';

/** What a session is good for. Wire: `poss`, 1 to 3. */
export type SessionAbility = 'calls' | 'messages' | 'video';
export const sessionAbility: Words<SessionAbility> = named({ calls: 1, messages: 2, video: 3 });

/** Whose presence. Without a field: everyone's, by everything (inferred). */
export interface PresenceFilter {
  /** The employee. Wire: `abonent_id`. */
  readonly userId?: string;
  /** Wire: `session_types`. */
  readonly sessionTypes?: readonly SessionType[];
}

/** A client program that an employee is bound with. */
export interface PresentSession {
  /** The program. Wire: `uac`. */
  readonly client?: string;
  /** Wire: `ip`. */
  readonly ip?: string;
  /** As it comes; its unit is not said. Wire: `timestamp`. */
  readonly timestamp?: number;
  /** Wire: `poss`. */
  readonly abilities?: readonly (SessionAbility | (string & {}))[];
  /** Not in `cc`. Wire: `uname`. */
  readonly userName?: string;
  /** Not in `sip`. Wire: `status`. */
  readonly status?: UserStatus;
  /** Not in `sip`. Wire: `device`. */
  readonly device?: string;
}

/** How an employee can be reached. Source: manual 2026 §4.4.1.3. */
export interface Presence {
  /** Wire: `abonent_id`. */
  readonly userId: string;
  /** Wire: `used_uac_type`. */
  readonly usedClients: readonly string[];
  /** SIP telephones. Wire: `sip`. */
  readonly sip: readonly PresentSession[];
  /** The contact centre; its name is also read in Cyrillic letters, as the manual prints it. Wire: `cc`. */
  readonly cc: readonly PresentSession[];
  /** Wire: `mtm`. */
  readonly mtm: readonly PresentSession[];
  /** Wire: `mtd`. */
  readonly mtd: readonly PresentSession[];
  /** Their shape is not said; as they come. Wire: `calls`. */
  readonly calls: readonly unknown[];
}

const session: Reader<PresentSession> = output<PresentSession>({
  client: maybe('uac', text()),
  ip: maybe('ip', text()),
  timestamp: maybe('timestamp', integer()),
  abilities: maybe('poss', items(sessionAbility)),
  userName: maybe('uname', text()),
  status: maybe('status', userStatus),
  device: maybe('device', text()),
});

/** Where nothing is bound stands an empty object, or nothing at all. */
const nothing: Omit<Presence, 'userId'> = { usedClients: [], sip: [], cc: [], mtm: [], mtd: [], calls: [] };

type Sent = Pick<Presence, 'userId'> & Partial<Presence>;

const sent: Reader<Sent> = output<Sent>({
  userId: required('abonent_id', text()),
  usedClients: maybe('used_uac_type', items(text())),
  sip: maybe('sip', items(session)),
  cc: maybe(['cc', 'сс'], items(session)),
  mtm: maybe('mtm', items(session)),
  mtd: maybe('mtd', items(session)),
  calls: maybe('calls', items(anything())),
});

const presenceOf: Reader<Presence> = {
  expected: 'the presence of an employee',
  read: (wire, path, issues) => ({ ...nothing, ...sent.read(wire, path, issues) }),
};

const listed = items(presenceOf);

/** Nobody is present: an empty object instead of a list. */
const everyone: Reader<readonly Presence[]> = {
  expected: listed.expected,
  read(wire, path, issues) {
    const empty = typeof wire === 'object' && wire !== null && Object.keys(wire).length === 0;
    return empty ? [] : listed.read(wire, path, issues);
  },
};

/**
 * By what employees can be reached just now.
 *
 * Wire: `POST /cc/get_presence`. Limit: 10 per second. Source: manual 2026 §4.4.1.3.
 */
export const presence: VatsOperation<PresenceFilter, readonly Presence[]> = query('cc.presence', 'get_presence', {
  ...contactCentre,
  input: input<PresenceFilter>({
    userId: optional('abonent_id', opaqueId()),
    sessionTypes: optional('session_types', listOf(oneOf(['sip', 'cc', 'mtm', 'mtd']), { min: 1 })),
  }),
  output: within('abonents', everyone),
});
