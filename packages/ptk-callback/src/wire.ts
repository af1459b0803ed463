import {
  readEndpoint,
  type Answer,
  type Dialect,
  type EncodeContext,
  type Endpoint,
  type Issue,
  type Opened,
  type Operation,
  type StampContext,
  type StampedRequest,
  type Unwritable,
} from '@trunkline/core';
import { isXmlText, startXmlReader } from '@trunkline/xml/on-demand';
import type { PtkCallbackCode } from './codes.ts';
import { judgeAnswer, type PtkContext, type PtkPrepared } from './judge.ts';
import type { PtkWire } from './operation.ts';
import type { OperationProfile, WireProfile } from './profile/profile.ts';
import { judgeConversation, openConversation, restRequest, type ConversationAnswer } from './rest.ts';
import { answerNames, shownFields } from './soap/answer-names.ts';
import { openAnswer, type PtkAnswer } from './soap/answer.ts';
import { anyOperation, parametersOf, type AnyRequest } from './soap/any.ts';
import { soapRequest, takenParameters, type GivenParameters } from './soap/request.ts';

export interface PtkWireOptions {
  readonly profile: WireProfile;
  /** For operations that need one and are given none. */
  readonly tenant: string | undefined;
  readonly version: string | undefined;
  readonly licenceWindowMs: number;
  readonly maxChars: number;
  /** Where the REST conversations are, if not beside the service; with a slash at its end. */
  readonly conversationsUrl: string | undefined;
  /** The servers of the service, as the caller gave them. */
  readonly servers: readonly (string | URL)[];
  /** Whose window and whose blocks they are. */
  readonly holdKey: string;
}

type Envelope = PtkAnswer | ConversationAnswer;
type Wire = Record<string, unknown>;

/** The dialect of the Platform Toolkit: SOAP by a profile, and the REST conversations of 2013. */
export function ptkCallbackDialect(options: PtkWireOptions): Dialect<PtkWire, PtkPrepared, Envelope, PtkCallbackCode> {
  const { profile, version, maxChars, holdKey } = options;
  const names = answerNames(profile.answers);
  const window = licenceWindow(options.licenceWindowMs);
  const xml = startXmlReader();

  return {
    vendor: 'ptk-callback',
    shownFields,
    shownWords: [profile.path, profile.namespace],
    holdKey,
    check: (wire, operation) => check(wire, operation, options),
    encode: (wire, { operation }: EncodeContext<PtkWire>) => encode(wire, operation.wire, options),
    stamp: (prepared, context) => {
      window.noteRequest(context.now);
      const stamped = stamp(prepared, context, options);
      return xml.ready()?.then(() => stamped) ?? stamped;
    },
    open: (answer: Answer, { operation, endpoint, prepared }: PtkContext): Opened<Envelope> =>
      operation.wire.kind === 'rest'
        ? openConversation(answer, options.conversationsUrl ?? endpoint.url, prepared.path)
        : openAnswer(answer, { names, maxChars, read: xml.read }),
    judge: (envelope, context) =>
      'json' in envelope
        ? judgeConversation(envelope, context)
        : judgeAnswer(envelope, context, { version, windowEnds: window.ends }),
  };
}

/** How the server calls an operation, and what stands in it. */
function profileOf(wire: PtkWire, given: Wire, { profile }: PtkWireOptions): OperationProfile | undefined {
  if (wire.kind === 'soap') return profile.operations[wire.name];
  return wire.kind === 'any' ? anyOperation(given as unknown as AnyRequest, profile) : undefined;
}

/** The parameters with those that are the same each time, and the client's tenant where one is wanted. */
function givenOf(wire: PtkWire, given: Wire, operation: OperationProfile, tenant: string | undefined): GivenParameters {
  if (wire.kind !== 'soap') return parametersOf(given as unknown as AnyRequest);
  const wantsTenant = tenant !== undefined && takenParameters(operation.element).includes('Tenant');
  return { ...(wantsTenant ? { Tenant: tenant } : {}), ...wire.constant, ...given } as GivenParameters;
}

function textsOf(value: GivenParameters[string]): readonly string[] {
  return typeof value === 'string' ? [value] : Object.entries(value).flat();
}

