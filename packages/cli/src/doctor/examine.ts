import { stopSignal } from '../stop-signal.ts';
import { asUsage, isUsageError } from '../usage-error.ts';
import type { Inbound, OpenClient, Vendor } from '../vendors/vendor.ts';
import { checkAddress, placeOf, type Place } from './address.ts';
import { ok, skipped, wrong, type Finding } from './finding.ts';
import { checkCredentials, checkPermissions } from './rights.ts';
import { checkClock, checkReach, checkTls } from './way.ts';

export interface Visit {
  /** Where webhooks come in. */
  readonly listen?: number;
  /** Seconds for what has to come in. */
  readonly wait: number;
}

type Told = Finding & { readonly about: string };

/** One check after the other; what hangs on one that failed is not looked at. */
export async function* examine(
  vendor: Vendor,
  visit: Visit,
  say: (line: string) => void,
): AsyncGenerator<Told, void, undefined> {
  const told = await openForExamination(vendor);
  if ('state' in told) return yield { about: 'environment', ...told };
  const { client, place } = told;
  const stop = stopSignal();
  try {
    yield { about: 'environment', ...ok('complete') };
    if (yield* failedOnTheWay(place)) return;
    const { examination } = vendor;
    const inbound = examination.inbound?.(process.env, client, visit.listen);
    if (inbound !== undefined) {
      const finding = await checkInbound(inbound, visit, stop.signal, say);
      yield { about: 'inbound', ...finding };
      if (finding.state === 'wrong' && 'bearsAnswers' in inbound) return;
    }
    const credentials = await checkCredentials(examination, client, stop.signal);
    yield { about: 'credentials', ...credentials };
    if (credentials.state === 'wrong') return;
    yield { about: 'permissions', ...(await checkPermissions(examination, client, stop.signal)) };
  } finally {
    stop.forget();
    await client.close();
  }
}

async function checkInbound(
  inbound: Inbound | { readonly skipped: string },
  { wait }: Visit,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Finding> {
  if ('skipped' in inbound) return skipped(inbound.skipped);
  say(`Waiting up to ${wait} s for ${inbound.awaits} …`);
  const answer = await inbound.wait({ signal, timeoutMs: wait * 1_000 });
  return answer.arrived ? ok(answer.says) : wrong(answer.says, answer.todo);
}

async function* failedOnTheWay(place: Place): AsyncGenerator<Told, boolean, undefined> {
  const checks = [
    ['address', checkAddress],
    ['reach', checkReach],
    ['TLS', checkTls],
    ['clock', checkClock],
  ] as const;
  for (const [about, check] of checks) {
    const finding = await check(place);
    yield { about, ...finding };
    if (finding.state === 'wrong') return true;
  }
  return false;
}

/** The client of the environment, and the place of its server; or what is wrong with it. */
async function openForExamination(vendor: Vendor): Promise<{ client: OpenClient; place: Place } | Finding> {
  try {
    return await asUsage(async () => {
      const place = placeOf(vendor.examination.address(process.env));
      if (place === undefined) return wrong('the URL names no server', 'Mend it: scheme, host and port.');
      return { client: await vendor.open(process.env, {}), place };
    });
  } catch (thrown) {
    if (!isUsageError(thrown)) throw thrown;
    return wrong(thrown.message, 'See the environment of: trunkline call --help');
  }
}
