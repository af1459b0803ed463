import type { PastCall, PastLeg } from '../../calls/past-call.ts';
import { unixSeconds } from '../../calls/events.ts';
import type { VatsSettings } from '../../options.ts';

type Records = VatsSettings['statistics']['records'];
type Column = (leg: PastLeg, call: PastCall, records: Records) => string | number;

/** What a column of the CSV holds. Texts may be absent, and are empty then. */
export const columns: Readonly<Record<string, Column>> = {
  records: ({ recordingIds }, _call, records) =>
    records === 'brackets' ? `[${recordingIds.join(',')}]` : recordingIds.join(','),
  start: (leg) => unixSeconds(leg.appearedAt),
  finish: (leg) => unixSeconds(leg.endedAt),
  answer: (leg) => unixSeconds(leg.connectedAt ?? 0),
  from_extension: ({ from }) => from.extension ?? '',
  from_number: ({ from }) => from.number ?? '',
  to_extension: ({ to }) => to.extension ?? '',
  to_number: ({ to }) => to.number ?? '',
  disconnect_reason: ({ reason }) => reason,
  line_number: (_leg, { lineNumber }) => lineNumber,
  location: ({ location }) => location,
  entry_id: (_leg, { entryId }) => entryId,
  create: (_leg, { createdAt }) => unixSeconds(createdAt),
};

/** The columns that come unless others are asked for, in this order. */
export const defaultColumns: readonly string[] = Object.keys(columns).slice(0, 11);
