import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/**
 * `trusted`, `expired` and `wrong-host` are signed by an authority that {@link trustAuthority} makes known, so that
 * their own fault shows and not that of the issuer.
 */
export type CertificateName = 'trusted' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'unknown-issuer' | 'self-signed';

const read = (name: string): string => readFileSync(new URL(`../certificates/${name}.pem`, import.meta.url), 'utf8');

/** Key and certificate as `tls.createServer` takes them. Both stand in the one file. */
export function certificate(name: CertificateName | 'authority' | 'client'): { key: string; cert: string } {
  const pem = read(name);
  return { key: pem, cert: pem };
}

let trusted: boolean | undefined;

/** Makes this process trust the suite's authority. False where this Node has no way to do that at run time. */
export function trustAuthority(): boolean {
  trusted ??= tryTrust();
  return trusted;
}

function tryTrust(): boolean {
  // A named import would keep the whole suite from loading on a Node without it.
  if (typeof tls.setDefaultCACertificates !== 'function') return false;
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), read('authority')]);
  return true;
}
