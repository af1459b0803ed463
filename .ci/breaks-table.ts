/** A promise, a line that would break it, and the cases that are to notice. */
export interface Break {
  readonly promise: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Whose suite it is tried with. Default `vats`. */
  readonly client?: string;
  readonly cases: readonly string[];
}

const call = 'packages/core/src/call';
const send = 'packages/core/src/send';

export const breaks: readonly Break[] = [
  {
    promise: 'redirects are not followed',
    file: `${send}/ky-sender.ts`,
    from: "redirect: 'manual'",
    to: "redirect: 'follow'",
    cases: ['C44.302.read', 'C44.307.command'],
  },
  {
    promise: 'a command is not repeated after a doubt',
    file: `${call}/next-move.ts`,
    from: "repeat !== 'unsafe'",
    to: "repeat !== 'never'",
    cases: ['A5.command', 'C38.command'],
  },
  {
    promise: 'headers are in no event',
    file: `${call}/send.ts`,
    from: "emit(call, { type: 'request', method: request.method, endpoint: request.endpoint.origin });",
    to: "emit(call, { type: 'request', method: request.method, endpoint: request.endpoint.origin, ...request.headers });",
    cases: ['G83.headers'],
  },
  {
    promise: 'secrets are in no event',
    file: `${call}/send.ts`,
    from: "emit(call, { type: 'request', method: request.method, endpoint: request.endpoint.origin });",
    to: "emit(call, { type: 'request', method: String(request.body), endpoint: request.endpoint.origin });",
    cases: ['A0.command'],
  },
  {
    promise: 'a body that stalls is a time-out',
    file: `${send}/body.ts`,
    from: 'Math.max(0, timeoutMs)',
    to: '1_000_000',
    cases: ['A11.read', 'A11.command'],
  },
  {
    promise: 'a body has a limit',
    file: `${send}/body.ts`,
    from: 'if (total > maxBytes)',
    to: 'if (total > Infinity)',
    cases: ['B29'],
  },
  {
    promise: 'bytes of another charset are no letters',
    file: `${send}/charset.ts`,
    from: "new TextDecoder('utf-8', { fatal: true })",
    to: "new TextDecoder('utf-8')",
    cases: ['B36'],
  },
  {
    promise: 'an observer changes nothing',
    file: `${call}/observe.ts`,
    from: 'try {\n    // Whatever has a `then` may reject.\n    Promise.resolve(observer(...told)).catch(dropped);\n  } catch {\n    dropped();\n  }',
    to: 'observer(...told);',
    cases: ['G84.observer-throws', 'G84.observer-rejects'],
  },
  {
    promise: "the caller's signal keeps no listener",
    file: `${call}/call.ts`,
    from: 'call.forgetSignal?.();',
    to: '',
    cases: ['G80.shared'],
  },
  {
    promise: 'Retry-After is honoured',
    file: `${call}/read-answer.ts`,
    from: "retryAfterMs(headers['retry-after'], call.connection.clock.now())",
    to: 'undefined',
    cases: ['C40.seconds', 'C40.date'],
  },
  {
    promise: 'a closed client refuses calls',
    file: `${call}/check.ts`,
    from: 'if (connection.closed && !forLeaving)',
    to: 'if (forLeaving && connection.closed && !forLeaving)',
    cases: ['G82.closed'],
  },
  {
    promise: 'wrong input sends nothing',
    file: `${call}/check.ts`,
    from: 'if (issues.length > 0) return',
    to: 'if (issues.length > 99) return',
    cases: ['D0'],
  },
  {
    promise: 'what was thrown is not shown',
    file: 'packages/core/src/errors/cause.ts',
    from: 'bare(code === undefined ? name : `${name} ${code}`, frames)',
    to: 'new Error(String((thrown as Error).message))',
    cases: ['G84.fetch-rejects'],
  },
  {
    promise: 'a call never rejects',
    file: `${send}/ky-sender.ts`,
    from: "return isKyTimeout(thrown) ? { answered: false, kind: 'timeout' } : sendFailure(thrown);",
    to: 'setTimeout(() => Promise.reject(thrown)); throw thrown;',
    cases: ['A5.command'],
  },
  {
    promise: 'a request that was read is in doubt',
    file: `${send}/network-codes.ts`,
    from: "UND_ERR_SOCKET: { reason: 'reset', ...maybeSent }",
    to: "UND_ERR_SOCKET: { reason: 'reset', ...beforeSending }",
    cases: ['A5.fin.command'],
  },
  {
    promise: 'a certificate nobody vouches for is told apart',
    file: `${send}/network-codes.ts`,
    from: "DEPTH_ZERO_SELF_SIGNED_CERT: tls('self_signed'),",
    to: '',
    cases: ['A19.self-signed'],
  },
  {
    promise: 'a page is no answer',
    client: 'gc',
    file: 'packages/gc/src/wire.ts',
    from: 'if (htmlPage.test(text))',
    to: 'if (text === htmlPage.source)',
    cases: ['B21'],
  },
  {
    promise: 'a value of another kind is no value',
    file: 'packages/core/src/fields/collections.ts',
    from: 'if (!Array.isArray(wire)) return',
    to: 'if (wire === undefined) return',
    cases: ['B27.1'],
  },
  {
    promise: 'a charset that nobody knows is no UTF-8',
    client: 'uptivity',
    file: `${send}/charset.ts`,
    from: '?? fromXmlDeclaration(bytes)',
    to: '',
    cases: ['B34', 'B34.unknown'],
  },
  {
    promise: 'blanks around a reply are passed over',
    client: 'uptivity',
    file: 'packages/uptivity/src/socket/framing.ts',
    from: 'new Set([0, 9, 10, 13, 32])',
    to: 'new Set([9])',
    cases: ['H86.padding'],
  },
];
