import { operations } from './operations/index.ts';
import { isDone, reply, type Reply } from './reply.ts';
import type { Site } from './site.ts';
import type { Given } from './soap/given.ts';
import { messages, type Field, type OperationName } from './wire/messages.ts';

/** What stands between a request and its operation: the installation, the platform, the licence's window, the tenant. */
export const carryOut = (site: Site, operation: OperationName, given: Given): Reply => {
  if (site.settings.notImplemented.includes(operation)) return reply('MethodNotImplemented');
  const refused = turnedAway(site);
  if (refused !== undefined) return refused;
  if (!hasTenant(site, operation, given)) return reply('InvalidTenant');
  return asScripted(site, operation, operations[operation](site, given));
};

/** Why no request is looked at. */
export const turnedAway = ({ platform, requests }: Site): Reply | undefined => {
  if (platform === 'unavailable') return reply('PlatformUnavailable');
  return requests.admit() ? undefined : reply('BandwidthExceeded');
};

/** What was done is done, whatever its answer says. */
export const asScripted = ({ script }: Site, operation: OperationName | 'conversations', own: Reply): Reply => {
  const scripted = isDone(own) ? script.takeAnswer(operation) : undefined;
  if (scripted === undefined) return own;
  return isDone(scripted) ? { ...own, ...scripted } : scripted;
};

const hasTenant = ({ queues }: Site, operation: OperationName, given: Given): boolean => {
  const field: Field | undefined = messages[operation].request.find(({ name }) => name === 'Tenant');
  const asked = given.all('Tenant');
  if (field === undefined || (asked.length === 0 && field.optional === true)) return true;
  return asked.some((tenant) => queues.tenants.includes(tenant));
};
