import type { RecordedRequest } from '../frame/records.ts';
import { pathBelow, tokenIn } from './asked.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { Refusal, refuse, type Outcome } from './outcome.ts';
import { documentation, noMethod, notFound } from './pages.ts';
import { namesIn } from './paths.ts';
import type { CcaWebApiSession } from './sessions.ts';
import type { Site } from './site.ts';
import { isBefore } from './version.ts';

/** Carries a request out; what it is refused with is an outcome as well. */
export const carryOut = (site: Site, request: RecordedRequest): Outcome => {
  const { settings } = site;
  const path = pathBelow(request, settings);
  if (path === undefined) return notFound;
  if (path === '' && request.method === 'GET') return documentation(settings.version);
  const found = endpoints.flatMap((endpoint) => {
    const names = namesIn(path, endpoint.pattern);
    return names === undefined || !isServed(endpoint, site) ? [] : [{ endpoint, names }];
  });
  const [asked] = found.filter(({ endpoint }) => endpoint.method === request.method);
  if (asked === undefined) return found.length === 0 ? notFound : noMethod;
  try {
    const session = letIn(site, request, asked.endpoint);
    return asked.endpoint.run(site, {
      request,
      names: asked.names,
      query: new URLSearchParams(request.query ?? ''),
      session,
    });
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
};

const isServed = ({ since }: Endpoint, { settings: { paths, version } }: Site): boolean =>
  paths === 'all' || since === undefined || !isBefore(version, since);

/** What stands between a request and its endpoint: the API's link to CCA, the token, the module. */
const letIn = (site: Site, request: RecordedRequest, endpoint: Endpoint): CcaWebApiSession | undefined => {
  const { open, module, looksOn } = endpoint;
  const { state, settings, sessions } = site;
  if (state !== 'ready') return refuse(state === 'cacheLoading' ? 'CacheLoading' : 'NoCcaConnection');
  if (open === true) return undefined;
  const token = tokenIn(request, settings.authSchemes) ?? refuse('UnknownToken');
  const session = (looksOn ? sessions.find(token) : sessions.use(token)) ?? refuse('UnknownToken');
  if (settings.faceModuleRequired && module !== undefined && session.module !== module) return refuse('NotAllowed');
  return session;
};
