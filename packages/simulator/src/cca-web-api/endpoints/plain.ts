import type { CcaWebApiEntry } from '../company.ts';
import type { CcaWebApiSettings } from '../options.ts';
import { answered } from '../outcome.ts';
import type { Release } from '../version.ts';
import type { Endpoint } from './endpoint.ts';
import { describeEntry } from './writing.ts';

/** A list of which only ids and names are known. */
const listed = (path: string, entries: (settings: CcaWebApiSettings) => readonly CcaWebApiEntry[]): Endpoint => ({
  method: 'GET',
  path,
  run: ({ settings }) => answered(entries(settings).map(describeEntry)),
});

/** Something of which nothing is known but its path. */
const shown = (path: string, what: (settings: CcaWebApiSettings) => unknown, since?: Release): Endpoint => ({
  method: 'GET',
  path,
  ...(since === undefined ? {} : { since }),
  run: ({ settings }) => answered(what(settings)),
});

export const plainEndpoints: readonly Endpoint[] = [
  listed('Jobs', ({ jobs }) => jobs),
  listed('JobSchedules', ({ jobSchedules }) => jobSchedules),
  listed('Groups', ({ groups }) => groups),
  listed('OutboundGroups', ({ outboundGroups }) => outboundGroups),
  shown('GeneralSettings', ({ generalSettings }) => generalSettings),
  shown('Server/State', ({ serverState }) => serverState),
  shown('Server/Configuration', ({ serverConfiguration }) => serverConfiguration),
  shown('DatabaseConnectionConfiguration', (settings) => settings.databaseConnectionConfiguration, '5.4.7'),
];
