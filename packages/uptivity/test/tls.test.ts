import { readFileSync } from 'node:fs';
import { createServer, type TlsOptions } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientOf } from './support/client.ts';
import { runProgram } from './support/program.ts';
import { fine } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { listening, serveSocket } from './support/socket-server.ts';

/** The certificates of the conformance suite. */
const certificates = new URL('../../conformance/src/certificates/', import.meta.url);

interface TlsServer {
  readonly port: number;
  readonly documents: readonly string[];
}

/** A command socket behind TLS. */
async function serveTls(name: string, options: TlsOptions = {}): Promise<TlsServer> {
  const documents: string[] = [];
  const pem = readFileSync(new URL(`${name}.pem`, certificates), 'utf8');
  const server = createServer({ key: pem, cert: pem, ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      documents.push(chunk.toString());
      socket.write(fine(/<REQUESTID>(\d+)</.exec(chunk.toString())?.[1]));
    });
  });
  server.on('tlsClientError', () => undefined);
  const port = await listening(server);
  onTestFinished(() => void server.close());
  return { port, documents };
}

describe('a command socket behind TLS', () => {
  it.for([
    ['self-signed', 'self_signed'],
    ['unknown-issuer', 'unknown_issuer'],
  ] as const)('with a certificate that nobody can trust is sent nothing: %s', async ([name, tlsReason]) => {
    const { port, documents } = await serveTls(name);
    const error = errorOf(
      await clientOf({ baseUrl: `tls://127.0.0.1:${port}` }).calls.start({ deviceId: '200' }),
      'network',
    );
    expect(error).toMatchObject({ reason: 'tls', tlsReason, outcome: 'not_sent', retry: 'after_admin', attempts: 1 });
    expect(documents).toEqual([]);
  });

  it('is used where its authority is trusted', { timeout: 12_000 }, async () => {
    const { port, documents } = await serveTls('trusted');
    const trust = { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('authority.pem', certificates)) };
    expect(await runProgram('idle-client.ts', [`tls://127.0.0.1:${port}`], trust)).toEqual({
      code: 0,
      said: 'answered',
    });
    expect(documents.map((document) => document.includes('<TYPE>TEST</TYPE>'))).toEqual([true]);
  });

  it('carries commands, each of them once', { timeout: 12_000 }, async () => {
    const [authority, trusted] = ['authority', 'trusted'].map((name) =>
      fileURLToPath(new URL(`${name}.pem`, certificates)),
    );
    const ended = await runProgram('tls-commands.ts', [trusted ?? ''], { NODE_EXTRA_CA_CERTS: authority ?? '' });
    expect(ended).toEqual({ code: 0, said: 'ok 20' });
  });

  const pemOf = (name: string): string => readFileSync(new URL(`${name}.pem`, certificates), 'utf8');

  it('is used by a client that names its authority', async () => {
    const { port, documents } = await serveTls('trusted');
    const uptivity = clientOf({ baseUrl: `tls://127.0.0.1:${port}`, connection: { ca: pemOf('authority') } });
    valueOf(await uptivity.calls.start({ deviceId: '200' }));
    expect(documents).toHaveLength(1);
  });

  it('is told who we are, and used as it is where nothing is verified', async () => {
    const { port } = await serveTls('self-signed', { requestCert: true, ca: pemOf('client') });
    const clientCertificate = { certificate: pemOf('client'), key: pemOf('client') };
    const connection = { clientCertificate, insecureSkipVerify: true };
    valueOf(await clientOf({ baseUrl: `tls://127.0.0.1:${port}`, connection }).calls.start({ deviceId: '200' }));
    const stranger = clientOf({ baseUrl: `tls://127.0.0.1:${port}`, connection: { insecureSkipVerify: true } });
    expect((await stranger.calls.start({ deviceId: '200' })).ok).toBe(false);
  });

  it('goes through no proxy, and says so', () => {
    const connection = { proxy: 'http://proxy.example:3128' };
    expect(() => clientOf({ baseUrl: 'tls://uptivity.example', connection })).toThrow(
      'connection.proxy must be left out',
    );
  });

  it.for([
    ['wrong-host', 'host_mismatch'],
    ['expired', 'expired'],
  ] as const)(
    'is not used where its certificate is %s, though its authority is trusted',
    { timeout: 12_000 },
    async ([name, tlsReason]) => {
      const { port, documents } = await serveTls(name);
      const trust = { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('authority.pem', certificates)) };
      const ended = await runProgram('idle-client.ts', [`tls://127.0.0.1:${port}`], trust);
      expect(ended.said).toBe(`network ${tlsReason} not_sent`);
      expect(documents).toEqual([]);
    },
  );

  it('that speaks no TLS is network, and was sent nothing', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)), {
      onConnection: (socket) => void socket.end('<RESULT>'),
    });
    const error = errorOf(
      await clientOf({ baseUrl: `tls://127.0.0.1:${server.port}`, retry: { limit: 0 } }).calls.start({
        deviceId: '200',
      }),
      'network',
    );
    expect(error).toMatchObject({ reason: 'tls', outcome: 'not_sent' });
  });
});
