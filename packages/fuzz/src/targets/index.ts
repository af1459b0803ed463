import { clients } from '../clients/index.ts';
import type { Target } from '../target.ts';
import { answers } from './answers.ts';
import { codes } from './codes.ts';
import { gcCallbacks } from './gc-callbacks.ts';
import { headers } from './headers.ts';
import { inputs } from './inputs.ts';
import { uptivitySocket } from './uptivity-socket.ts';
import { vatsStatistics } from './vats-statistics.ts';
import { vatsWebhooks } from './vats-webhooks.ts';
import { wsdl } from './wsdl.ts';
import { xml } from './xml.ts';

export const targets: readonly Target[] = [
  ...clients.flatMap((client) => [...inputs(client), answers(client)]),
  ...xml,
  wsdl,
  ...vatsWebhooks,
  vatsStatistics,
  ...gcCallbacks,
  ...uptivitySocket,
  ...codes,
  ...headers,
];
