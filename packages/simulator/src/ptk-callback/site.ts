import type { Time } from '../frame/time.ts';
import type { Backstage } from '../frame/vendor.ts';
import { createInteractionBook, type InteractionBook } from './interactions.ts';
import { createRequestCounter, type PtkCallbackLicence, type RequestCounter } from './licences.ts';
import type { PtkCallbackSettings } from './options.ts';
import { openQueues, type Queues } from './queues.ts';
import { createConversationBook, type ConversationBook } from './rest/book.ts';
import type { ScriptSource } from './script.ts';

/** The installation behind both nodes: everything that operations work on. */
export interface Site {
  readonly settings: PtkCallbackSettings;
  readonly time: Time;
  readonly script: ScriptSource;
  readonly queues: Queues;
  readonly interactions: InteractionBook;
  readonly conversations: ConversationBook;
  readonly requests: RequestCounter;
  licence: PtkCallbackLicence;
  platform: 'available' | 'unavailable';
}

export const openSite = (
  backstage: Pick<Backstage, 'ids' | 'time'>,
  settings: PtkCallbackSettings,
  script: ScriptSource,
): Site => ({
  settings,
  time: backstage.time,
  script,
  queues: openQueues(settings.tenants),
  interactions: createInteractionBook(backstage, script),
  conversations: createConversationBook(backstage),
  requests: createRequestCounter(settings.requestWindow, backstage.time),
  licence: 'available',
  platform: 'available',
});
