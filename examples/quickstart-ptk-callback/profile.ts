/** How the server wants its requests: read from its WSDL. Without that nothing can be asked, so it says why, and ends. */
import { readFile } from 'node:fs/promises';
import { profileFromWsdl, type WsdlReading } from '@trunkline/ptk-callback';

/** `place` is a path at the server, another URL, or a file. */
export async function readProfile(place: string, server: string): Promise<Extract<WsdlReading, { ok: true }>> {
  if (!URL.canParse(place, server)) return stop('PTK_CALLBACK_BASE_URL or PTK_CALLBACK_WSDL is no URL');
  const wsdl = new URL(place, server);
  const reading = await profileFromWsdl(await load(wsdl));
  if (reading.ok) return reading;
  const wanted = reading.issues.map(({ expected }) => expected).join(', ');
  return stop(`${wsdl.href} is no WSDL that can be read, expected: ${wanted}`);
}

async function load(wsdl: URL): Promise<string> {
  try {
    if (wsdl.protocol === 'file:') return await readFile(wsdl, 'utf8');
    const answer = await fetch(wsdl, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) return await answer.text();
    return stop(`${wsdl.href} answers HTTP ${answer.status}`);
  } catch (thrown) {
    const { message, cause } = thrown as Error;
    return stop(`No way to ${wsdl.href}: ${cause instanceof Error ? cause.message : message}`);
  }
}

function stop(why: string): never {
  console.error(`${why}. The addresses stand in .env; is the server there?`);
  process.exit(1);
}
