import { fromPlain, isTrunklineError, toPlain, type PlainResult } from '@trunkline/core';
import { vats } from './vendors/vats.ts';
import type { Home, Places } from './places.ts';
import { toldOf, type Row } from './row.ts';

/** An error is recognised, and still is after a way as JSON. */
export async function errorRows(places: Places, home: Home): Promise<Row[]> {
  const calls = await vats.open(vats.baseUrl(places), places, home);
  const result = await calls.refused();
  await calls.close();
  const back = fromPlain(JSON.parse(JSON.stringify(toPlain(result))) as PlainResult<unknown>);
  return [
    { id: 'error', told: { recognised: isTrunklineError(result.error), isError: result.error instanceof Error } },
    { id: 'error, sent as JSON', told: { recognised: isTrunklineError(back.error), ...toldOf(back) } },
  ];
}