/** Beyond it nothing is sent, and nobody could tell so. */
const fitsHeader = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What the profile has no place for must not be left out in silence. */
function check(
  given: Wire,
  operation: Operation<unknown, unknown, PtkWire>,
  options: PtkWireOptions,
): readonly Issue[] {
  const { wire } = operation;
  if (wire.kind === 'rest') return [];
  const profile = profileOf(wire, given, options);
  if (profile === undefined) {
    const wanted = wire.kind === 'soap' ? wire.name : 'this name';
    return [{ path: '', expected: `an operation that the profile maps: it has none for ${wanted}` }];
  }
  if (!fitsHeader.test(profile.action))
    return [{ path: '', expected: 'a SOAPAction that a header can hold: the profile has another' }];
  const all = givenOf(wire, given, profile, options.tenant);
  const taken = new Set(takenParameters(profile.element));
  const issues = Object.entries(all).flatMap(([name, value]): Issue[] => {
    const path = publicName(operation, name);
    if (wire.kind === 'soap' && !taken.has(name))
      return [{ path, expected: 'left out: the profile has no element for it' }];
    return textsOf(value).every(isXmlText) ? [] : [{ path, expected: 'a text without control characters' }];
  });
  const wantsTenant = 'tenant' in operation.input.fields && taken.has('Tenant') && !isOptionalTenant(operation);
  if (wantsTenant && all['Tenant'] === undefined)
    issues.push({ path: 'tenant', expected: 'given, here or for the client' });
  return issues;
}

/** A search may go over all tenants. */
function isOptionalTenant({ name }: Operation<unknown, unknown>): boolean {
  return name === 'interactions.query';
}

/** How the caller spells the field of a parameter. */
function publicName({ input, wire }: Operation<unknown, unknown, PtkWire>, parameter: string): string {
  if (wire.kind === 'any') return 'parameters';
  const found = Object.entries(input.fields).find(([, field]) => field.wire[0] === parameter);
  return found?.[0] ?? parameter;
}

function encode(given: Wire, wire: PtkWire, options: PtkWireOptions): PtkPrepared {
  if (wire.kind === 'rest') return restRequest(wire.does, given, options.conversationsUrl);
  const operation = profileOf(wire, given, options);
  if (operation === undefined) throw new TypeError('an operation without a profile was let through');
  const { soap, path } = options.profile;
  const body = soapRequest({ soap }, operation, givenOf(wire, given, operation, options.tenant));
  if (body === undefined) throw new TypeError('a text that XML can not carry was let through');
  const { action, name: wireName } = operation;
  const headers: Record<string, string> =
    soap === '1.1'
      ? { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` }
      : { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` };
  return { method: 'POST', path, headers, body, wireName };
}

function stamp(
  { method, path, headers, body }: PtkPrepared,
  { credentials }: StampContext,
  options: PtkWireOptions,
): StampedRequest | Unwritable {
  const { username, password } = credentials;
  const basic = username === undefined ? {} : { authorization: `Basic ${base64(`${username}:${password ?? ''}`)}` };
  if (!URL.canParse(path)) return { method, path, headers: { ...headers, ...basic }, body };
  const { origin, href } = new URL(path);
  const server = conversationServer(origin, options);
  if (server === undefined) {
    return { unwritable: [{ path: 'url', expected: 'an address of this server, as conversations.open answers it' }] };
  }
  const place = { ...server, url: `${origin}/` };
  return { method, path: href.slice(origin.length + 1), endpoint: place, headers: { ...headers, ...basic }, body };
}

/** A conversation lives at the address that a server gave it, whichever is asked first by now; it must be one of ours. */
function conversationServer(origin: string, { conversationsUrl, servers }: PtkWireOptions): Endpoint | undefined {
  const ours = conversationsUrl === undefined ? servers : [conversationsUrl];
  return ours.map((url) => readEndpoint(url, 'url', ['http:', 'https:'])).find((server) => server.origin === origin);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The licence counts requests in a window that nobody tells the bounds of: it is taken to have begun with a request of ours. */
function licenceWindow(windowMs: number): {
  readonly noteRequest: (now: number) => void;
  readonly ends: (now: number) => number;
} {
  let began = -Infinity;
  return {
    noteRequest(now) {
      if (now - began >= windowMs) began = now;
    },
    ends: (now) => Math.max(began + windowMs, now + 1_000),
  };
}
