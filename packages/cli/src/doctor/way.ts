import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { isIP } from 'node:net';
import type { Place } from './address.ts';
import { look, ok, skipped, wrong, type Finding } from './finding.ts';

const timeoutMs = 5_000;

/** Waits until a connection stands, or says why it doesn't. */
function settled(socket: Socket, event: 'connect' | 'secureConnect'): Promise<string | undefined> {
  return new Promise((resolve) => {
    socket.setTimeout(timeoutMs, () => resolve('TIMEOUT'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'an error'));
    socket.once(event, () => resolve(undefined));
  });
}

const waysToFail: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody listens there: start the server, or mend the port.',
  TIMEOUT: 'A firewall may swallow it: let this computer through, or use the VPN.',
  EHOSTUNREACH: 'There is no route: check network and VPN.',
  ENETUNREACH: 'There is no route: check network and VPN.',
};

/** Does anybody listen? */
export async function checkReach({ host, port }: Place): Promise<Finding> {
  const socket = connectPlain({ host, port });
  const failure = await settled(socket, 'connect');
  socket.destroy();
  if (failure === undefined) return ok(`port ${port} answers`);
  return wrong(
    `port ${port} does not answer (${failure})`,
    waysToFail[failure] ?? 'Check network, proxy and firewall.',
  );
}

const day = 86_400_000;

const tlsFailures: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has expired: who runs the server must renew it.',
  DEPTH_ZERO_SELF_SIGNED_CERT: "It is self-signed: give the option connection.ca, or Node's NODE_EXTRA_CA_CERTS.",
  SELF_SIGNED_CERT_IN_CHAIN: "Its issuer is your own: give the option connection.ca, or Node's NODE_EXTRA_CA_CERTS.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The server leaves out a certificate in between: who runs it must send the whole chain.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name: use that name in the URL.',
};

/** Is the certificate good, and for how long? */
export async function checkTls({ host, port, isTls }: Place): Promise<Finding> {
  if (!isTls && isLoopback(host)) return skipped('not used, on this computer');
  if (!isTls) return look('not used: everything is sent in clear text', 'Use https if the server has it.');
  const named = isIP(host) === 0 ? { servername: host } : {};
  const socket: TLSSocket = connectTls({ host, port, ...named });
  const failure = await settled(socket, 'secureConnect');
  const certificate = socket.getPeerCertificate();
  const protocol = socket.getProtocol();
  socket.destroy();
  if (failure !== undefined) {
    return wrong(`no secure connection (${failure})`, tlsFailures[failure] ?? 'Check the certificate of the server.');
  }
  const days = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / day);
  const says = `${protocol}, certificate good for ${days} more days`;
  return days < 14 ? look(says, 'Have it renewed soon.') : ok(says);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

const mostSkewMs = 60_000;

/** Does our clock agree with the server's? Signatures and appointments depend on it. */
export async function checkClock({ url }: Place): Promise<Finding> {
  if (!/^https?:$/.test(url.protocol)) return skipped('a command socket tells no time');
  try {
    const asked = await fetch(new URL('/', url), { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await asked.body?.cancel();
    const told = Date.parse(asked.headers.get('date') ?? '');
    if (Number.isNaN(told)) return skipped('the server tells no time');
    return judgeSkew(Date.now() - told);
  } catch {
    return skipped('the server answers no plain request');
  }
}

/** `Date` has whole seconds, and the way takes a moment. */
export function judgeSkew(skewMs: number): Finding {
  const apart = Math.round(Math.abs(skewMs) / 1_000);
  if (Math.abs(skewMs) <= mostSkewMs) return ok(apart <= 2 ? 'agrees with the server' : `${apart} s apart`);
  return look(
    `${apart} s ${skewMs > 0 ? 'ahead of' : 'behind'} the server`,
    'Set the clock of this computer by NTP, or have the server set.',
  );
}
