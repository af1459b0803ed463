import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ok, wrong, type Finding } from './finding.ts';

/** A server's place, as the checks on the way need it. */
export interface Place {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export function placeOf(address: string): Place | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const port = url.port === '' ? usualPorts[url.protocol] : Number(url.port);
  if (port === undefined || url.hostname === '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { url, host, port, isTls: url.protocol === 'https:' || url.protocol === 'tls:' };
}

/** Does the name of the server lead anywhere? */
export async function checkAddress({ host }: Place): Promise<Finding> {
  if (isIP(host) !== 0) return ok(host);
  try {
    const found = await lookup(host, { all: true });
    return ok(`${host} is ${found.map(({ address }) => address).join(', ')}`);
  } catch (thrown) {
    const { code = 'an error' } = thrown as NodeJS.ErrnoException;
    return wrong(`${host} has no address (${code})`, 'Mend the name in the URL, or ask who runs your DNS or VPN.');
  }
}
