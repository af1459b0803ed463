import type { Traffic } from '../frame/vendor.ts';
import { codes } from './codes.ts';
import { commands } from './commands/index.ts';
import type { Asker, Reply } from './envelope.ts';
import type { Site } from './site.ts';

const highestId = 2 ** 31 - 1;

/** What stands between a request and its command: limits, form, id, type, in this order. */
export const carryOut = (site: Site, { command: type, fields }: Asker, { ahead, position = 0 }: Traffic): Reply => {
  const { clients = Infinity, queue = Infinity } = site.settings.limits;
  if (position > clients) return { code: codes.tooManyClients };
  if (ahead >= queue) return { code: codes.queueFull };
  if (fields === undefined) return { code: codes.invalidFormat };
  if (!isRequestId(fields['REQUESTID'] ?? '')) return { code: codes.requestIdInvalid };
  if (type === undefined) return { code: codes.noRequestType };
  const command = commands.find((one) => one.type === type);
  return command === undefined ? { code: codes.unknownMessageType } : command.run(site, fields);
};

const isRequestId = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= highestId;
