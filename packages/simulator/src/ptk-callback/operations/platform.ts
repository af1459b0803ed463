import { isLive } from '../interactions.ts';
import { reply, withoutLicence, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { Operation } from './operation.ts';

/** A platform that can't is told before any operation is reached. */
export const isPlatformAvailable: Operation = () => reply('PlatformAvailable');

export const getTenants: Operation = ({ queues: { tenants } }) =>
  tenants.length === 0 ? reply('TenantsNotFound') : reply('RequestCompleted', { Tenants: tenants });

export const getLicenseAvailability: Operation = (site) =>
  licenceRefused(site) ?? reply('RequestCompleted', { Available: 'true' });

/** Why no licence is free for a new interaction. */
export const licenceRefused = ({ licence, interactions, settings }: Site): Reply | undefined => {
  if (licence === 'missing') return reply('NoValidLicenseFile');
  const inUse = interactions.all.filter(isLive).length;
  return licence === 'taken' || inUse >= settings.licences ? withoutLicence(settings.ptkVersion) : undefined;
};
