import type NodeStream from 'node:stream';
import type UndiciModule from 'undici';
import type { Dispatcher } from 'undici';
import { builtin, requireUndici, type ReadNetwork } from '../options/network.ts';
import { decoded, webStream } from './node-body.ts';
import type { ClosableSender, SendAnswer, SendFailure, Sender } from './sender.ts';

type Undici = typeof UndiciModule;

function dispatcherFor({ Agent, EnvHttpProxyAgent, ProxyAgent }: Undici, { tls, proxy }: ReadNetwork): Dispatcher {
  if (proxy === undefined) return new Agent({ connect: tls });
  if (proxy === 'environment') return new EnvHttpProxyAgent({ connect: tls, requestTls: tls, proxyTls: tls });
  const { url: uri, authorization } = proxy;
  const token = authorization === undefined ? {} : { token: authorization };
  return new ProxyAgent({ uri, ...token, requestTls: tls, proxyTls: tls });
}

/** A proxy that doesn't let us through says so before anything of the request has left. */
const refusedByProxy = /^Proxy response \((\d{3})\)/;

function proxyFailure(thrown: unknown): SendFailure | undefined {
  const status = thrown instanceof Error ? refusedByProxy.exec(thrown.message)?.[1] : undefined;
  if (status === undefined) return undefined;
  return { answered: false, kind: 'network', reason: 'refused', networkCode: `PROXY_${status}`, notSent: true, thrown };
}

function textHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
}

/** Sends by undici's own `request`, with the certificates and through the proxy that the option names. */
export function undiciSender(network: ReadNetwork): ClosableSender {
  const undici = requireUndici('load') as Undici;
  const { Readable } = builtin<typeof NodeStream>('node:stream');
  const dispatcher = dispatcherFor(undici, network);

  const send: Sender = async ({ endpoint, path, method, headers, body }, { signal }) => {
    try {
      const answer = await undici.request(endpoint.url + path, {
        dispatcher,
        method: method as Dispatcher.HttpMethod,
        // No deflate: of two things that servers mean by it, one can't be told from a broken body.
        headers: { 'accept-encoding': 'gzip', ...headers },
        signal,
        // The line keeps the clocks.
        headersTimeout: 0,
        bodyTimeout: 0,
        ...(body === undefined
          ? {}
          : { body: body instanceof ReadableStream ? Readable.fromWeb(body as never) : body }),
      });
      const told = textHeaders(answer.headers);
      const readable = webStream(decoded(answer.body, told['content-encoding']));
      return { answered: true, status: answer.statusCode, headers: told, body: readable } satisfies SendAnswer;
    } catch (thrown) {
      const failure = proxyFailure(thrown);
      if (failure === undefined) throw thrown;
      return failure;
    }
  };
  // Not `close`: that would wait for connections that are being made, and nobody is left who would use them.
  return { send, close: () => dispatcher.destroy() };
}
