import type { Session } from '../../company.ts';
import { malformed, missing, numberOf, textOf, textsOf, type Input } from '../../fields.ts';
import { wrong } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused } from '../../verdict.ts';
import { number, required, shortText, text, texts } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';

const offline = 4;
const wrongState = 4100;
const endedByUser = 1000;
const sessionLost = 1200;
const endedByAdministrator = 1232;
const oneOfThem = 3135;
const shortestTtl = 10;
const longestTtl = 7 * 24 * 60 * 60;
/** Inferred: the manual gives only the least and the most. */
const usualTtl = 3600;

/** The status that is asked for, by number or by alias; undefined when there is no such one. */
const statusIn = ({ settings }: Pbx, input: Input): number | undefined => {
  const [id, alias] = [textOf(input.status), textOf(input.status_alias)];
  const found = settings.lists.statuses.find((status) =>
    alias === undefined ? String(status.id) === id : status.status_alias === alias,
  );
  return numberOf(found?.id);
};

const isUser = ({ company }: Pbx, abonentId: string): boolean =>
  company.users.some(({ userId }) => String(userId) === abonentId);

const setStatus = ({ company, settings, time, post }: Pbx, abonentId: string, status: number): void => {
  company.userStatuses.set(abonentId, status);
  const described = settings.lists.statuses.find(({ id }) => id === status);
  void post('events/user/status_changed', {
    abonent_id: Number(abonentId),
    status,
    status_alias: described?.status_alias ?? '',
    parent_status: described?.parent ?? status,
    when: time.now(),
    timestamp: time.now(),
  });
};

const endSession = ({ company, time, post }: Pbx, { session, abonentId }: Session, result: number): void => {
  company.sessions.delete(session);
  void post('events/user/session_end', { result, abonent: Number(abonentId), session, timestamp: time.now() });
};

const sessionsOf = ({ company }: Pbx, abonentId: string): readonly Session[] =>
  [...company.sessions.values()].filter((session) => session.abonentId === abonentId);

/** Opens a session, or keeps one alive; it ends when its time to live has passed. */
const setSessionStatus: Query = {
  path: '/cc/set_session_status',
  fields: {
    abonent_id: required(number),
    session: text,
    status: number,
    status_alias: text,
    ttl: { kind: 'number', range: [shortestTtl, longestTtl] },
    device: text,
    ip: text,
    version: shortText(256),
    poss: { kind: 'list', of: { kind: 'text', values: ['1', '2', '3'] } },
  },
  answer: (pbx, input) => {
    const { company, ids, time } = pbx;
    const abonentId = textOf(input.abonent_id) ?? '';
    if (!isUser(pbx, abonentId)) return wrong({ abonent_id: noSuchThing });
    const id = textOf(input.session);
    const before = company.sessions.get(id ?? '');
    if (id !== undefined && before === undefined) return wrong({ session: noSuchThing });
    const isSilent = textOf(input.status) === undefined && textOf(input.status_alias) === undefined;
    const status = isSilent ? before?.status : statusIn(pbx, input);
    if (status === undefined) return wrong({ status: isSilent ? missing : malformed });
    const ttl = numberOf(input.ttl) ?? usualTtl;
    const session: Session = {
      session: id ?? ids.opaque('session'),
      abonentId,
      status,
      device: textOf(input.device) ?? before?.device ?? '',
      ip: textOf(input.ip) ?? before?.ip ?? '127.0.0.1',
      poss: input.poss === undefined ? (before?.poss ?? [1]) : textsOf(input.poss).map(Number),
      startedAt: before?.startedAt ?? time.now(),
      endsAt: time.now() + ttl * 1000,
    };
    company.sessions.set(session.session, session);
    if (company.userStatuses.get(abonentId) !== status) setStatus(pbx, abonentId, status);
    if (status === offline) endSession(pbx, session, endedByUser);
    time.schedule(ttl * 1000, () => {
      if (company.sessions.get(session.session) === session) endSession(pbx, session, sessionLost);
    });
    return ok({ session: session.session, ttl });
  },
};

/** The administrator's way: for any employee who isn't offline. */
const setAbonentStatus: Query = {
  path: '/cc/set_abonent_status',
  fields: { abonent_id: required(number), status: number, status_alias: text },
  rule: (input) =>
    textOf(input.status) === undefined && textOf(input.status_alias) === undefined ? refused(oneOfThem) : undefined,
  answer: (pbx, input) => {
    const abonentId = textOf(input.abonent_id) ?? '';
    if (!isUser(pbx, abonentId)) return wrong({ abonent_id: noSuchThing });
    const status = statusIn(pbx, input);
    if (status === undefined) return wrong({ status: malformed });
    const sessions = sessionsOf(pbx, abonentId);
    if (sessions.length === 0) return refused(wrongState);
    setStatus(pbx, abonentId, status);
    for (const session of sessions) {
      if (status === offline) endSession(pbx, session, endedByAdministrator);
      else session.status = status;
    }
    return ok();
  },
};

const sessionTypes = ['sip', 'cc', 'mtm', 'mtd'] as const;

/** Who is there, and how. Of SIP accounts, every one counts as registered. */
const getPresence: Query = {
  path: '/cc/get_presence',
  fields: { abonent_id: number, session_types: texts },
  answer: (pbx, input) => {
    const { company } = pbx;
    const asked = textsOf(input.session_types);
    const wanted = sessionTypes.filter((type) => asked.length === 0 || asked.includes(type));
    const abonentId = textOf(input.abonent_id);
    const users = company.users.filter(({ userId }) => abonentId === undefined || String(userId) === abonentId);
    return ok({
      abonents: users.map(({ userId }) => {
        const bound = { sip: sipsOf(pbx, userId), cc: sessionsOf(pbx, String(userId)).map(describe), mtm: [], mtd: [] };
        return {
          abonent_id: userId,
          used_uac_type: wanted.filter((type) => bound[type].length > 0),
          ...Object.fromEntries(wanted.map((type) => [type, bound[type]])),
          calls: [],
        };
      }),
    });
  },
};

const sipsOf = ({ company, time }: Pbx, userId: number): object[] =>
  company.sips
    .filter((account) => account.userId === userId)
    .map(({ login, domain }) => ({
      uac: 'softphone',
      ip: '127.0.0.1',
      timestamp: time.now(),
      poss: [1],
      uname: `${login}@${domain}`,
    }));

const describe = ({ device, ip, startedAt, poss, status }: Session): object => ({
  uac: 'api',
  ip,
  timestamp: startedAt,
  poss,
  status,
  device,
});

export const presence: readonly Query[] = [setSessionStatus, setAbonentStatus, getPresence];
