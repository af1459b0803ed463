import type { Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { Given } from '../soap/given.ts';

/** Carries a request out, once its tenant is known. */
export type Operation = (site: Site, given: Given) => Reply;
