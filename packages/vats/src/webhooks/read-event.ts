import { keepRaw, type Issue } from '@trunkline/core';
import type { EventReader, ReadEvent } from './event-reader.ts';
import { bookContacts, bookGroups, bookOrganizations } from './events/address-book.ts';
import { appealClosed } from './events/appeal.ts';
import { call } from './events/call.ts';
import { chatReader } from './events/messages.ts';
import { recording, recordingAdded, recordingTagged } from './events/recordings.ts';
import { commandByPath, commandResult, statisticsReady } from './events/results.ts';
import { dtmf, recognition, sms } from './events/signals.ts';
import { summary } from './events/summary.ts';
import { task } from './events/task.ts';
import { sessionEnd, userStatus } from './events/users.ts';

type Wire = Readonly<Record<string, unknown>>;

/** The older manual posts summaries to the path of calls; no call has an entry result, and no summary a state. */
const callOrSummary = (wire: Wire): EventReader =>
  Object.hasOwn(wire, 'entry_result') && !Object.hasOwn(wire, 'call_state') ? summary : call;

const always =
  (reader: EventReader): ((wire: Wire) => EventReader) =>
  () =>
    reader;

/** Who reads what is posted where. */
const readers: ReadonlyMap<string, (wire: Wire) => EventReader | undefined> = new Map([
  ['events/call', callOrSummary],
  ['events/summary', always(summary)],
  ['events/recording', always(recording)],
  ['events/record/added', always(recordingAdded)],
  ['events/record/tagged', always(recordingTagged)],
  ['events/dtmf', always(dtmf)],
  ['events/sms', always(sms)],
  ['events/recognized/offline', always(recognition)],
  ['events/ab/organizations', always(bookOrganizations)],
  ['events/ab/contacts', always(bookContacts)],
  ['events/ab/groups', always(bookGroups)],
  ['events/user/status_changed', always(userStatus)],
  ['events/user/session_end', always(sessionEnd)],
  ['events/md/onAppealClose', always(appealClosed)],
  ['events/md', chatReader],
  ['result/stat', always(statisticsReady)],
  ['result/stats', always(statisticsReady)],
  ...Object.entries(commandByPath).map(([path, command]) => [path, always(commandResult(command))] as const),
]);

const mostSegments = 4;

/** Whatever base path stands in front of it, and with a slash at its end or without: the vendor's path, if it is known. */
function knownPath(segments: readonly string[]): string | undefined {
  for (let count = mostSegments; count > 1; count -= 1) {
    const path = segments.slice(-count).join('/');
    if (readers.has(path)) return path;
  }
  return undefined;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const ping = /(^|\/)ping\/*$/;

export function isConnectionCheck(path: string): boolean {
  return ping.test(path);
}

function unknown(wire: Wire, segments: readonly string[]): ReadEvent {
  // The path of the contact centre's tasks is not documented; no other event has all of their fields.
  const issues: Issue[] = [];
  const found = task(wire, issues);
  if (issues.length === 0) return found;
  const start = Math.max(segments.lastIndexOf('events'), segments.lastIndexOf('result'), 0);
  return { event: { kind: 'unknown', path: segments.slice(start).join('/') } };
}

/** Reads what was posted to a path. What is wrong with it goes to `issues`; an unknown path or kind is an event of its own. */
export function readVatsEvent(path: string, wire: Wire, issues: Issue[]): ReadEvent {
  const segments = segmentsOf(path);
  const known = knownPath(segments);
  const reader = known === undefined ? undefined : readers.get(known)?.(wire);
  const read = reader === undefined ? unknown(wire, segments) : reader(wire, issues);
  keepRaw(read.event, wire);
  return read;
}
