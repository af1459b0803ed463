import { downloadRows } from './downloads.ts';
import { errorRows } from './errors.ts';
import { failures, type Failure } from './failures.ts';
import type { Home, Places } from './places.ts';
import { toldOf, type Row } from './row.ts';
import { webhookRows } from './webhooks.ts';
import type { Vendor } from './vendor.ts';
import { vendors } from './vendors.ts';

async function simulatorRows(vendor: Vendor, places: Places, home: Home): Promise<Row[]> {
  const calls = await vendor.open(vendor.baseUrl(places), places, home);
  const good = await calls.good();
  const refused = await calls.refused();
  await calls.close();
  return [
    { id: `${vendor.name}, good call`, told: toldOf(good) },
    { id: `${vendor.name}, refused call`, told: toldOf(refused) },
  ];
}

async function failureRow(vendor: Vendor, failure: Failure, places: Places, home: Home): Promise<Row> {
  const { name, encrypted, attemptTimeoutMs } = failure;
  const [plainScheme, encryptedScheme] = vendor.schemes ?? ['http', 'https'];
  const baseUrl = `${encrypted ? encryptedScheme : plainScheme}://${places.failures[name]}`;
  const calls = await vendor.open(baseUrl, places, home, { attemptTimeoutMs, retry: { limit: 0 } });
  const result = await calls.good();
  await calls.close();
  return { id: `${vendor.name}, ${name}`, told: toldOf(result) };
}

/** What integrators do with Trunkline and what befalls them, told line by line. */
export async function* story(places: Places, home: Home): AsyncGenerator<Row> {
  const here = vendors.filter(({ needs }) => needs !== 'sockets' || home.sockets);
  for (const vendor of here) {
    if (vendor.needs !== 'listening' || home.listen !== undefined) yield* await simulatorRows(vendor, places, home);
  }
  for (const failure of failures)
    yield* await Promise.all(here.map((vendor) => failureRow(vendor, failure, places, home)));
  yield* await webhookRows(places);
  yield* await downloadRows(places, home);
  yield* await errorRows(places, home);
}
