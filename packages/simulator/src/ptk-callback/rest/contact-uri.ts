import { readUtcTime } from '../utc-time.ts';

/** What a Contact URI asks for. */
interface Contact {
  readonly number: string;
  /** As text, for it is checked like that of any appointment. */
  readonly appointment: string | undefined;
}

/** Reads `voice://5551212?appt=2030-01-02T15:00:00Z`; the time may be escaped. Undefined for anything else. */
export const readContactUri = (uri: string, rule: RegExp): Contact | undefined => {
  const [, host, query = ''] = /^voice:\/\/([^/?#]+)\/?(?:\?([^#]*))?$/i.exec(uri) ?? [];
  const number = unescaped(host);
  if (number === undefined || !rule.test(number)) return undefined;
  const asked = query.split('&').find((part) => part.startsWith('appt='));
  const appointment = asked === undefined ? undefined : unescaped(asked.slice('appt='.length));
  if (asked !== undefined && readUtcTime(appointment ?? '') === undefined) return undefined;
  return { number, appointment };
};

const unescaped = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
