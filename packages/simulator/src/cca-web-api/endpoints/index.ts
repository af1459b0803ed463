import { wholePath } from '../paths.ts';
import { agentEndpoints } from './agents.ts';
import { callEndpoints } from './calls.ts';
import { capiGroupEndpoints } from './capi-groups.ts';
import type { Endpoint } from './endpoint.ts';
import { faceEndpoints } from './face.ts';
import { feedbackEndpoints } from './feedback.ts';
import { fileEndpoints } from './files.ts';
import { findContactsEndpoints } from './find-contacts.ts';
import { listEndpoints } from './lists.ts';
import { plainEndpoints } from './plain.ts';
import { quotaEndpoints } from './quota.ts';
import { sessionEndpoints } from './session.ts';
import { surveyFileEndpoints } from './survey-files.ts';
import { surveyTaskEndpoints } from './survey-tasks.ts';
import { webConnectionEndpoints } from './web-connections.ts';

/** Everything that is known of the API. Where two paths fit, the first one counts. */
export const endpoints: readonly (Endpoint & { readonly pattern: RegExp })[] = [
  ...sessionEndpoints,
  ...agentEndpoints,
  ...surveyTaskEndpoints,
  ...webConnectionEndpoints,
  ...quotaEndpoints,
  ...feedbackEndpoints,
  ...surveyFileEndpoints,
  ...faceEndpoints,
  ...findContactsEndpoints,
  ...listEndpoints,
  ...callEndpoints,
  ...capiGroupEndpoints,
  ...fileEndpoints,
  ...plainEndpoints,
].map((endpoint) => ({ ...endpoint, pattern: wholePath(endpoint.path) }));
