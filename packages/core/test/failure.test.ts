import { describe, expect, it } from 'vitest';
import { sendFailure } from '../src/index.ts';

const coded = (code: string, message = 'canary'): Error => Object.assign(new Error(message), { code });

describe('what a transport throws', () => {
  it.each([
    ['ECONNREFUSED', 'refused', true],
    ['ConnectionRefused', 'refused', true],
    ['ENOTFOUND', 'dns', true],
    ['EAI_AGAIN', 'dns', true],
    ['EHOSTUNREACH', 'other', true],
    ['ENETUNREACH', 'other', true],
    ['UND_ERR_CONNECT_TIMEOUT', 'other', true],
    ['ECONNRESET', 'reset', false],
    ['ConnectionReset', 'reset', false],
    ['EPIPE', 'reset', false],
    ['UND_ERR_SOCKET', 'reset', false],
    ['ETIMEDOUT', 'other', false],
    ['UND_ERR_HEADERS_TIMEOUT', 'other', false],
    ['UND_ERR_HEADERS_OVERFLOW', 'protocol', false],
    ['UND_ERR_HTTP_PARSER', 'protocol', false],
    ['HPE_INVALID_CONSTANT', 'protocol', false],
    ['Z_DATA_ERROR', 'protocol', false],
    ['Z_BUF_ERROR', 'protocol', false],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'protocol', false],
  ] as const)('%s is network (%s), never sent: %s', (code, reason, notSent) => {
    for (const thrown of [coded(code), new TypeError('fetch failed', { cause: coded(code) })]) {
      expect(sendFailure(thrown)).toEqual({
        answered: false,
        kind: 'network',
        reason,
        notSent,
        networkCode: code,
        thrown,
      });
    }
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self_signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self_signed'],
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'host_mismatch'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown_issuer'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown_issuer'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client_certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', undefined],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', undefined],
    ['CERT_SIGNATURE_FAILURE', undefined],
  ] as const)('%s is tls (%s), and nothing was sent', (code, tlsReason) => {
    const failure = sendFailure(coded(code));
    expect(failure).toMatchObject({ kind: 'network', reason: 'tls', notSent: true });
    expect('tlsReason' in failure ? failure.tlsReason : undefined).toBe(tlsReason);
  });

  it.each([
    ['terminated', 'truncated', false],
    ['other side closed', 'reset', false],
    ['socket hang up', 'reset', false],
    ['Connection refused (os error 111)', 'refused', true],
    ['dns error: failed to lookup address information', 'dns', true],
    ['invalid peer certificate: BadEncoding', 'tls', true],
    ['client error (Connect): tcp connect error: No route to host (os error 113)', 'other', true],
    ['internal error; reference = 6mhao3kabbs82j10c6l8el5p', 'other', false],
    ['fetch failed', 'other', false],
    ['Failed to fetch', 'other', false],
    ['NetworkError when attempting to fetch resource.', 'other', false],
  ] as const)('is known by its words where there is no code: %j', (message, reason, notSent) => {
    const failure = sendFailure(new TypeError(message));
    expect(failure).toMatchObject({ kind: 'network', reason, notSent });
    expect('networkCode' in failure).toBe(false);
  });

  it.each([
    ['Other(OtherError(CaUsedAsEndEntity))', 'self_signed'],
    ['UnknownIssuer', 'unknown_issuer'],
    [
      'certificate expired: verification time 1795418804 (UNIX), but certificate is not valid after 1735689600',
      'expired',
    ],
    ['certificate not valid yet: verification time 1795418804 (UNIX)', 'expired'],
    ['certificate not valid for name "127.0.0.1"; certificate is only valid for DnsName("a.example")', 'host_mismatch'],
  ] as const)('tells what is wrong with a certificate where Deno has only words: %j', (words, tlsReason) => {
    const cause = new Error(
      `error sending request for url (x): client error (Connect): invalid peer certificate: ${words}`,
    );
    const failure = sendFailure(new TypeError('fetch failed', { cause }));
    expect(failure).toMatchObject({ kind: 'network', reason: 'tls', tlsReason, notSent: true });
  });

  it('is judged by the words that say most, however far behind they stand', () => {
    const cause = new Error('client error (Connect): tcp connect error: Connection refused (os error 111)');
    expect(sendFailure(new TypeError('fetch failed', { cause }))).toMatchObject({ reason: 'refused', notSent: true });
  });

  it('is found behind several causes, and among the attempts of Happy Eyeballs', () => {
    const deep = new Error('a', { cause: new Error('b', { cause: coded('ENOTFOUND') }) });
    expect(sendFailure(deep)).toMatchObject({ reason: 'dns' });
    const both = new AggregateError([coded('ECONNREFUSED'), coded('ETIMEDOUT')], '');
    expect(sendFailure(new TypeError('fetch failed', { cause: both }))).toMatchObject({ reason: 'refused' });
  });

  it('is judged by its code before its words', () => {
    expect(sendFailure(coded('ECONNREFUSED', 'socket hang up'))).toMatchObject({ reason: 'refused' });
  });

  it('is unexpected where nobody knows it, and is kept to be made clean', () => {
    const bug = new TypeError("Cannot read properties of undefined (reading 'x')");
    for (const thrown of [bug, 'text', 7, null, undefined, {}, Symbol('x'), coded('ENOENT'), coded('not a code!')]) {
      expect(sendFailure(thrown)).toEqual({ answered: false, kind: 'unexpected', thrown });
    }
  });

  it('does not take the names that every object has for codes', () => {
    for (const code of ['constructor', 'toString', 'hasOwnProperty']) {
      expect(sendFailure(coded(code))).toMatchObject({ kind: 'unexpected' });
    }
  });

  it('may be hostile: causes in a circle, getters that throw, revoked proxies', () => {
    const circle = new Error('x');
    circle.cause = circle;
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    const getter = {
      get cause(): never {
        throw new Error('no');
      },
    };
    for (const thrown of [circle, revoked, getter, new Error('x', { cause: revoked })]) {
      expect(sendFailure(thrown)).toMatchObject({ kind: 'unexpected' });
    }
  });
});
