import fc from 'fast-check';
import { leaks, resultProblems } from '@trunkline/conformance/contract';
import { createVatsClient, type Result, type VatsError } from '@trunkline/vats';
import { wireCanary } from '../answers/json.ts';
import { spoilt } from '../answers/spoil.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

const row = `[MTpyZWM6MQ==];1767225600;1767225660;1767225610;101;74950000001;;79001234567;1110;74950000002;${wireCanary}`;
const span = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-02T00:00:00Z' };

function streamed(draw: Draw, bytes: Uint8Array): ReadableStream<Uint8Array> {
  const cuts = draw(fc.array, fc.nat({ max: bytes.length }), { maxLength: 5 });
  const places = [...new Set([0, ...cuts, bytes.length])].toSorted((one, other) => one - other);
  return new ReadableStream({
    start(controller) {
      for (const [index, from] of places.entries()) {
        const piece = bytes.subarray(from, places[index + 1]);
        if (piece.length > 0) controller.enqueue(piece);
      }
      controller.close();
    },
  });
}

/** A table in pieces has as many rows as a whole one; a spoilt one ends with one error, and nothing after it. */
export const vatsStatistics: Target = target('vats: tables of statistics', fc.gen(), async (draw: Draw) => {
  const count = draw(fc.nat, 4);
  const text = Array.from({ length: count }, () => row).join(pick(draw, ['\n', '\r\n']));
  const isGood = draw(fc.boolean);
  const bytes = isGood ? new TextEncoder().encode(text) : spoilt(draw, text);
  const key = new TextEncoder().encode('{"result":1000,"key":"K1"}');
  const vats = createVatsClient({
    apiKey: 'k',
    apiSalt: 's',
    retry: { limit: 0 },
    sender: ({ path }) =>
      Promise.resolve({
        answered: true,
        status: 200,
        headers: { 'content-type': path === 'stats/request' ? 'application/json' : 'text/csv' },
        body: path === 'stats/request' ? key : streamed(draw, bytes),
      }),
  });
  const rows: Result<unknown, VatsError>[] = [];
  for await (const one of vats.stats.fetch(span)) rows.push(one);
  await vats.close({ drainMs: 0 });
  const failed = rows.findIndex(({ ok }) => !ok);
  const problems = [
    ...(isGood && (rows.length !== count || failed !== -1) ? [`${rows.length} rows of ${count}`] : []),
    ...(failed === -1 || failed === rows.length - 1 ? [] : ['rows after an error']),
    ...rows.flatMap((one) => resultProblems(one, 'vats')),
    ...leaks({ errors: rows.map(({ error }) => error) }, [wireCanary]),
  ];
  hold(problems, bytes);
});
