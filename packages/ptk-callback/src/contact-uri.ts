import { utcText, type UtcTime } from './utc-time.ts';

export interface ContactUriParts {
  /** Whom to call. What a number looks like is the installation's rule; here it must only be there. */
  readonly number: string;
  /** When. Left out: as soon as possible. */
  readonly appointmentTime?: UtcTime;
}

/**
 * A contact URI: `voice://5551212`, or `voice://5551212?appt=2030-01-02T15:00:00Z`. Escapes whatever a number may hold; the time
 * stands as it is, as in the only sample. Throws a `TypeError` if there is no number, or if the time is none.
 *
 * Source: a demonstration of 2013; the form is also what codes 107017 and the vendor's glossary speak of.
 */
export function contactUri({ number, appointmentTime }: ContactUriParts): string {
  if (typeof number !== 'string' || number.trim() === '')
    throw new TypeError('number must be a text that is not empty');
  const uri = `voice://${encodeURIComponent(number.trim())}`;
  if (appointmentTime === undefined) return uri;
  const time = utcText(appointmentTime);
  if (time === undefined) throw new TypeError('appointmentTime must be a Date, or a time such as 2030-01-02T15:00:00Z');
  return `${uri}?appt=${time}`;
}
