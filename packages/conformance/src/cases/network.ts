import { certificate } from '../server/certificates.ts';
import { startProxy, type ProxyPlan } from '../server/proxy.ts';
import type { CaseContext } from '../run/context.ts';
import type { NetworkOptions } from '../types.ts';
import { judge, unless } from './help.ts';
import type { CaseRow, Expectation, RowPlan, RunRow } from './row.ts';

const reply: RowPlan['script'] = ({ reply: answer }) => answer();
const selfSigned = certificate('self-signed').cert;
const notYetValid = certificate('not-yet-valid').cert;
const client = certificate('client');
const showing = { certificate: client.cert, key: client.key };
const fine: Expectation = { ok: true, sameValue: true };
const tls = { kind: 'network', reason: 'tls', outcome: 'not_sent', requests: 0, connections: 1 } as const;
const proxyPassword = 'canary-19-proxy';

interface ProxyCase {
  readonly id: string;
  readonly title: string;
  readonly proxy: ProxyPlan;
  readonly expect: Expectation;
}

const authorization = `Basic ${Buffer.from(`anna:${proxyPassword}`).toString('base64')}`;

const proxies: readonly ProxyCase[] = [
  { id: 'open', title: 'that lets anybody through is gone through', proxy: {}, expect: { ok: true } },
  {
    id: 'authenticated',
    title: 'that wants to know who we are is told',
    proxy: { authorization },
    expect: { ok: true },
  },
  {
    id: 'refusing',
    title: 'that refuses us is network (refused), PROXY_407, and nothing was sent',
    proxy: { authorization: 'Basic other' },
    expect: { kind: 'network', reason: 'refused', networkCode: 'PROXY_407', outcome: 'not_sent', requests: 0 },
  },
  {
    id: 'dying',
    title: 'that dies in the middle of the answer leaves a command in doubt',
    proxy: { diesAfterBytes: 4_000 },
    expect: { kind: 'network', outcome: 'unknown', category: 'network' },
  },
];

function through({ id, title, proxy: plan, expect }: ProxyCase): RunRow {
  return {
    id: `A19.proxy.${id}`,
    about: 'http',
    title: `a proxy ${title}`,
    call: 'command',
    hidden: [proxyPassword, authorization.slice(6)],
    // Long enough to die in.
    plan: { tls: 'self-signed', script: ({ good, reply: answer }) => answer(good.body.padEnd(8_000)) },
    run: async (context: CaseContext) => {
      const proxy = await startProxy(plan);
      const connection = { ca: selfSigned, proxy: { url: proxy.url, username: 'anna', password: proxyPassword } };
      const subject = context.connect({ connection, retry: { limit: 0 } });
      const settled = await context.settle(() => context.callBy(subject));
      await proxy.stop();
      return [...judge(settled, context, expect), ...unless(proxy.asked.length > 0, 'no tunnel was asked for')];
    },
  };
}

function own(id: string, title: string, plan: RowPlan, connection: NetworkOptions, expect: Expectation): CaseRow {
  return { id: `A19.${id}`, title, plan, call: 'either', with: { connection }, expect };
}

/** The option `connection`: authorities and certificates of one's own, and proxies (A19). */
export const networkCases: readonly CaseRow[] = [
  own(
    'own-authority',
    'a certificate of an authority that the client was given is accepted',
    { tls: 'self-signed', script: reply },
    { ca: selfSigned },
    fine,
  ),
  own(
    'own-not-yet',
    'a certificate that is not yet valid is network (tls), expired, whoever vouches for it',
    { tls: 'not-yet-valid', script: reply },
    { ca: notYetValid },
    { ...tls, tlsReason: 'expired' },
  ),
  own(
    'own-unchecked',
    'a certificate is not looked at with insecureSkipVerify, and only then',
    { tls: 'wrong-host', script: reply },
    { insecureSkipVerify: true },
    fine,
  ),
  own(
    'client-shown',
    'a server that wants a certificate is shown the one that the client was given',
    { tls: 'self-signed', asks: client.cert, script: reply },
    { ca: selfSigned, clientCertificate: showing },
    fine,
  ),
  own(
    'client-missing',
    'a server that wants a certificate and gets none is network (tls), client_certificate',
    { tls: 'self-signed', asks: client.cert, script: reply },
    { ca: selfSigned },
    { ...tls, tlsReason: 'client_certificate', connections: [0, 1] },
  ),
  ...proxies.map(through),
];
