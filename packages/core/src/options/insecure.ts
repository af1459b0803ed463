import type { ClientOptions } from './client-options.ts';

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const secure = /^(https|tls):$/;

function isOpen(url: string | URL): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return !secure.test(protocol) && !loopback.test(hostname);
}

/** Plain text is for simulators and closed networks: anywhere else everybody on the way can read and replay what is sent. */
export function insecureWarning({ baseUrl, endpoints }: Pick<ClientOptions, 'baseUrl' | 'endpoints'>): string[] {
  const urls = Array.isArray(endpoints) ? (endpoints as readonly (string | URL)[]) : [];
  const all = baseUrl === undefined ? urls : [baseUrl, ...urls];
  return all.some(isOpen)
    ? ['requests go over plain http or tcp: use https or tls, or a network that is closed to others']
    : [];
}
