import type { NetworkReason, TlsReason } from '../errors/words.ts';

export interface NetworkCode {
  readonly reason: NetworkReason;
  /** True if nothing of the request can have left with this failure. */
  readonly notSent: boolean;
  readonly tlsReason?: TlsReason;
}

const beforeSending = { notSent: true } as const;
const maybeSent = { notSent: false } as const;
const tls = (tlsReason?: TlsReason): NetworkCode =>
  tlsReason === undefined ? { reason: 'tls', ...beforeSending } : { reason: 'tls', tlsReason, ...beforeSending };

/** What the runtimes call their failures: Node and undici, OpenSSL, Bun. */
export const networkCodes: Readonly<Record<string, NetworkCode>> = {
  ECONNREFUSED: { reason: 'refused', ...beforeSending },
  ConnectionRefused: { reason: 'refused', ...beforeSending },
  ENOTFOUND: { reason: 'dns', ...beforeSending },
  EAI_AGAIN: { reason: 'dns', ...beforeSending },
  EAI_FAIL: { reason: 'dns', ...beforeSending },
  EAI_NODATA: { reason: 'dns', ...beforeSending },
  DNSException: { reason: 'dns', ...beforeSending },
  EHOSTUNREACH: { reason: 'other', ...beforeSending },
  ENETUNREACH: { reason: 'other', ...beforeSending },
  EHOSTDOWN: { reason: 'other', ...beforeSending },
  EADDRNOTAVAIL: { reason: 'other', ...beforeSending },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'other', ...beforeSending },
  ETIMEDOUT: { reason: 'other', ...maybeSent },
  ECONNRESET: { reason: 'reset', ...maybeSent },
  ConnectionReset: { reason: 'reset', ...maybeSent },
  ConnectionClosed: { reason: 'reset', ...maybeSent },
  ECONNABORTED: { reason: 'reset', ...maybeSent },
  EPIPE: { reason: 'reset', ...maybeSent },
  UND_ERR_SOCKET: { reason: 'reset', ...maybeSent },
  UND_ERR_CLOSED: { reason: 'reset', ...maybeSent },
  UND_ERR_DESTROYED: { reason: 'reset', ...maybeSent },
  UND_ERR_HEADERS_OVERFLOW: { reason: 'protocol', ...maybeSent },
  UND_ERR_HTTP_PARSER: { reason: 'protocol', ...maybeSent },
  // Before the headers are taken it means two lengths that disagree; in the body it means fewer bytes than promised.
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { reason: 'protocol', ...maybeSent },
  HTTPParserError: { reason: 'protocol', ...maybeSent },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'other', ...maybeSent },
  UND_ERR_BODY_TIMEOUT: { reason: 'other', ...maybeSent },
  DEPTH_ZERO_SELF_SIGNED_CERT: tls('self_signed'),
  SELF_SIGNED_CERT_IN_CHAIN: tls('self_signed'),
  CERT_HAS_EXPIRED: tls('expired'),
  CERT_NOT_YET_VALID: tls('expired'),
  ERR_TLS_CERT_ALTNAME_INVALID: tls('host_mismatch'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: tls('unknown_issuer'),
  UNABLE_TO_GET_ISSUER_CERT: tls('unknown_issuer'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: tls('unknown_issuer'),
  CERT_UNTRUSTED: tls('unknown_issuer'),
  CERT_REVOKED: tls('unknown_issuer'),
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: tls('client_certificate'),
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: tls('client_certificate'),
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: tls('client_certificate'),
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': tls('client_certificate'),
};

/** Families of codes that are too many to list. */
export const networkCodeFamilies: readonly (readonly [RegExp, NetworkCode])[] = [
  [/^(ERR_SSL_|ERR_TLS_|CERT_)/, tls()],
  [/^HPE_/, { reason: 'protocol', ...maybeSent }],
  [/^Z_(DATA|BUF)_ERROR$|^ERR__ERROR_FORMAT|^ERR_BROTLI|^ERR_PADDING/, { reason: 'protocol', ...maybeSent }],
];

/** Runtimes that give no code, only words: Deno, workerd, browsers. Those that say more stand first. */
export const networkMessages: readonly (readonly [RegExp, NetworkCode])[] = [
  [/connection refused/i, { reason: 'refused', ...beforeSending }],
  [/dns error|failed to lookup address|name or service not known/i, { reason: 'dns', ...beforeSending }],
  // Deno's own, and workerd's where it says why.
  [/certificate: .*CaUsedAsEndEntity/, tls('self_signed')],
  [/certificate: UnknownIssuer/, tls('unknown_issuer')],
  [/certificate (expired|not valid yet)/, tls('expired')],
  [/certificate not valid for name/, tls('host_mismatch')],
  [/certificate|tls handshake/i, tls()],
  [
    /connection reset|connection lost|connection closed|other side closed|socket hang up/i,
    { reason: 'reset', ...maybeSent },
  ],
  [/^terminated$/, { reason: 'truncated', ...maybeSent }],
  [/client error \(Connect\)/, { reason: 'other', ...beforeSending }],
];

/** Words that only say that something failed. What stands behind them may say more. */
export const vagueMessages: readonly (readonly [RegExp, NetworkCode])[] = [
  // workerd's, for a name that is not known and for a certificate.
  [/^internal error; reference = /, { reason: 'other', ...maybeSent }],
  [/fetch failed|failed to fetch|network ?error|network connection/i, { reason: 'other', ...maybeSent }],
];
