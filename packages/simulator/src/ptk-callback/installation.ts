import type { RecordedRequest } from '../frame/records.ts';
import type { Backstage, Vendor } from '../frame/vendor.ts';
import type { PtkCallbackSettings } from './options.ts';
import { reply, type Reply } from './reply.ts';
import { createRestService } from './rest/service.ts';
import type { PtkCallbackScript, ScriptSource } from './script.ts';
import { openSite, type Site } from './site.ts';
import { createNotation } from './soap/notation.ts';
import { openRequest } from './soap/open.ts';
import { createSoapService } from './soap/service.ts';

/** What both nodes stand before. */
export interface Installation extends Vendor {
  readonly backstage: Backstage;
  readonly site: Site;
}

export const createInstallation = (
  backstage: Backstage,
  settings: PtkCallbackSettings,
  script: PtkCallbackScript & ScriptSource,
): Installation => {
  let site = openSite(backstage, settings, script);
  const { wire, credentials } = settings;
  const soap = createSoapService(() => site);
  const rest = createRestService(() => site);

  const refuse = (request: RecordedRequest, given: Reply, asFault: boolean, head: ResponseInit): Response =>
    rest.serves(request.path) ? rest.refuse(given, head) : soap.refuse(request, given, { ...head, asFault });

  return {
    backstage,
    get site() {
      return site;
    },
    basePath: '/',
    notation: createNotation(wire),
    read: (request) => {
      const asked = rest.serves(request.path) || request.method !== 'POST' ? undefined : openRequest(wire, request);
      return asked === undefined || 'reason' in asked ? {} : { command: asked.operation, fields: asked.given.fields };
    },
    answer: (request) => {
      if (credentials !== undefined && !isAllowed(request, credentials))
        return new Response('Unauthorized', { status: 401, headers: { 'www-authenticate': 'Basic realm="PTK"' } });
      if (rest.serves(request.path)) return rest.answer(request);
      return soap.serves(request.path) ? soap.answer(request) : new Response('Not Found', { status: 404 });
    },
    refusal: (request, { code, message, type }) =>
      /^\d+$/.test(String(code))
        ? refuse(request, { code: Number(code), description: message }, type === 'Fault', {})
        : soap.fault({ code: String(code), reason: message ?? 'Something went wrong.' }),
    tooManyRequests: (request, retryAfter) =>
      refuse(request, reply('BandwidthExceeded'), false, {
        status: 429,
        headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      }),
    reset: () => {
      script.clear();
      site = openSite(backstage, settings, script);
    },
  };
};

const isAllowed = (
  { headers }: RecordedRequest,
  { username, password }: NonNullable<PtkCallbackSettings['credentials']>,
): boolean => headers['authorization'] === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
