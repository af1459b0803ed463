import {
  openJson,
  type Dialect,
  type Session,
  type StampContext,
  type StampedRequest,
  type Unwritable,
} from '@trunkline/core';
import type { CcaWebApiCode } from './codes.ts';
import { encode, type CcaWebApiPrepared } from './encode.ts';
import { openEnvelope, type Envelope } from './envelope.ts';
import { judgeAnswer, judgePage } from './judge.ts';
import { mixedBody, type FileEncoding } from './mixed-body.ts';
import type { CcaWebApiWire } from './operation.ts';
import { hideToken } from './secrets.ts';

/** How the token is announced in the header `Authorization`. */
export type CcaWebApiAuthScheme = 'Basic' | 'Bearer' | 'none';

export interface CcaWebApiWireOptions {
  readonly authScheme: CcaWebApiAuthScheme;
  /** The media type of JSON that is sent. */
  readonly contentType: string;
  readonly fileEncoding: FileEncoding;
  /** The version of the server, where the caller knows better than its answers. */
  readonly serverVersion: string | undefined;
  /** Absent with a permanent token. */
  readonly session: Session | undefined;
}

/** The dialect of CCAWebAPI: JSON in an envelope, a token in the header, codes in the answer. */
export function ccaWebApiDialect(
  rules: CcaWebApiWireOptions,
): Dialect<CcaWebApiWire, CcaWebApiPrepared, Envelope, CcaWebApiCode> {
  const { serverVersion, session } = rules;
  return {
    vendor: 'cca-web-api',
    shownFields: ['ResultCode', 'State', 'Status', 'StatusCode', 'Success', 'Version'],
    encode,
    stamp: (prepared, context) => stamp(prepared, context, rules),
    secretsOf: ({ wire }) => {
      if (wire.login === true) return ['username', 'password', 'module'];
      return session === undefined && wire.asksAbout !== 'given' ? ['token'] : [];
    },
    // Files come without the envelope: whatever is neither JSON nor a page is one.
    streams: ({ status, headers }) => status !== 202 && !/json|html/i.test(headers['content-type'] ?? ''),
    hideInRaw: hideToken,
    open({ text, contentType }, { operation: { wire } }) {
      const opened = openJson(text, contentType);
      return opened.opened ? openEnvelope(opened.value, wire.mayBeBare === true) : opened;
    },
    judge: (envelope, context) => judgeAnswer(envelope, context, serverVersion),
    judgeForeign: judgePage,
    ...(session === undefined ? {} : { session }),
  };
}

const visible = /^[\x21-\x7e]+$/;

function stamp(
  { wire, path, givenToken, body }: CcaWebApiPrepared,
  { credentials, token: sessionToken }: StampContext,
  { authScheme, contentType, fileEncoding }: CcaWebApiWireOptions,
): StampedRequest | Unwritable {
  const token = givenToken ?? sessionToken ?? credentials['token'];
  // A space would divide it from its scheme, and a line end the header from the next.
  if (token !== undefined && !visible.test(token)) {
    return { unwritable: [{ path: 'token', expected: 'visible characters, without spaces' }] };
  }
  const common = {
    method: wire.method,
    path: path.replace('{token}', () => encodeURIComponent(token ?? '')),
  };
  const authorization = authScheme === 'none' ? token : `${authScheme} ${token}`;
  const headers = token === undefined || authorization === undefined ? {} : { authorization };
  switch (body.kind) {
    case 'none':
      return { ...common, headers };
    case 'login':
      return { ...common, headers: { 'content-type': contentType }, body: JSON.stringify(credentials) };
    case 'json':
      return { ...common, headers: { ...headers, 'content-type': contentType }, body: body.text };
    case 'survey': {
      const mixed = mixedBody(body, fileEncoding);
      return { ...common, headers: { ...headers, 'content-type': mixed.contentType }, body: mixed.body, remade: true };
    }
    case 'bytes': {
      const content = body.content instanceof Blob ? body.content : new Blob([body.content]);
      return {
        ...common,
        headers: { ...headers, 'content-type': body.contentType },
        body: content.stream(),
        remade: true,
      };
    }
  }
}
